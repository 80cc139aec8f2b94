using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>One field as the form shows it.</summary>
/// <param name="Text">What stands in it; empty for a list to tick.</param>
internal sealed record FieldView(EntryField Field, string Label, string? Hint, string Text, IReadOnlyList<Choice> Choices);

/// <summary>The fields of a form, and the last change that the reader has seen.</summary>
internal sealed record EntryFormView(IReadOnlyList<FieldView> Fields, long Seen);

/// <summary>A change made while the reader was typing.</summary>
internal sealed record Meanwhile(EntryField Field, EntryChange Change);

/// <summary>Shows the fields of an entry to be typed, and reads them back: what someone else changed meanwhile and the reader left alone stays theirs.</summary>
internal sealed class EntryForm(AppDb db, FieldRules rules, IVocabularies vocabularies, Texts texts)
{
    public const string SeenName = "seen";

    public async Task<EntryFormView> Show(KeptEntry entry, IEnumerable<EntryField> fields, IFormCollection? typed, CancellationToken cancel)
    {
        var seen = await db.Set<EntryChange>().Where(c => c.EntryId == entry.Id).OrderByDescending(c => c.At).Select(c => (DateTimeOffset?)c.At).FirstOrDefaultAsync(cancel);
        return new EntryFormView([.. fields.Select(f => One(entry, f, typed))], seen?.UtcTicks ?? 0);
    }

    /// <summary>What the reader wants changed, against the entry as it stands; errors are written beside their fields.</summary>
    public async Task<(IReadOnlyList<FieldChange> Wanted, IReadOnlyList<Meanwhile> Clashes)> Read(KeptEntry entry, IEnumerable<EntryField> fields, IFormCollection typed, ModelStateDictionary errors, CancellationToken cancel)
    {
        var seen = new DateTimeOffset(long.TryParse(typed[SeenName], out var ticks) && ticks > 0 && ticks < DateTimeOffset.MaxValue.UtcTicks ? ticks : 0, TimeSpan.Zero);
        var since = (await db.Set<EntryChange>().AsNoTracking().Where(c => c.EntryId == entry.Id && c.At > seen).OrderBy(c => c.At).ToListAsync(cancel)).ToLookup(c => c.Field, StringComparer.Ordinal);
        var wanted = new List<FieldChange>();
        var clashes = new List<Meanwhile>();
        foreach (var field in fields)
        {
            var values = typed[field.Name].OfType<string>().ToList();
            // A field that the form did not hold is left alone; a list without a tick holds nothing but its mark.
            if (values.Count == 0 && !typed.ContainsKey($"{field.Name}-shown"))
                continue;
            var (first, last) = (since[field.Name].FirstOrDefault(), since[field.Name].LastOrDefault());
            var before = first is null ? entry.Read(field) : first.Before;
            var (value, error) = rules.Read(field, values, before);
            if (first is not null && string.Equals(value, before, StringComparison.Ordinal))
                continue;
            if (error is not null)
                errors.AddModelError(field.Name, error);
            else if (!string.Equals(value, entry.Read(field), StringComparison.Ordinal))
            {
                wanted.Add(new FieldChange(field, value));
                if (last is not null)
                    clashes.Add(new Meanwhile(field, last));
            }
        }
        return (wanted, clashes);
    }

    /// <summary>"Courriel : « … » (Le Pont-Levis)".</summary>
    public string Words(Meanwhile clash) => texts["keeping.meanwhile.line", texts[clash.Field.TextKey], rules.Show(clash.Field, clash.Change.After) ?? "–", clash.Change.Who];

    private FieldView One(KeptEntry entry, EntryField field, IFormCollection? typed)
    {
        var value = entry.Read(field);
        var chosen = typed is null ? (value ?? "").Split('\n') : [.. typed[field.Name].OfType<string>()];
        var text = typed is null ? rules.Show(field, value) ?? "" : chosen is [var first, ..] ? first : "";
        IReadOnlyList<Choice> choices = field.List is not { } list ? []
            : [.. vocabularies.List(list).Where(t => Offered(field, t.Code, value) && (!t.Closed || chosen.Contains(t.Code))).Select(t => new Choice(t.Code, t.Label.In(texts.Language, texts.Belgian), chosen.Contains(t.Code)))];
        return new FieldView(field, texts[field.TextKey], Hint(field), text, choices);
    }

    private static bool Offered(EntryField field, string code, string? value) => field.Kind is not FieldKind.State || code == value || EntryFields.Choosable.Contains(code);

    private string? Hint(EntryField field) => field.Kind switch
    {
        FieldKind.Phones => texts["keeping.hint.phones"],
        FieldKind.Hours => texts["keeping.hint.hours"],
        FieldKind.Places => texts["keeping.hint.places"],
        _ => null,
    };
}
