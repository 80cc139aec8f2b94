using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>Notes a landmark of the way: the process counts, and not only what came of it.</summary>
internal sealed class LandmarkModel(AccompanimentBook book, AppDb db, ICurrentPerson person, Texts texts, TimeProvider time) : AccompanimentPage(book, db, person, texts, time)
{
    private readonly TimeProvider clock = time;

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public IReadOnlyList<Landmark> All { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug)
    {
        if (!await Read(slug))
            return NotFound();
        On = Typed.Written(Today);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug)
    {
        if (!await Read(slug))
            return NotFound();
        var (on, said) = (Day(On, nameof(On), isNeeded: true), Line(Said, nameof(Said), Landmark.LongestWords));
        if (said is null)
            ModelState.AddModelError(nameof(Said), Words["accompaniments.wrong.empty"]);
        if (on > Today)
            ModelState.AddModelError(nameof(On), Words["accompaniments.wrong.ahead"]);
        if (!ModelState.IsValid)
            return this.Again();
        // The same sent twice is one.
        if (!All.Any(l => l.On == on && l.Words == said))
            Db.Add(new Landmark { Id = EntityId.New<LandmarkId>(clock), ActionId = Action.Id, On = on!.Value, Words = said! });
        return await Save(Words["accompaniments.landmark.saved"]);
    }

    public async Task<IActionResult> OnPostRemove(string slug, Guid id)
    {
        if (!await Read(slug))
            return NotFound();
        if (All.FirstOrDefault(l => l.Id.Value == id) is { } landmark)
            Db.Remove(landmark);
        return await Save(Words["accompaniments.landmark.removed"]);
    }

    private async Task<bool> Read(string slug)
    {
        if (!await Find(slug))
            return false;
        var action = Action.Id;
        All = await Db.Set<Landmark>().Where(l => l.ActionId == action).OrderBy(l => l.On).ThenBy(l => l.Id).ToListAsync(Cancel);
        return true;
    }
}
