using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Groups.Draw;
using Maillage.Modules.Groups.Pools;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Solver;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>The draw of one group for who prepares it: where it stands, what its rules give, and the next step.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ShowModel(IActions actions, AppDb db, PoolBook pools, SortitionBook book, IComposition composition, RuleCheck check, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public Running Running { get; private set; } = null!;

    /// <summary>What the rules concern: the frozen list once its hash is public.</summary>
    public PoolCounts Asked { get; private set; } = null!;

    /// <summary>Who is not in the draw, and why.</summary>
    public IReadOnlyList<LeftOut> Out { get; private set; } = [];

    public Sortition Sortition { get; private set; } = null!;

    public DrawRules Rules { get; private set; } = null!;

    /// <summary>Why no draw can be made with these rules.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>Whether the pool changed since it was computed.</summary>
    public bool IsStale { get; private set; }

    public IReadOnlyList<Ticket> Tickets { get; private set; } = [];

    /// <summary>The group that was drawn; who has left meanwhile is no longer known by name.</summary>
    public IReadOnlyList<(Ticket Ticket, Candidate? Who)> Drawn { get; private set; } = [];

    /// <summary>Whether someone drawn sits in the group already: it is constituted.</summary>
    public bool IsConstituted => Drawn.Any(d => HasPlace(d.Who));

    public int Waiting => Tickets.Count(t => t.WaitingPlace is not null);

    public IReadOnlyList<SortitionStep> Steps { get; private set; } = [];

    public bool CanCompute => Solvers.Available && Faults.Count == 0 && Running.Obstacles.Count == 0;

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Find(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, string act, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        var by = person.Id!.Value.Value;
        if (act == "apply")
            return await Apply(slug, by, cancel);
        var refusal = act == "stop" ? Sortition.AskToStop() : await Compute(by, cancel);
        if (refusal is not null)
            return this.Refused(refusal, texts);
        book.Keep(Sortition);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return this.Refused(new Refusal("groups.refused.meanwhile"), texts);
        }
        return RedirectToPage("Show", new { slug });
    }

    /// <summary>How far the computation has come, for a page that asks again and again.</summary>
    public async Task<IActionResult> OnGetProgress(string slug, CancellationToken cancel) => await Find(slug, cancel)
        ? new JsonResult(new { done = Sortition.State is not SortitionState.Computing, words = Progress, part = Sortition.Part })
        : NotFound();

    public string Progress => Sortition.Stage is { } stage ? texts[$"groups.stage.{stage.ToString().ToLowerInvariant()}", Sortition.Part] : texts["groups.stage.waiting"];

    public static bool HasPlace(Candidate? who) => who is not null && CandidacyStatus.Of(who.Status) == CandidacyStatus.Accepted;

    public string NameOf(string column) => DrawColumns.NameOf(column, texts);

    public string LabelOf(string column, string value) => check.Label(column, value);

    public string BoundWords(Bound bound) => RuleWords.Says(bound, Rules, texts);

    /// <summary>Seats the group that was drawn. The places are locked first: if this stops halfway it can be done again.</summary>
    private async Task<IActionResult> Apply(string slug, Guid by, CancellationToken cancel)
    {
        if (Sortition.Apply(time.GetUtcNow()) is { } refusal)
            return this.Refused(refusal, texts);
        var line = Tickets.Where(t => t.WaitingPlace is not null).OrderBy(t => t.WaitingPlace).Select(t => t.CandidacyId);
        if (await composition.SeatDrawn(Action.Id, [.. Tickets.Where(t => t.IsDrawn).Select(t => t.CandidacyId)], [.. line], texts["groups.apply.because"], by, cancel) is { } refused)
        {
            await Find(slug, cancel);
            return this.Refused(refused, texts);
        }
        var toCall = composition.ToCall;
        if (await book.Find(Action.Id, cancel) is { } again && again.Apply(time.GetUtcNow()) is null)
        {
            book.Note(again, SortitionStep.Applied, by);
            await db.SaveChangesAsync(cancel);
        }
        this.Say("done", texts["groups.applied"].WithCalls(toCall, texts));
        return RedirectToPage("Show", new { slug });
    }

    private async Task<Refusal?> Compute(Guid by, CancellationToken cancel)
    {
        if (Sortition.IsFrozen)
        {
            book.Note(Sortition, SortitionStep.PoolRefused, by);
            await db.SaveChangesAsync(cancel);
            return new Refusal("groups.refused.frozen");
        }
        if (!Solvers.Available)
            return new Refusal("groups.note.solvers");
        if (Running.Obstacles.Count > 0)
            return Running.Obstacles[0];
        if (Faults.Count > 0)
            return new Refusal("groups.refused.impossible");
        if (Sortition.AskToCompute() is { } refusal)
            return refusal;
        book.Keep(Sortition);
        await book.Freeze(Sortition, Running, cancel);
        return null;
    }

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return false;
        Action = action;
        Running = await pools.Of(action.Id, cancel);
        Sortition = await book.Of(action, Running, cancel);
        Rules = Sortition.DrawRules;
        (Asked, Out) = (PoolCounts.Of(Running), Running.Out);
        if (Sortition.State is SortitionState.Draft or SortitionState.Computed)
            Faults = await check.Faults(Running, Rules, cancel);
        if (Sortition.AbandonedAt is not null)
            Steps = await book.Steps(Sortition.Id, cancel);
        if (Sortition.State is SortitionState.Draft or SortitionState.Computing)
            return true;
        Tickets = await book.Tickets(Sortition.Id, cancel);
        Steps = await book.Steps(Sortition.Id, cancel);
        if (Sortition.IsFrozen)
        {
            var (pool, rules) = await book.Frozen(Sortition.Id, cancel);
            var listed = Tickets.Select(t => t.CandidacyId).ToHashSet();
            Asked = PoolCounts.Of(pool, rules);
            Out = [.. Running.Out.Concat(Running.People.Select(p => new LeftOut(p.Id, p.Number, "groups.out.late"))).Where(o => !listed.Contains(o.Id)).OrderBy(o => o.Number, StringComparer.Ordinal)];
        }
        if (Sortition.State is SortitionState.Drawn or SortitionState.Applied)
        {
            var known = (await composition.Of(action.Id, cancel)).Candidates.ToDictionary(c => c.Id);
            Drawn = [.. Tickets.Where(t => t.IsDrawn).Select(t => (t, known.GetValueOrDefault(t.CandidacyId))).OrderBy(d => d.Item2?.Number, StringComparer.Ordinal)];
        }
        IsStale = Sortition.State is SortitionState.Computed && !await book.IsAsComputed(Sortition, Running, cancel);
        return true;
    }
}
