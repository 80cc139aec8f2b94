using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Moderation;

/// <summary>One queue for all that waits to be read, the oldest first.</summary>
[Authorize(Policy = Policies.Coordinator)]
internal sealed class IndexModel(AppDb db, Texts texts) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<(Proposal Proposal, string Entry, string Fields)> Lines { get; private set; } = [];

    public int Waiting { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        var waiting = db.Set<Proposal>().AsNoTracking().Where(p => p.State == ProposalState.Waiting);
        Waiting = await waiting.CountAsync(cancel);
        var proposals = await waiting.OrderBy(p => p.At).ThenBy(p => p.Id).Take(Most).ToListAsync(cancel);
        var services = proposals.Select(p => new Contracts.ServiceId(p.EntryId)).ToList();
        var organizations = proposals.Select(p => new Contracts.OrganizationId(p.EntryId)).ToList();
        var names = await db.Set<Service>().Where(s => services.Contains(s.Id)).ToDictionaryAsync(s => s.Id.Value, s => s.Name, cancel);
        foreach (var organization in await db.Set<Organization>().Where(o => organizations.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(cancel))
            names.TryAdd(organization.Id.Value, organization.Name);
        Lines = [.. proposals.Select(p => (p, names.GetValueOrDefault(p.EntryId, "–"), Fields(p)))];
    }

    private string Fields(Proposal p) =>
        p.Fields.Count == 0 ? texts["keeping.moderation.only_note"] : string.Join(", ", p.Fields.Select(f => EntryFields.Find(p.Kind, f.Field) is { } field ? texts[field.TextKey] : f.Field));
}
