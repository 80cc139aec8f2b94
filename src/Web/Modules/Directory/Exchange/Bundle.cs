using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Networks;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>A record that could not be taken, and where it stands.</summary>
internal sealed record Rejection(string File, string Line, string Field, string Why)
{
    public override string ToString() => $"{File}, {Line}, {Field}: {Why}";
}

/// <summary>A directory as a file tells it: all that an import would have exist, and what was odd in it.</summary>
internal sealed class Bundle(string source)
{
    private readonly HashSet<Guid> flagIds = [];

    public string Source => source;

    /// <summary>The file brings its own provenances and flags (our own export), so none are made.</summary>
    public bool Complete { get; set; }

    /// <summary>The file is a part of its source: what it does not name is not gone.</summary>
    public bool Partial { get; set; }

    public List<Organization> Organizations { get; } = [];

    public List<Service> Services { get; } = [];

    public List<Location> Locations { get; } = [];

    public List<Address> Addresses { get; } = [];

    public List<ServiceAtLocation> ServicesAtLocations { get; } = [];

    public List<Phone> Phones { get; } = [];

    public List<Schedule> Schedules { get; } = [];

    public List<ScheduleException> ScheduleExceptions { get; } = [];

    public List<Contact> Contacts { get; } = [];

    public List<ServiceOffer> Offers { get; } = [];

    public List<TrainingModule> TrainingModules { get; } = [];

    public List<Tool> Tools { get; } = [];

    public List<SourceTerm> Terms { get; } = [];

    public List<ServiceTerm> ServiceTerms { get; } = [];

    public List<Network> Networks { get; } = [];

    public List<NetworkMember> NetworkMembers { get; } = [];

    public List<Provenance> Provenances { get; } = [];

    public List<SourceFlag> Flags { get; } = [];

    public List<Rejection> Rejections { get; } = [];

    /// <summary>Faults that do not keep a record out; told like rejections, not counted with them.</summary>
    public List<Rejection> Notes { get; } = [];

    /// <summary>How often each odd thing was met, rows that say nothing included.</summary>
    public SortedDictionary<string, int> Tally { get; } = new(StringComparer.Ordinal);

    public Guid Id(string kind, string id) => NamedId.Of(source, kind, id);

    /// <summary>Keeps what is odd as it is said; <paramref name="times"/> is how many rows of the file say it.</summary>
    public void Flag(string code, string where, string field, string? said, Guid? entry, int times = 1)
    {
        Count(code, times);
        var id = Id("flag", $"{code}|{where}|{field}");
        for (var next = 2; !flagIds.Add(id); next++)
            id = Id("flag", $"{code}|{where}|{field}|{next}");
        Flags.Add(new SourceFlag { Id = id, EntryId = entry, Source = source, Where = where, Field = field, Code = code, Said = said });
    }

    public void Count(string code, int times = 1) => Tally[code] = Tally.GetValueOrDefault(code) + times;

    public void Note(string file, string line, string field, string what) => Notes.Add(new Rejection(file, line, field, what));

    public void Reject(string file, string line, string field, string why) => Rejections.Add(new Rejection(file, line, field, why));
}
