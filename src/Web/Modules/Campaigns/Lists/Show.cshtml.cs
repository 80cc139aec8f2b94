using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using VocabularyLists = Maillage.Modules.Vocabularies.Contracts.Lists;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>A mailing list with its contacts; with <c>?format=csv</c>, as a file.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ShowModel(AppDb db, ListBook book, ICurrentPerson person, IVocabularies vocabularies, IPlaces places, Texts texts) : PageModel
{
    private const int PerPage = 50;
    private const int LongestQuery = 200;

    public MailingList List { get; private set; } = null!;

    public IReadOnlyList<Contact> Rows { get; private set; } = [];

    /// <summary>How many in each state; the first, without a state, is everyone.</summary>
    public IReadOnlyList<(string? State, int Count)> Counts { get; private set; } = [];

    public string? State { get; private set; }

    public string Query { get; private set; } = "";

    public int Total { get; private set; }

    public int Number { get; private set; } = 1;

    public int PageCount => (Total + PerPage - 1) / PerPage;

    public DateOnly Today => book.Today;

    public async Task<IActionResult> OnGet(Guid id, string? q, string? etat, string? format, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } list)
            return NotFound();
        List = list;
        var all = db.Set<Contact>().AsNoTracking().Where(c => c.ListId == list.Id);
        if (format == "csv")
        {
            db.Record(new AuditFact("list.exported", $"list:{list.Id}", person.Id!.Value.Value, list.Name));
            await db.SaveChangesAsync(cancel);
            return File(ListCsv.Write(await all.OrderBy(c => c.SearchKey).ThenBy(c => c.Id).ToListAsync(cancel), places), "text/csv; charset=utf-8", $"{Fold.Key(list.Name).Replace(' ', '-')}.csv");
        }
        Query = (q ?? "")[..Math.Min(LongestQuery, q?.Length ?? 0)];
        State = ContactFilter.All.Contains(etat) ? etat : null;
        // Not bound: a page of the program has that name itself.
        Number = int.TryParse(Request.Query["page"], out var number) && number > 0 ? number : 1;
        var counts = new List<(string?, int)> { (null, await all.CountAsync(cancel)) };
        foreach (var state in ContactFilter.All)
            counts.Add((state, await all.In(state, Today).CountAsync(cancel)));
        Counts = counts;
        var found = all.In(State, Today);
        foreach (var word in Fold.Key(Query).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found = found.Where(c => c.SearchKey.Contains(word));
        Total = await found.CountAsync(cancel);
        Rows = await found.OrderBy(c => c.SearchKey).ThenBy(c => c.Id).Skip((Number - 1) * PerPage).Take(PerPage).ToListAsync(cancel);
        return Page();
    }

    /// <summary>The address was looked at and is right.</summary>
    public async Task<IActionResult> OnPost(Guid id, Guid verified, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } list || await db.Set<Contact>().SingleOrDefaultAsync(c => c.Id == new ContactId(verified) && c.ListId == list.Id, cancel) is not { } contact)
            return NotFound();
        contact.Verify(Today);
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["mailing.verified", contact.StructureName]);
        // The page that was read, with its words and its state.
        return LocalRedirect(Request.Path + Request.QueryString);
    }

    public string Address(string? state) => Query.Length == 0 && state is null ? Request.Path
        : QueryHelpers.AddQueryString(Request.Path, new Dictionary<string, string?>(StringComparer.Ordinal) { ["q"] = Query.Length == 0 ? null : Query, ["etat"] = state });

    public string? Type(Contact contact) => contact.StructureType is { } type ? vocabularies.Label(VocabularyLists.StructureTypes, type, texts) : null;

    public string? Town(Contact contact) => contact.CommuneCode is { } code ? places.Find(code)?.Name ?? code : null;
}
