using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Services;

internal sealed class TrainingCatalogue(AppDb db) : ITrainingCatalogue
{
    private IQueryable<Service> Listed => db.Set<Service>().AsNoTracking().Where(s => EntryStates.Listed.Contains(s.State) && s.AbsentSince == null);

    public async Task<IReadOnlyList<CatalogueModule>> All(CancellationToken cancel) =>
        [.. (await (from m in db.Set<TrainingModule>().AsNoTracking()
                    join s in Listed on m.ServiceId equals s.Id
                    orderby s.Name, s.Id, m.Position
                    select new { m.Id, m.Title, m.Description, m.Duration, m.Audience, Service = s.Id, s.OrganizationId, s.Name, s.Slug, s.Sectors, s.AreasServed }).ToListAsync(cancel))
            .Select(m => new CatalogueModule(m.Id, m.Service, m.OrganizationId, m.Name, $"/annuaire/services/{m.Slug}", m.Title, m.Description, m.Duration, m.Audience, m.Sectors, m.AreasServed))];

    public async Task<IReadOnlyList<NamedService>> Services(IReadOnlyCollection<OrganizationId>? of, CancellationToken cancel)
    {
        var all = of is null;
        List<OrganizationId> own = [.. of ?? []];
        return [.. (await Listed.Where(s => all || (s.OrganizationId != null && own.Contains(s.OrganizationId.Value))).OrderBy(s => s.Name).ThenBy(s => s.Id).Select(s => new { s.Id, s.OrganizationId, s.Name, s.Slug }).ToListAsync(cancel))
            .Select(s => new NamedService(s.Id, s.OrganizationId, s.Name, $"/annuaire/services/{s.Slug}"))];
    }
}
