using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Accompaniments;

/// <summary>Makes it longer; over twelve months it is warned of, and accepted with a reason.</summary>
internal sealed class ProlongationModel(AccompanimentBook book, AppDb db, ICurrentPerson person, Texts texts, TimeProvider time) : AccompanimentPage(book, db, person, texts, time)
{
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public bool IsLong { get; private set; }

    public async Task<IActionResult> OnGet(string slug) => await Find(slug) && One is { Ends: not null, EndedOn: null } ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug)
    {
        if (!await Find(slug) || One is not { Ends: not null, EndedOn: null })
            return NotFound();
        var (to, reason) = (Day(To, nameof(To), isNeeded: true), Line(Reason, nameof(Reason), Accompaniment.LongestLine));
        if (!ModelState.IsValid)
            return this.Again();
        if (One.Prolong(to!.Value, reason, Today) is { } refusal)
        {
            IsLong = refusal.Text == "accompaniments.refused.length";
            ModelState.AddModelError(IsLong ? nameof(Reason) : nameof(To), Words[refusal.Text, refusal.Arguments]);
            return this.Again();
        }
        return await Save(Words["accompaniments.prolongation.saved", to.Value]);
    }
}
