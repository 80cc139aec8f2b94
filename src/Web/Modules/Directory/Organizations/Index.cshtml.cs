using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Organizations;

/// <summary>All organisations of the directory, in order of name.</summary>
[AllowAnonymous]
internal sealed class IndexModel(AppDb db, IVocabularies lists, IPlaces places, Texts texts) : PageModel
{
    private const int PageSize = 50;

    // From the query alone: Razor Pages keeps the name of the screen in a route value called page.
    [BindProperty(SupportsGet = true)]
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Total { get; private set; }

    public int PageCount => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public IReadOnlyList<(Organization Organization, int Services)> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Number = Math.Max(1, Number);
        var shown = db.Set<Organization>().AsNoTracking().Where(o => EntryStates.Shown.Contains(o.State));
        Total = await shown.CountAsync(cancel);
        // Order by slug: the folded name, which both engines sort alike.
        var page = await shown.OrderBy(o => o.Slug).Skip((int)Math.Min(int.MaxValue, (long)(Number - 1) * PageSize)).Take(PageSize)
            .Select(o => new { Organization = o, Services = db.Set<Services.Service>().Count(s => s.OrganizationId == o.Id && EntryStates.Shown.Contains(s.State)) }).ToListAsync(cancel);
        Rows = page.ConvertAll(r => (r.Organization, r.Services));
    }

    public string Note(Organization o) => string.Join(" · ", new[]
    {
        o.StructureType is { } code ? lists.Label(Lists.StructureTypes, code, texts) : null,
        o.PlaceCode is { } place ? places.Find(place)?.ShortName : null,
    }.Where(w => w is not null));
}
