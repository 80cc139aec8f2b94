using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>Opens the call for applications of an action, and says its rules.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class OpeningModel(IActions actions, AppDb db, IEnumerable<ICallGuard> guards, ICurrentPerson person, Texts texts) : PageModel
{
    private const int MostPlaces = 10_000;
    private const int LongestOffer = 24 * 60;
    private const int LongestText = 2000;

    [BindProperty]
    public OpeningForm Form { get; set; } = new();

    public ActionCard Action { get; private set; } = null!;

    public ClosedList? List { get; private set; }

    internal sealed class OpeningForm
    {
        public int? Places { get; set; }

        public int? Cap { get; set; }

        public DateOnly? OpensOn { get; set; }

        public DateOnly? ClosesOn { get; set; }

        public int OfferHours { get; set; } = Call.UsualHours;

        public bool NeedsEmployer { get; set; }

        public string? Text { get; set; }

        public int Version { get; set; }
    }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return NotFound();
        (Action, List) = (action, await guards.ListOf(action.Id, cancel));
        if (await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == action.Id, cancel) is { } call)
            Form = new OpeningForm { Places = call.Places, Cap = call.CapPerStructure, OpensOn = call.OpensOn, ClosesOn = call.ClosesOn, OfferHours = call.OfferHours, NeedsEmployer = call.NeedsEmployerAgreement, Text = call.Text, Version = call.Version };
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return NotFound();
        (Action, List) = (action, await guards.ListOf(action.Id, cancel));
        Check();
        if (!ModelState.IsValid)
            return this.Again();
        var call = await db.Set<Call>().SingleOrDefaultAsync(c => c.ActionId == action.Id, cancel);
        if (call is null)
            db.Add(call = new Call { ActionId = action.Id });
        else if (call.Version != Form.Version)
            return this.Refused(new Refusal("candidacies.changed_meanwhile"), texts);
        if ((call.Places, call.CapPerStructure) != (Form.Places, Form.Cap))
        {
            foreach (var guard in guards)
            {
                if (await guard.Refuses(action.Id, person.Id!.Value.Value, cancel) is { } refusal)
                    return this.Refused(refusal, texts);
            }
        }
        (call.Places, call.CapPerStructure, call.OpensOn, call.ClosesOn) = (Form.Places, Form.Cap, Form.OpensOn, Form.ClosesOn);
        (call.OfferHours, call.NeedsEmployerAgreement, call.Text) = (Form.OfferHours, Form.NeedsEmployer, string.IsNullOrWhiteSpace(Form.Text) ? null : Form.Text.Trim());
        db.Record(new AuditFact("call.changed", $"action:{action.Id}", person.Id!.Value.Value));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Changed, or made, by someone else in the same moment.
            return this.Refused(new Refusal("candidacies.changed_meanwhile"), texts);
        }
        this.Say("done", texts["candidacies.call.saved"]);
        return RedirectToPage("Show", new { slug });
    }

    private void Check()
    {
        if (Form.Places is < 1 or > MostPlaces)
            ModelState.AddModelError("Form.Places", texts["candidacies.call.places_wrong", MostPlaces]);
        if (Form.Cap < 1 || Form.Cap > Form.Places)
            ModelState.AddModelError("Form.Cap", texts["candidacies.call.cap_wrong"]);
        if (Form.OpensOn > Form.ClosesOn)
            ModelState.AddModelError("Form.ClosesOn", texts["candidacies.call.closes_wrong"]);
        if (Form.OfferHours is < 1 or > LongestOffer)
            ModelState.AddModelError("Form.OfferHours", texts["candidacies.call.hours_wrong", LongestOffer]);
        if (Form.Text?.Length > LongestText)
            ModelState.AddModelError("Form.Text", texts["candidacies.text_long", LongestText, Form.Text.Length]);
    }
}
