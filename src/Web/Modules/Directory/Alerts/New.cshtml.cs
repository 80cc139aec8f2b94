using System.ComponentModel.DataAnnotations;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Alerts;

/// <summary>Saves a search to be told of, without an account: a mail asks to confirm. The answer is the same whether the mail is known or not.</summary>
[AllowAnonymous]
internal sealed class NewModel(AppDb db, AlertMails mails, AlertWords words, AttemptLimits limits, Texts texts, TimeProvider time) : PageModel
{
    private const int LongestMail = 200;
    private static readonly Limit PerAddress = new("alert address", 20, TimeSpan.FromHours(1));
    private static readonly Limit PerMail = new("alert mail", 5, TimeSpan.FromHours(1));

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public int EveryDays { get; set; } = 7;

    /// <summary>The search as it is kept.</summary>
    public string Kept { get; private set; } = "";

    public string Said { get; private set; } = "";

    public bool IsSent { get; private set; }

    public IEnumerable<Choice> Rhythms => SavedSearch.Rhythms.Select(d => new Choice($"{d}", texts[$"alerts.every.{d}"], d == EveryDays));

    // A search without anything asked for is the whole directory: there is nothing to be told of.
    public IActionResult OnGet() => Find() ? Page() : LocalRedirect("/annuaire");

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!Find())
            return LocalRedirect("/annuaire");
        var mail = Email?.Trim() ?? "";
        if (mail.Length is 0 or > LongestMail || !new EmailAddressAttribute().IsValid(mail))
            ModelState.AddModelError(nameof(Email), texts["alerts.email.wrong"]);
        if (!SavedSearch.Rhythms.Contains(EveryDays))
            ModelState.AddModelError(nameof(EveryDays), texts["alerts.every.wrong"]);
        if (!ModelState.IsValid)
            return this.Again();
        if (!await limits.Take(PerAddress, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", cancel))
            return this.Refused(new Refusal("alerts.too_many"), texts);
        var key = SavedSearch.KeyOf(mail);
        IsSent = true;
        if (!await limits.Take(PerMail, key, cancel))
            return Page();
        var now = time.GetUtcNow();
        var search = await db.Set<SavedSearch>().SingleOrDefaultAsync(s => s.EmailKey == key && s.Query == Kept, cancel);
        if (search is null && await db.Set<SavedSearch>().CountAsync(s => s.EmailKey == key, cancel) >= SavedSearch.MostPerMail)
            return Page();
        if (search is null)
            db.Add(search = new SavedSearch { Id = Guid.CreateVersion7(now), Email = mail, EmailKey = key, Query = Kept, Language = texts.Language, EveryDays = EveryDays, CreatedAt = now, SeenUntil = now, DueAt = now.AddDays(EveryDays) });
        else if (search.ConfirmedAt is null)
            search.EveryDays = EveryDays;
        mails.AskToConfirm(search);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Sent twice at once: the first has saved it and written.
        }
        return Page();
    }

    private bool Find()
    {
        ViewData["NoIndex"] = true;
        if (AlertWords.Kept(Request.QueryString.Value) is not { } kept)
            return false;
        (Kept, Said) = (kept, words.Of(kept));
        return true;
    }
}
