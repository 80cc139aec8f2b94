using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Groups.Draw;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups;

/// <summary>Takes the public value that was announced, typed twice, and says which group it points at. Once.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class DrawingModel(IActions actions, AppDb db, SortitionBook book, ICurrentPerson person, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Repeated { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public Sortition Sortition { get; private set; } = null!;

    public bool IsTooEarly => time.GetUtcNow() < Sortition.SourceAt;

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        return Sortition.State is SortitionState.Committed ? Page() : RedirectToPage("Show", new { slug });
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        var (chance, unread) = PublicChance.Read(Value);
        if (unread is not null)
            ModelState.AddModelError("Value", texts[unread.Text, unread.Arguments]);
        else if (PublicChance.Read(Repeated).Chance?.Hex != chance!.Hex)
            ModelState.AddModelError("Repeated", texts["groups.value.differs"]);
        if (!ModelState.IsValid)
            return this.Again();
        if (Sortition.Draw(chance!, time.GetUtcNow()) is { } refusal)
            return this.Refused(refusal, texts);
        var group = DrawFiles.Group((await book.Bytes(Sortition.Id, DrawFiles.GroupList, cancel))!, Sortition.GroupIndex!.Value);
        db.Add(new SortitionFile { SortitionId = Sortition.Id, Name = DrawFiles.Result, Bytes = DrawFiles.Drawn(chance!.Bytes, Sortition.GroupIndex.Value, group) });
        var tickets = await db.Set<Ticket>().Where(t => t.SortitionId == Sortition.Id && t.IsInPool).ToListAsync(cancel);
        var drawn = group.ToHashSet(StringComparer.Ordinal);
        var line = WaitingOrder.Of(chance.Bytes, Sortition.Commitment!, tickets.Select(t => t.PublicId).Where(i => !drawn.Contains(i))).Index().ToDictionary(w => w.Item, w => w.Index + 1, StringComparer.Ordinal);
        foreach (var ticket in tickets)
            ticket.ComesOut(drawn.Contains(ticket.PublicId), line.TryGetValue(ticket.PublicId, out var place) ? place : null);
        book.Note(Sortition, SortitionStep.Drawn, person.Id!.Value.Value, $"{Sortition.GroupIndex + 1}");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return this.Refused(new Refusal("groups.refused.meanwhile"), texts);
        }
        this.Say("done", texts["groups.drawn", Sortition.GroupIndex + 1]);
        return RedirectToPage("Show", new { slug });
    }

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action || await book.Find(action.Id, cancel) is not { IsFrozen: true } sortition)
            return false;
        (Action, Sortition) = (action, sortition);
        return true;
    }
}
