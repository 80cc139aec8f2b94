using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

/// <summary>What a record states, for those who count.</summary>
internal sealed class FactsOfRecord(AppDb db, ActionBook book, IVocabularies vocabularies, IPlaces places, Texts texts) : IActionFacts
{
    private const int Longest = 12;

    public async Task<ActionFacts> Of(ActionId action, CancellationToken cancel)
    {
        var record = await Read(action, cancel);
        var funders = record.Links.Where(l => l.Role == ActionRoles.Funder).ToList();
        return new ActionFacts(
            [.. funders.Select(f => f.OrganizationId).Append(record.LeadId).OfType<OrganizationId>()],
            funders.Count > 0 && funders.TrueForAll(f => f.Amount is not null) ? funders.Sum(f => f.Amount) : null,
            record.CostIsPublic,
            record.TheoryTopics.Count > 0 ? record.TheoryTopics.Count : null,
            [.. record.Evaluation.Process.Concat(record.Evaluation.Results).SelectMany(Declared)],
            record.Description);
    }

    public async Task<ActionWriting> Written(ActionId action, CancellationToken cancel)
    {
        var record = await Read(action, cancel);
        return new ActionWriting(
            new ActionSheet(record, new ActionWords(vocabularies, places, texts), texts).Beginning(),
            [.. Contradictions.Of(record).Select(c => c.Say(texts))],
            [.. record.Links.Where(l => l.Role == ActionRoles.Funder).OrderBy(l => l.Position).Select(l => (l.OrganizationName, l.Amount))]);
    }

    public async Task<IReadOnlyList<ActionCard>> Editions(ActionCard action, CancellationToken cancel)
    {
        var line = new List<ActionCard> { action };
        while (line.Count < Longest && line[0].FormerEdition is { } former && line.TrueForAll(c => c.Id != former) && await book.Find(former, cancel) is { } before)
            line.Insert(0, before);
        while (line.Count < Longest && await Next(line[^1].Id, cancel) is { } next && line.TrueForAll(c => c.Id != next.Id))
            line.Add(next);
        return line;
    }

    private async Task<ActionCard?> Next(ActionId action, CancellationToken cancel)
    {
        var next = await book.Visible().Where(a => a.FormerEditionId == action).OrderBy(a => a.Id).Select(a => (ActionId?)a.Id).FirstOrDefaultAsync(cancel);
        return next is { } id ? await book.Find(id, cancel) : null;
    }

    private async Task<ActionRecord> Read(ActionId action, CancellationToken cancel) =>
        await db.Set<ActionRecord>().AsNoTracking().Include(a => a.Links).SingleAsync(a => a.Id == action, cancel);

    // The register has P3 as planned and held in one line, and P4 in parts; the catalogue counts each apart.
    private static IEnumerable<DeclaredValue> Declared(DeclaredIndicator said) => said switch
    {
        { Code: "P3" } => [new("P3a", said.Planned, said.PlannedSource), new("P3b", said.Held ?? said.Value, said.Text)],
        { Code: "P4", Parts: { Count: > 0 } parts } => parts.Select(p => new DeclaredValue(p.Key switch { "demandesInscription" => "P4a", "participantsAcceptes" => "P4b", _ => p.Key }, p.Value, said.Text)),
        { Code: { } code } => [new(code, said.Value, said.Text)],
        _ => [],
    };
}
