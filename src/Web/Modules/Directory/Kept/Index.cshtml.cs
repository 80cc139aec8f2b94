using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Kept;

/// <summary>The entries that the person of this request keeps, with what waits.</summary>
[Authorize(Policy = Policies.ServiceMember)]
internal sealed class IndexModel(AppDb db, ICurrentPerson person, IVocabularies lists, Texts texts, TimeProvider time) : PageModel
{
    internal sealed record Line(EntryKind Kind, string Name, string Slug, string State, TrustKnot? Trust, Proposal? Proposal)
    {
        public string Address => $"/annuaire/{Kind.Folder()}/{Slug}";
    }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var own = person.Roles.Where(r => r.Role is Role.ServiceMember).Select(r => r.Organization).OfType<Contracts.OrganizationId>().Distinct().ToList();
        var organizations = await db.Set<Organization>().AsNoTracking().Where(o => own.Contains(o.Id) && o.State != EntryStates.Merged).OrderBy(o => o.Name).ToListAsync(cancel);
        var services = await db.Set<Service>().AsNoTracking().Where(s => s.OrganizationId != null && own.Contains(s.OrganizationId.Value) && EntryStates.Shown.Contains(s.State)).OrderBy(s => s.Name).ToListAsync(cancel);
        List<Guid> ids = [.. organizations.Select(o => o.Id.Value), .. services.Select(s => s.Id.Value)];
        var said = (await db.Set<Provenance>().AsNoTracking().Where(p => ids.Contains(p.EntryId)).ToListAsync(cancel)).ToLookup(p => p.EntryId);
        var me = person.Id!.Value.Value;
        var proposals = (await db.Set<Proposal>().AsNoTracking().Where(p => ids.Contains(p.EntryId) && p.Account == me && p.State != ProposalState.Settled).ToListAsync(cancel)).ToLookup(p => p.EntryId);
        Lines =
        [
            .. services.Select(s => One(EntryKind.Service, s.Id.Value, s.Name, s.Slug, s.State)),
            .. organizations.Select(o => One(EntryKind.Organization, o.Id.Value, o.Name, o.Slug, o.State)),
        ];

        Line One(EntryKind kind, Guid id, string name, string slug, string state) =>
            new(kind, name, slug, state, TrustThread.Overall(said[id], time.GetUtcNow()), proposals[id].MaxBy(p => p.At));
    }

    public string StateName(Line line) => lists.Label(Lists.EntryStates, line.State, texts);

    public string? TrustLine(Line line) => line.Trust?.Line(texts, lists);
}
