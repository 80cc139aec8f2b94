using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Networks;

/// <summary>The networks of the territories.</summary>
[AllowAnonymous]
internal sealed class IndexModel(AppDb db, IVocabularies lists, IPlaces places, Texts texts) : PageModel
{
    public IReadOnlyList<Network> Networks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Networks = await db.Set<Network>().AsNoTracking().OrderBy(n => n.Slug).ToListAsync(cancel);

    public string Note(Network n) => string.Join(" · ", new[]
    {
        lists.Label(Lists.NetworkTypes, n.Kind, texts),
        n.PlaceCode is { } place ? places.Find(place)?.ShortName : null,
    }.Where(w => w is not null));
}
