using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Sources;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Networks;

/// <summary>A network of a town: what it is, who takes part.</summary>
[AllowAnonymous]
internal sealed class ShowModel(AppDb db, IVocabularies lists, IPlaces places, Texts texts, TimeProvider time, Settings settings) : PageModel
{
    public Network Network { get; private set; } = null!;

    public IReadOnlyList<Organization> Members { get; private set; } = [];

    public TrustKnot? Trust { get; private set; }

    public Place? Place { get; private set; }

    public string Canonical => $"{settings.PublicUrl}/annuaire/reseaux/{Network.Slug}";

    public string Kind => lists.Label(Lists.NetworkTypes, Network.Kind, texts);

    public string? TrustLine => Trust?.Line(texts, lists);

    public IReadOnlyList<Crumb> Crumbs => [new(texts["directory.title"], "/annuaire"), new(texts["directory.networks"], "/annuaire/reseaux")];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var network = await db.Set<Network>().AsNoTracking().SingleOrDefaultAsync(n => n.Slug == slug, cancel);
        if (network is null)
            return NotFound();
        Network = network;
        Place = network.PlaceCode is { } code ? places.Find(code) : null;
        texts.Belgian = Place?.Country == "be";
        Members = await (from member in db.Set<NetworkMember>() where member.NetworkId == network.Id join o in db.Set<Organization>() on member.OrganizationId equals o.Id where EntryStates.Shown.Contains(o.State) orderby o.Slug select o).AsNoTracking().ToListAsync(cancel);
        var said = await db.Set<Provenance>().AsNoTracking().Where(p => p.EntryId == network.Id.Value).ToListAsync(cancel);
        Trust = TrustThread.Overall(said, time.GetUtcNow());
        return Page();
    }

    public string? Town(Organization o) => o.PlaceCode is { } code ? places.Find(code)?.ShortName : null;
}
