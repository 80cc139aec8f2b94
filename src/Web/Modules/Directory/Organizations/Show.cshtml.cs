using Maillage.Modules.Directory.Keeping;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Networks;
using Maillage.Modules.Directory.Services;
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

namespace Maillage.Modules.Directory.Organizations;

/// <summary>An organisation: what it is there for, its services, its networks.</summary>
[AllowAnonymous]
internal sealed class ShowModel(AppDb db, IVocabularies lists, IPlaces places, Texts texts, TimeProvider time, Settings settings) : PageModel
{
    public Organization Organization { get; private set; } = null!;

    public Organization? Parent { get; private set; }

    public IReadOnlyList<Service> Services { get; private set; } = [];

    public IReadOnlyList<Phone> Phones { get; private set; } = [];

    public IReadOnlyList<Network> Networks { get; private set; } = [];

    public TrustKnot? Trust { get; private set; }

    public Place? Place { get; private set; }

    public string Canonical => $"{settings.PublicUrl}/annuaire/organismes/{Organization.Slug}";

    public string? TrustLine => Trust?.Line(texts, lists);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var organization = await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug, cancel);
        if (organization is null || !EntryStates.Shown.Contains(organization.State))
            return await MergedAddress.Find(db, EntryKind.Organization, slug, cancel) is { } address ? LocalRedirect(address) : NotFound();
        Organization = organization;
        var id = organization.Id;
        Place = organization.PlaceCode is { } code ? places.Find(code) : null;
        texts.Belgian = Place?.Country == "be";
        Parent = organization.ParentId is { } parent ? await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == parent, cancel) : null;
        Services = await db.Set<Service>().AsNoTracking().Where(s => s.OrganizationId == id && EntryStates.Shown.Contains(s.State)).OrderBy(s => s.Name).ToListAsync(cancel);
        Phones = await db.Set<Phone>().AsNoTracking().Where(p => p.OrganizationId == id).OrderBy(p => p.Number).ToListAsync(cancel);
        Networks = await ServiceSheet.NetworksOf(db, id, cancel);
        var said = await db.Set<Provenance>().AsNoTracking().Where(p => p.EntryId == id.Value).ToListAsync(cancel);
        Trust = TrustThread.Overall(said, time.GetUtcNow());
        return Page();
    }

    public IReadOnlyList<Crumb> Crumbs => [new(texts["directory.title"], "/annuaire"), new(texts["directory.organizations"], "/annuaire/organismes")];

    public string Label(string list, string code) => lists.Label(list, code, texts);

    public string Offers(Service s) => string.Join(" · ", s.Supports.Take(4).Select(c => Label(Lists.SupportTypes, c)).Concat(s.PersonHelps.Take(3).Select(c => Label(Lists.PersonHelpTypes, c))));

    /// <summary>Numbers by which registers know it, in the order people look for them.</summary>
    public IEnumerable<(string Name, string Number)> Registers =>
        new[] { ("BCE", Organization.Bce), ("SIRET", Organization.Siret), ("FINESS", Organization.Finess) }.Where(r => !string.IsNullOrWhiteSpace(r.Item2)).Select(r => (r.Item1, r.Item2!));
}
