using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests;

/// <summary>The shared inbox: what the services of this person were asked, what waits first, the oldest at the top.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class IndexModel(RequestBook book, ICurrentPerson person, IPeople people, IVocabularies vocabularies, IPlaces places, Texts texts, TimeProvider time) : PageModel
{
    private const int PerPage = 50;

    /// <summary>One request as one service, or the coordination, sees it in the list.</summary>
    internal sealed record Row(SupportRequest Request, Addressee? Mine, string? AssignedTo, int Days);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>attente, en-cours, les-miennes, closes.</summary>
    public string Box { get; private set; } = "attente";

    public IReadOnlyList<(string Box, int Count)> Counts { get; private set; } = [];

    public int Number { get; private set; }

    public int Pages { get; private set; }

    public bool Coordinates => book.Coordinates;

    public bool MayEnter => book.Own.Count > 0 || book.Coordinates;

    public async Task OnGet(string? boite, int p, CancellationToken cancel)
    {
        Box = boite is "en-cours" or "les-miennes" or "closes" ? boite : "attente";
        foreach (var box in new[] { "attente", "en-cours", "les-miennes", "closes" })
            Counts = [.. Counts, (box, await Of(box).CountAsync(cancel))];
        Pages = (Counts.First(c => c.Box == Box).Count + PerPage - 1) / PerPage;
        Number = Math.Clamp(p, 1, Math.Max(1, Pages));
        var query = Of(Box).AsNoTracking().Include(r => r.Addressees);
        var found = await (Box == "closes" ? query.OrderByDescending(r => r.ChangedAt).ThenBy(r => r.Id) : query.OrderBy(r => r.ReceivedOn).ThenBy(r => r.Id)).Skip((Number - 1) * PerPage).Take(PerPage).ToListAsync(cancel);
        var names = await people.Named([.. found.SelectMany(r => r.Addressees).Where(book.Answers).Select(a => a.AssignedTo).OfType<AccountId>().Distinct()], cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        Rows = [.. found.Select(r => (r, Mine: book.Mine(r))).Select(x => new Row(x.r, x.Mine, x.Mine?.AssignedTo is { } who ? names.GetValueOrDefault(who) : null, today.DayNumber - x.r.ReceivedOn.DayNumber))];
    }

    public string Label(string list, string code) => vocabularies.Label(list, code, texts);

    public string? Town(SupportRequest request) => request.CommuneCode is { } code ? places.Find(code)?.Name ?? code : null;

    private IQueryable<SupportRequest> Of(string box)
    {
        var own = book.Own;
        var (all, me) = (book.Coordinates && own.Count == 0, person.Id);
        var visible = book.Visible();
        var open = RequestStates.Open;
        return box switch
        {
            "closes" => visible.Where(r => !open.Contains(r.Status)),
            "les-miennes" => visible.Where(r => open.Contains(r.Status) && r.Addressees.Any(a => a.AssignedTo == me)),
            // For the coordination, what nobody was asked for or nobody answers waits too.
            "attente" => visible.Where(r => open.Contains(r.Status) && (all
                ? !r.Addressees.Any(a => a.Status != AskedStates.Waiting && a.Status != AskedStates.Declined)
                : r.Addressees.Any(a => (a.Status == AskedStates.Waiting || a.RemindAt != null) && a.OrganizationId != null && own.Contains(a.OrganizationId.Value)))),
            _ => visible.Where(r => open.Contains(r.Status) && (all
                ? r.Addressees.Any(a => a.Status != AskedStates.Waiting && a.Status != AskedStates.Declined)
                : !r.Addressees.Any(a => (a.Status == AskedStates.Waiting || a.RemindAt != null) && a.OrganizationId != null && own.Contains(a.OrganizationId.Value)))),
        };
    }
}
