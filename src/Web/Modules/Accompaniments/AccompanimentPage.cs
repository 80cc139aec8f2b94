using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>A screen where something is noted on an accompaniment, for who works in the organisation that leads it.</summary>
[Authorize(Policy = Policies.Network)]
internal abstract class AccompanimentPage(AccompanimentBook book, AppDb db, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    private bool isNew;

    public ActionCard Action { get; private set; } = null!;

    public Accompaniment One { get; private set; } = null!;

    public DateOnly Today => Action.Today(time);

    public string Here => $"/accompagnements/{Action.Slug}";

    public IReadOnlyList<Crumb> Crumbs => [new(texts["page.home"], "/"), new(texts["accompaniments.title"], "/accompagnements"), new(Action.Title, Here)];

    protected AppDb Db => db;

    protected AccompanimentBook Book => book;

    protected Texts Words => texts;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>False = not found, or not theirs.</summary>
    protected async Task<bool> Find(string slug)
    {
        if (await book.Read(slug, Cancel) is not { } action || !book.Prepares(action))
            return false;
        Action = action;
        (One, isNew) = await book.Of(action.Id, Cancel);
        ViewData["NoIndex"] = true;
        return true;
    }

    /// <summary>Saves, and goes back to the accompaniment; whoever notes first walks with the team.</summary>
    protected async Task<IActionResult> Save(string said)
    {
        if (isNew)
        {
            One.LeaderId ??= person.Id;
            db.Add(One);
        }
        try
        {
            await db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateException)
        {
            // Changed, or first noted, by someone else in the same moment.
            return this.Refused(new Refusal("accompaniments.changed_meanwhile"), texts);
        }
        this.Say("done", said);
        return LocalRedirect(Here);
    }

    /// <summary>What was typed, without what surrounds it; too long, or with a number that is someone's, is told at its field.</summary>
    protected string? Line(string? typed, string field, int longest)
    {
        var said = typed?.Trim() is { Length: > 0 } text ? text : null;
        if (said?.Length > longest)
            ModelState.AddModelError(field, texts["accompaniments.wrong.long", longest]);
        else if (Traces.Worst(said) is Trace.Refused)
            ModelState.AddModelError(field, texts["accompaniments.wrong.identity"]);
        return said;
    }

    /// <summary>The day, or a sentence at its field.</summary>
    protected DateOnly? Day(string? typed, string field, bool isNeeded)
    {
        var day = Typed.Day(typed);
        if (day is null && (isNeeded || !string.IsNullOrWhiteSpace(typed)))
            ModelState.AddModelError(field, texts["accompaniments.wrong.day"]);
        return day;
    }

    /// <summary>A number from 0 to the most, or a sentence at its field; null where nothing stands.</summary>
    protected int? Number(string? typed, string field, int most)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (Typed.Number(typed) is { } number && number <= most)
            return number;
        ModelState.AddModelError(field, texts["accompaniments.wrong.number", most]);
        return null;
    }
}
