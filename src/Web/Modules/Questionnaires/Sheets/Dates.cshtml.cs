using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>Opens a questionnaire for some days; from then on its questions stay as they are.</summary>
internal sealed class DatesModel(AppDb db, IActions actions, ICurrentPerson person, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    [BindProperty]
    public string? OpensOn { get; set; }

    [BindProperty]
    public string? ClosesOn { get; set; }

    public bool MayGoBack => One is { OpensOn: not null, AnswerCount: 0, SentOn: null, ClosedOn: null };

    public async Task<IActionResult> OnGet(string slug, Guid id)
    {
        if (!await Find(slug, id))
            return NotFound();
        (OpensOn, ClosesOn) = (Written(One.OpensOn ?? Today), Written(One.ClosesOn ?? Today.AddDays(21)));
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, Guid id)
    {
        if (!await Find(slug, id))
            return NotFound();
        var first = Read(OpensOn, nameof(OpensOn), needed: true);
        var last = Read(ClosesOn, nameof(ClosesOn), needed: false);
        if (!ModelState.IsValid)
            return this.Again();
        if (One.Open(first!.Value, last, Today) is { } refusal)
            return this.Refused(refusal, texts);
        if (One.IsPaired && !await Db.Set<PairingKey>().AnyAsync(k => k.ActionId == Action.Id, Cancel))
            Db.Add(PairingKey.For(Action.Id));
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateException)
        {
            // Changed, or its action's key made, by someone else in the same moment.
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        }
        this.Say("done", texts["questionnaires.opened"]);
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostBack(string slug, Guid id)
    {
        if (!await Find(slug, id))
            return NotFound();
        if (One.BackToPreparation() is { } refusal)
            return this.Refused(refusal, texts);
        // An answer may come in this very moment: then nothing is taken back.
        var key = One.Id;
        await using var together = await Db.Database.BeginTransactionAsync(Cancel);
        if (await Db.Set<Questionnaire>().Where(q => q.Id == key && q.AnswerCount == 0).ExecuteUpdateAsync(s => s.SetProperty(q => q.OpensOn, (DateOnly?)null), Cancel) == 0)
            return this.Refused(new Refusal("questionnaires.open.used"), texts);
        await Db.SaveChangesAsync(Cancel);
        await together.CommitAsync(Cancel);
        this.Say("done", texts["questionnaires.back.done"]);
        return Redirect(Here);
    }

    private DateOnly? Read(string? said, string field, bool needed)
    {
        if (!needed && string.IsNullOrWhiteSpace(said))
            return null;
        if (DateOnly.TryParseExact(said?.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1990 and < 2100)
            return date;
        ModelState.AddModelError(field, texts["questionnaires.wrong.date"]);
        return null;
    }

    private static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
