using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>The mailing lists of one's organisations, used again year after year.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class IndexModel(AppDb db, ListBook book, IOrganizations organizations) : PageModel
{
    internal sealed record Row(MailingList List, string Organization, int Contacts, int ToVerify, int OptedOut);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool MayAdd { get; private set; }

    /// <summary>Whether lists of several organisations stand here.</summary>
    public bool Several => Rows.DistinctBy(r => r.List.OrganizationId).Skip(1).Any();

    public async Task OnGet(CancellationToken cancel)
    {
        MayAdd = book.Own is not { Count: 0 };
        var lists = await book.Lists().AsNoTracking().OrderBy(l => l.Name).ToListAsync(cancel);
        List<MailingListId> ids = [.. lists.Select(l => l.Id)];
        var contacts = db.Set<Contact>().AsNoTracking().Where(c => ids.Contains(c.ListId));
        var all = await Count(contacts, cancel);
        var toVerify = await Count(contacts.In(ContactFilter.ToVerify, book.Today), cancel);
        var optedOut = await Count(contacts.In(ContactFilter.OptedOut, book.Today), cancel);
        var names = await organizations.Named([.. lists.Select(l => l.OrganizationId).Distinct()], cancel);
        Rows = [.. lists.Select(l => new Row(l, names.GetValueOrDefault(l.OrganizationId, ""), all.GetValueOrDefault(l.Id), toVerify.GetValueOrDefault(l.Id), optedOut.GetValueOrDefault(l.Id)))];
    }

    private static Task<Dictionary<MailingListId, int>> Count(IQueryable<Contact> contacts, CancellationToken cancel) =>
        contacts.GroupBy(c => c.ListId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
}
