using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Requests.Proposals;

/// <summary>One rubric of two versions, with what changed.</summary>
internal sealed record VersionLine(string Name, IReadOnlyList<DiffPiece> Pieces)
{
    public bool IsChanged => Pieces.Any(p => p.Change is not Change.Same);
}

/// <summary>Two versions of a proposal side by side.</summary>
internal sealed record Versions(Proposal Before, Proposal After, IReadOnlyList<VersionLine> Lines)
{
    /// <summary>Of those of one service: the two numbers asked for, else the last two; null where there is but one.</summary>
    public static Versions? Of(IReadOnlyList<Proposal> all, int? before, int? after, Texts texts)
    {
        if (all.Count < 2)
            return null;
        var last = all.FirstOrDefault(p => p.Number == after) ?? all[^1];
        var first = all.FirstOrDefault(p => p.Number == before && p.Number != last.Number) ?? all.LastOrDefault(p => p.Number < last.Number) ?? all.First(p => p.Number != last.Number);
        if (first.Number > last.Number)
            (first, last) = (last, first);
        return new Versions(first, last, [.. Rubrics(first, texts).Zip(Rubrics(last, texts), (a, b) => new VersionLine(a.Name, WordDiff.Of(a.Value, b.Value))).Where(l => l.Pieces.Count > 0)]);
    }

    /// <summary>What a version says, rubric by rubric.</summary>
    public static IEnumerable<(string Name, string? Value)> Rubrics(Proposal proposal, Texts texts) =>
    [
        (texts["requests.proposal.content"], proposal.Content), (texts["requests.proposal.objectives"], proposal.Objectives), (texts["requests.proposal.means"], proposal.Means),
        (texts["requests.proposal.period"], Period(proposal, texts)), (texts["requests.proposal.dates"], proposal.Dates), (texts["requests.proposal.price"], proposal.IsFree ? texts["requests.proposal.free"] : proposal.Price),
    ];

    private static string? Period(Proposal proposal, Texts texts)
    {
        static string Day(DateOnly day) => day.InWords();
        return (proposal.Begins, proposal.Ends) switch
        {
            ({ } from, { } to) => texts["requests.proposal.from_to", Day(from), Day(to)],
            ({ } from, null) => texts["requests.proposal.from", Day(from)],
            (null, { } to) => texts["requests.proposal.to", Day(to)],
            _ => null,
        };
    }
}
