using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Seats;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>What becomes of one application, with everything that became of it before.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class DecisionModel(IActions actions, AppDb db, Seating seating, ICurrentPerson person, History history, IChannelNames channels, IVocabularies vocabularies, Texts texts) : PageModel
{
    private const string Reasons = "application-reasons";

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public Candidacy One { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> Past { get; private set; } = [];

    /// <summary>What the person heard of it through; null = not said.</summary>
    public string? Channel { get; private set; }

    public IReadOnlyList<Choice> Decisions { get; private set; } = [];

    public IReadOnlyList<Choice> ReasonChoices { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, int number, CancellationToken cancel) => await Find(slug, number, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, int number, CancellationToken cancel)
    {
        if (!await Find(slug, number, cancel))
            return NotFound();
        if (Decisions.All(d => d.Value != Next))
            ModelState.AddModelError("Next", texts["candidacies.choose"]);
        else if (Next is "non-retenue" or "desistee" && ReasonChoices.All(r => r.Value != Reason))
            ModelState.AddModelError("Reason", texts["candidacies.reason_missing"]);
        if (!ModelState.IsValid)
            return this.Again();
        var by = person.Id!.Value.Value;
        var id = One.Id;
        string? also = null;
        var refusal = await seating.Under(Action.Id, plan =>
        {
            if (plan.Find(id) is not { } one)
                return null;
            var mate = one.PairedWithId is { } pair ? plan.Find(pair) : null;
            var before = mate?.Status;
            var refused = Decide(plan, one, by.ToString());
            if (refused is null)
                db.Record(new AuditFact($"candidacy.{Next}", $"candidacy:{id}", by));
            also = mate?.Status == before ? null : mate?.NumberText;
            return refused;
        }, cancel);
        if (refusal is not null)
        {
            await Find(slug, number, cancel);
            return this.Refused(refusal, texts);
        }
        this.Say("done", (also is null ? texts["candidacies.decided", One.NumberText] : texts["candidacies.decided_pair", One.NumberText, also]).WithCalls(seating.ToCall, texts));
        return RedirectToPage("Show", new { slug });
    }

    private Refusal? Decide(SeatPlan plan, Candidacy one, string by) => Next switch
    {
        "retenue" => plan.Give(one, CandidacyStatus.Kept, by),
        "place-proposee" => plan.Give(one, CandidacyStatus.Offered, by),
        "acceptee" => plan.Accept(one, by),
        "liste-attente" => plan.Wait(one, null, by),
        "non-retenue" => plan.Leave(one, CandidacyStatus.NotKept, by, Reason),
        _ => plan.Leave(one, CandidacyStatus.Withdrawn, by, Reason),
    };

    public string Employer => EmployerWords.Of(One, texts) ?? texts["candidacies.employer.not_asked"];

    public string Label(string list, string code) => vocabularies.Label(list, code, texts);

    private async Task<bool> Find(string slug, int number, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action
            || await db.Set<Candidacy>().AsNoTracking().Include(c => c.Changes).SingleOrDefaultAsync(c => c.ActionId == action.Id && c.Number == number && c.Status != CandidacyStatus.Draft.Code, cancel) is not { } one)
            return false;
        (Action, One) = (action, one);
        Channel = ArrivalWords.Channel(one, await channels.Of(action.Id, cancel), vocabularies, texts);
        Past = await history.Of(one, action, cancel);
        string[] open = one.State == CandidacyStatus.Duplicate ? [] : one.State.Class is StatusClass.Negative ? ["retenue", "liste-attente"]
            : one.State.TakesAPlace ? ["acceptee", "liste-attente", "non-retenue", "desistee"] : ["retenue", "place-proposee", "liste-attente", "non-retenue", "desistee"];
        Decisions = [.. open.Where(o => o != one.Status).Select(o => new Choice(o, texts[$"candidacies.to.{o}"], Next == o))];
        ReasonChoices = [.. vocabularies.List(Reasons).Where(t => !t.Closed).Select(t => new Choice(t.Code, t.Label.In(texts.Language, texts.Belgian), Reason == t.Code))];
        return true;
    }
}
