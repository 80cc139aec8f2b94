using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Links;
using Maillage.Modules.Applications.Seats;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications.Twins;

/// <summary>Shows two applications side by side, and what the one that goes on will say, before anything is done.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class MergeModel(IActions actions, AppDb db, Applicants applicants, Seating seating, ICurrentPerson person, IVocabularies vocabularies, IPlaces places, Texts texts) : PageModel
{
    /// <summary>One rubric: what each says, and what will be said.</summary>
    internal sealed record Line(string Name, string? Kept, string? Other, string? Then);

    public ActionCard Action { get; private set; } = null!;

    public Candidacy Kept { get; private set; } = null!;

    public Candidacy Other { get; private set; } = null!;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, int one, int other, CancellationToken cancel) => await Find(slug, one, other, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, int one, int other, CancellationToken cancel)
    {
        if (!await Find(slug, one, other, cancel))
            return NotFound();
        var (keptId, otherId, by) = (Kept.Id, Other.Id, person.Id!.Value.Value);
        var refusal = await seating.Under(Action.Id, plan =>
        {
            if (plan.Find(keptId) is not { } kept || plan.Find(otherId) is not { } twin)
                return new Refusal("candidacies.twins.gone");
            if (Merging.Merge(plan, kept, twin, by.ToString()) is { } refused)
                return refused;
            db.Record(new AuditFact("candidacy.merged", $"candidacy:{keptId}", by));
            return null;
        }, cancel);
        if (refusal is not null)
            return this.Refused(refusal, texts);
        await applicants.HandOverEmployerLinks(otherId, keptId, cancel);
        this.Say("done", texts["candidacies.twins.done", Kept.NumberText]);
        return RedirectToPage("Index", new { slug });
    }

    private async Task<bool> Find(string slug, int one, int other, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return false;
        int[] numbers = [one, other];
        var two = await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == action.Id && numbers.Contains(a.Number) && a.Status != CandidacyStatus.Draft.Code && a.Status != CandidacyStatus.Duplicate.Code).ToListAsync(cancel);
        if (two.Count != 2)
            return false;
        var twin = Twin.Between(two[0], two[1], Likeness.Name);
        (Action, Kept, Other) = (action, twin.Kept, twin.Other);
        string? Label(string list, string? code) => code is null ? null : vocabularies.Label(list, code, texts);
        string? Place(string? code) => code is not null && places.Find(code) is { } place ? places.Label(place) : code;
        string Day(DateOnly day) => day.InWords();
        Line Row(string text, Func<Candidacy, string?> value) => new(texts[text], value(Kept), value(Other), value(Kept) ?? value(Other));
        Lines =
        [
            new(texts["candidacies.state"], Label(Applications.ShowModel.Statuses, Kept.Status), Label(Applications.ShowModel.Statuses, Other.Status), Label(Applications.ShowModel.Statuses, Kept.State == CandidacyStatus.Received && Other.State == CandidacyStatus.Waiting ? Other.Status : Kept.Status)),
            new(texts["candidacies.received"], Day(Kept.ReceivedOn), Day(Other.ReceivedOn), Day(Kept.ReceivedOn)),
            Row("candidacies.field.name", a => a.ApplicantName), Row("candidacies.field.email", a => a.Email), Row("candidacies.field.phone", a => a.Phone),
            Row("candidacies.structure", a => a.StructureName), Row("candidacies.field.commune", a => Place(a.CommuneCode)),
            Row("candidacies.profession", a => Label("professions", a.Profession)), Row("candidacies.field.sector", a => Label(Lists.RequesterSectors, a.Sector)),
            new(texts["candidacies.field.motivation"], Kept.Motivation, Other.Motivation, Candidacy.Both(Kept.Motivation, Other.Motivation)),
            Row("candidacies.employer", a => EmployerWords.Of(a, texts)),
        ];
        Lines = [.. Lines.Where(l => l.Kept is not null || l.Other is not null)];
        return true;
    }
}
