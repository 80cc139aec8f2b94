using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Seats;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Applications;

/// <summary>Chooses by hand who takes part: the rules are said in words, and may be set aside for a written reason; the number of places never.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class CompositionModel(IActions actions, IComposition composition, Seating seating, ICurrentPerson person, IVocabularies vocabularies, Texts texts, TimeProvider time) : PageModel
{
    private Dictionary<CandidacyId, string> numbers = [];

    [BindProperty]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public string? Because { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public CompositionRules Rules { get; private set; } = null!;

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    /// <summary>Rules that the choice on the page breaks.</summary>
    public IReadOnlyList<BrokenRule> Broken { get; private set; } = [];

    public IReadOnlyList<RuleLine> Lines => RuleLine.Of(Rules, Picked, Broken, texts);

    /// <summary>How many of the chosen come from each sector, most first.</summary>
    public IReadOnlyList<(string Code, int Count)> Sectors =>
        [.. Picked.Where(c => c.Sector is not null).CountBy(c => c.Sector!, StringComparer.Ordinal).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value))];

    private List<Candidate> Picked => [.. Candidates.Where(c => Chosen.Contains(c.Id.Value))];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        Chosen = [.. Candidates.Where(c => CandidacyStatus.Of(c.Status).TakesAPlace).Select(c => c.Id.Value)];
        Judge();
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, string act, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        var by = person.Id!.Value.Value;
        // A place that was answered for is not taken back by a tick.
        Chosen = [.. Chosen.Union(Candidates.Where(c => CandidacyStatus.Of(c.Status) is { TakesAPlace: true } s && s != CandidacyStatus.Kept).Select(c => c.Id.Value))];
        Judge();
        if (act == "keep")
        {
            if (Because?.Length > 500)
            {
                ModelState.AddModelError("Because", texts["candidacies.because_long"]);
                return this.Again();
            }
            Broken = await composition.Keep(Action.Id, [.. Chosen.Select(c => new CandidacyId(c))], Because, by, cancel);
            if (Broken.Count == 0)
            {
                this.Say("done", texts.Count("candidacies.kept", Chosen.Count));
                return RedirectToPage("Show", new { slug });
            }
            ModelState.AddModelError(NeedsReason ? "Because" : "", texts[NeedsReason ? "candidacies.because_needed" : "candidacies.kept_nobody"]);
            return this.Again(StatusCodes.Status409Conflict);
        }
        if (act == "constitute")
        {
            if (!Candidates.Where(c => CandidacyStatus.Of(c.Status).TakesAPlace).Select(c => c.Id.Value).ToHashSet().SetEquals(Chosen))
                return this.Refused(new Refusal("candidacies.choice_unsaved"), texts);
            if (await seating.Under(Action.Id, plan => plan.Constitute(Action.Today(time), by.ToString()), cancel) is { } refusal)
                return this.Refused(refusal, texts);
            this.Say("done", texts["candidacies.constituted"].WithCalls(seating.ToCall, texts));
            return RedirectToPage("Show", new { slug });
        }
        return Page();
    }

    /// <summary>Every rule that is broken may be set aside for a reason.</summary>
    public bool NeedsReason => Broken.Count > 0 && Broken.All(b => b.MayBeForced);

    public string Label(string list, string? code) => code is null ? "" : vocabularies.Label(list, code, texts);

    public IReadOnlyList<string> Ties(Candidate one) =>
        [.. TieWords.Of(one, numbers, texts), .. one.HasEmployerAgreement ? [texts["candidacies.employer.given"]]
            : one.Status == CandidacyStatus.AwaitsEmployer.Code || Rules.NeedsEmployerAgreement ? [texts["candidacies.employer.awaited"]] : Array.Empty<string>()];

    private void Judge() => Broken = Rules.Broken(Picked);

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return false;
        Action = action;
        (Rules, Candidates) = await composition.Of(action.Id, cancel);
        numbers = Candidates.ToDictionary(c => c.Id, c => c.Number);
        return true;
    }
}
