using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>News of the team half a year or a year later: which projects live, who is still there.</summary>
internal sealed class FollowUpModel(AccompanimentBook book, AppDb db, ICurrentPerson person, Texts texts, TimeProvider time) : AccompanimentPage(book, db, person, texts, time)
{
    /// <summary>6 or 12.</summary>
    [BindProperty(SupportsGet = true, Name = "mois")]
    public int Months { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? HalfHasChanged { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public List<string?> Alive { get; set; } = [];

    public IReadOnlyList<Outcome> Projects { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug)
    {
        if (!await Read(slug))
            return NotFound();
        var known = One.FollowUps.Find(f => f.Months == Months);
        (On, HalfHasChanged, Said) = (Typed.Written(known?.On ?? Today), Typed.Written(known?.HalfHasChanged), known?.Words);
        Alive = [.. Projects.Select(p => (string?)Typed.Written(Months == FollowUp.Last ? p.IsAliveAt12 : p.IsAliveAt6))];
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug)
    {
        if (!await Read(slug))
            return NotFound();
        var (on, said) = (Day(On, nameof(On), isNeeded: true), Line(Said, nameof(Said), Accompaniment.LongestText));
        if (on > Today)
            ModelState.AddModelError(nameof(On), Words["accompaniments.wrong.ahead"]);
        if (!ModelState.IsValid)
            return this.Again();
        if (One.Follow(new FollowUp(Months, on!.Value, Typed.Answer(HalfHasChanged), said)) is { } refusal)
            return this.Refused(refusal, Words);
        foreach (var (project, alive) in Projects.Zip(Alive))
        {
            if (Months == FollowUp.Last)
                project.IsAliveAt12 = Typed.Answer(alive);
            else
                project.IsAliveAt6 = Typed.Answer(alive);
        }
        return await Save(Words["accompaniments.news.saved"]);
    }

    private async Task<bool> Read(string slug)
    {
        if (!FollowUp.All.Contains(Months) || !await Find(slug) || One.EndedOn is null)
            return false;
        var action = Action.Id;
        Projects = await Db.Set<Outcome>().Where(o => o.ActionId == action && o.Type == OutcomeTypes.Project).OrderBy(o => o.On).ThenBy(o => o.Id).ToListAsync(Cancel);
        return true;
    }
}
