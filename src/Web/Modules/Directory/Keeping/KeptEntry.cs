using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>A service or an organisation with the numbers and hours that are its own, every field read and written as text.</summary>
internal sealed class KeptEntry
{
    private readonly AppDb db;
    private readonly EntityEntry row;
    private readonly Dictionary<string, string> columns;

    public KeptEntry(AppDb db, object entity, List<Phone> phones, List<Schedule> hours)
    {
        this.db = db;
        (row, Phones, Hours) = (db.Entry(entity), phones, hours);
        columns = row.Metadata.GetProperties().ToDictionary(p => p.GetColumnName(), p => p.Name, StringComparer.Ordinal);
        Kind = entity is Service ? EntryKind.Service : EntryKind.Organization;
    }

    public EntryKind Kind { get; }

    public Guid Id => ((IEntry)row.Entity).EntryId;

    public string Name => (string)row.Property(nameof(Name)).CurrentValue!;

    public string Slug => (string)row.Property(nameof(Slug)).CurrentValue!;

    public string Address => $"/annuaire/{Kind.Folder()}/{Slug}";

    public string Subject => $"{Kind.ToString().ToLowerInvariant()}:{Id}";

    public int Version => ((IVersioned)row.Entity).Version;

    public Service? Service => row.Entity as Service;

    /// <summary>The organisation whose members keep it.</summary>
    public OrganizationId? Owner => row.Entity is Service service ? service.OrganizationId : ((Organization)row.Entity).Id;

    public string State
    {
        get => (string)row.Property(nameof(State)).CurrentValue!;
        set => row.Property(nameof(State)).CurrentValue = value;
    }

    public List<Phone> Phones { get; }

    public List<Schedule> Hours { get; }

    public string? Read(EntryField field) => field.Kind switch
    {
        FieldKind.Phones => PhoneLines.Print(Phones),
        FieldKind.Hours => HoursLines.Print(Hours),
        FieldKind.Codes or FieldKind.Places => string.Join('\n', (List<string>)Column(field).CurrentValue!) is { Length: > 0 } codes ? codes : null,
        _ => Column(field).CurrentValue is string { Length: > 0 } text ? text : null,
    };

    /// <summary>Writes a value that <see cref="FieldRules"/> has passed; returns the rows that went.</summary>
    public string? Write(EntryField field, string? value, DateTimeOffset now)
    {
        switch (field.Kind)
        {
            case FieldKind.Phones:
                return OwnRows.Replace(db, Phones, Lines(value).Select(l => NewPhone(l, now)));
            case FieldKind.Hours:
                return OwnRows.Replace(db, Hours, Lines(value).SelectMany(l => NewHours(l, now)));
            case FieldKind.Codes or FieldKind.Places:
                Column(field).CurrentValue = Lines(value).ToList();
                return null;
            default:
                Column(field).CurrentValue = value;
                return null;
        }
    }

    /// <summary>Puts rows back as they were before a change.</summary>
    public string? Restore(EntryField field, string kept) => field.Kind is FieldKind.Phones
        ? OwnRows.Restore(db, Phones, kept) : OwnRows.Restore(db, Hours, kept);

    public void Touch(DateTimeOffset now) => row.Property("UpdatedAt").CurrentValue = now;

    private PropertyEntry Column(EntryField field) => row.Property(columns[field.Name]);

    private Phone NewPhone(string line, DateTimeOffset now)
    {
        var (number, words) = PhoneLines.Read(line);
        var old = Phones.Find(p => p.Number == number);
        return new Phone
        {
            Id = Guid.CreateVersion7(now),
            ServiceId = Service?.Id,
            OrganizationId = Kind is EntryKind.Organization ? Owner : null,
            Number = number,
            Description = words,
            Kind = old?.Kind ?? "voice",
            Extension = old?.Extension,
            Language = old?.Language,
        };
    }

    private IEnumerable<Schedule> NewHours(string line, DateTimeOffset now)
    {
        if (HoursLines.Read(line) is not { } periods)
        {
            yield return new Schedule { Id = Guid.CreateVersion7(now), ServiceId = Service?.Id, Said = line };
            yield break;
        }
        foreach (var period in periods)
        {
            var schedule = new Schedule { Id = Guid.CreateVersion7(now), ServiceId = Service?.Id };
            Directory.Hours.ScheduleHours.Fill(schedule, period);
            yield return schedule;
        }
    }

    private static string[] Lines(string? value) => (value ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
