using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Seats;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>Enters an application that came by phone or on paper; no mail is needed.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class NewModel(IActions actions, AppDb db, Seating seating, CandidacyMails mails, IEnumerable<ICallGuard> guards, ICurrentPerson person, IVocabularies vocabularies, IPlaces places, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public CandidacyForm Form { get; set; } = new();

    [BindProperty]
    public string Entry { get; set; } = "phone";

    public ActionCard Action { get; private set; } = null!;

    public ClosedList? List { get; private set; }

    public IReadOnlyList<Choice> Entries => [new("phone", texts["candidacies.entry.phone"], Entry != "paper"), new("paper", texts["candidacies.entry.paper"], Entry == "paper")];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Find(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        if (!Form.IsRight(needsMail: false, places, ModelState, texts))
            return this.Again();
        var id = EntityId.New<CandidacyId>(time);
        var key = Form.PersonKey();
        var before = Action.FormerEdition is { } former && await db.Set<Candidacy>().AnyAsync(c => c.ActionId == former && c.PersonKey == key && c.Status != CandidacyStatus.Draft.Code, cancel);
        var by = person.Id!.Value.ToString();
        var (saved, refusal) = await seating.Under<(Candidacy?, Refusal?)>(Action.Id, plan =>
        {
            var number = plan.All.Select(c => c.Number).DefaultIfEmpty(0).Max() + 1;
            var one = Form.Make(Action.Id, number, id, Entry == "paper" ? "paper" : "phone", plan.Moment.Today, texts.Language);
            one.AppliedBefore = before;
            if (plan.All.FirstOrDefault(c => c.State.Counts && one.IsSamePersonAs(c)) is { } same)
                return (null, new Refusal("candidacies.there_already", same.NumberText));
            one.MoveTo(CandidacyStatus.Received, plan.Moment.Now, plan.Moment.Today, by);
            if (one.EmployerEmail is { } employer && one.AskEmployer(employer, plan.Moment.Now, plan.Moment.Today, by) is null)
                mails.AskEmployer(one, Action);
            db.Add(one);
            plan.Enter(one);
            return (one, null);
        }, cancel);
        if (refusal is not null)
            return this.Refused(refusal, texts);
        this.Say("done", texts["candidacies.entered", saved!.NumberText]);
        return RedirectToPage("Show", new { slug });
    }

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return false;
        (Action, List) = (action, await guards.ListOf(action.Id, cancel));
        ViewData["Professions"] = CandidacyForm.Offer(vocabularies, texts, "professions");
        ViewData["Sectors"] = CandidacyForm.Offer(vocabularies, texts, Lists.RequesterSectors);
        return true;
    }
}
