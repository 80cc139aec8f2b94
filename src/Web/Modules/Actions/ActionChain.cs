using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

/// <summary>One edition on the line of a renewed action; one that is only named has no address.</summary>
/// <param name="Label">Its years; empty = its dates are to be fixed.</param>
/// <param name="Title">Where it is known by that only.</param>
internal sealed record Edition(string Label, string? Address, bool IsThis, bool IsNext, string? Title = null);

/// <summary>The editions before and after, in order of time.</summary>
internal static class ActionChain
{
    private const int Longest = 12;

    public static async Task<IReadOnlyList<Edition>> Of(ActionRecord action, ActionBook book, CancellationToken cancel)
    {
        var line = new List<Edition> { new(Years(action.Begins, action.Ends, action.Year), null, IsThis: true, IsNext: false) };
        var seen = new HashSet<Contracts.ActionId> { action.Id };
        var former = action.FormerEditionId;
        while (former is { } id && seen.Add(id) && line.Count < Longest && await Find(book.Visible().Where(a => a.Id == id), cancel) is { } before)
        {
            line.Insert(0, new Edition(Years(before.Begins, before.Ends, before.Year), $"/actions/{before.Slug}", IsThis: false, IsNext: false));
            former = before.Former;
        }
        if (line.Count == 1)
            line.InsertRange(0, action.Chained.OrderBy(c => c.Year).Select(c => new Edition(c.Year is { } year ? $"{year}" : c.Label, null, IsThis: false, IsNext: false, c.Year is null ? null : c.Label)));
        var last = action.Id;
        while (line.Count < Longest && await Find(book.Visible().Where(a => a.FormerEditionId == last), cancel) is { } next && seen.Add(next.Id))
        {
            line.Add(new Edition(Years(next.Begins, next.Ends, next.Year), $"/actions/{next.Slug}", IsThis: false, IsNext: true));
            last = next.Id;
        }
        return line;
    }

    private static async Task<Step?> Find(IQueryable<ActionRecord> which, CancellationToken cancel) =>
        await which.OrderBy(a => a.Id).Select(a => new Step(a.Id, a.Slug, a.Begins, a.Ends, a.Year, a.FormerEditionId)).FirstOrDefaultAsync(cancel);

    private static string Years(DateOnly? begins, DateOnly? ends, int? year) =>
        begins is { } from && ends is { } to && to.Year != from.Year ? $"{from.Year}-{to.Year}" : $"{begins?.Year ?? year}";

    private sealed record Step(Contracts.ActionId Id, string Slug, DateOnly? Begins, DateOnly? Ends, int? Year, Contracts.ActionId? Former);
}
