using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>Ends it: titles of situations are erased for good, and counts stay.</summary>
internal sealed class EndingModel(AccompanimentBook book, AppDb db, ICurrentPerson person, IVocabularies vocabularies, Texts texts, TimeProvider time) : AccompanimentPage(book, db, person, texts, time)
{
    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<SituationRead> Titled { get; private set; } = [];

    public IReadOnlyList<Choice> Reasons => [new("", Words["accompaniments.ending.term"], string.IsNullOrEmpty(Reason)), .. Typed.Choices(vocabularies, AccompanimentLists.EndReasons, Words, Reason)];

    public async Task<IActionResult> OnGet(string slug)
    {
        if (!await Read(slug))
            return NotFound();
        // Its last day, where it has passed; nobody has to know it by heart.
        On = Typed.Written(One.Ends is { } last && last < Today ? last : Today);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug)
    {
        if (!await Read(slug))
            return NotFound();
        var on = Day(On, nameof(On), isNeeded: true);
        if (!string.IsNullOrEmpty(Reason) && vocabularies.Find(AccompanimentLists.EndReasons, Reason) is null)
            ModelState.AddModelError(nameof(Reason), Words["accompaniments.wrong.reason"]);
        if (!ModelState.IsValid)
            return this.Again();
        if (One.End(on!.Value, string.IsNullOrEmpty(Reason) ? null : Reason, Today) is { } refusal)
            return this.Refused(refusal, Words);
        foreach (var situation in Titled)
            situation.Title = null;
        return await Save(Words["accompaniments.ending.saved"]);
    }

    private async Task<bool> Read(string slug)
    {
        if (!await Find(slug) || One.EndedOn is not null || One.Begins is null)
            return false;
        var action = Action.Id;
        Titled = await Db.Set<SituationRead>().Where(s => s.ActionId == action && s.Title != null).ToListAsync(Cancel);
        return true;
    }
}
