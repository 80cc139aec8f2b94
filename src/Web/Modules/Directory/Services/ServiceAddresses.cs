using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Services;

internal sealed class ServiceAddresses(AppDb db) : IServiceAddresses
{
    public async Task<IReadOnlyList<ServiceAddress>> All(CancellationToken cancel)
    {
        var services = await (from s in db.Set<Service>()
                              join o in db.Set<Organization>() on s.OrganizationId equals o.Id into owners
                              from o in owners.DefaultIfEmpty()
                              where EntryStates.Listed.Contains(s.State) && s.AbsentSince == null && (s.Email != null || o.Email != null)
                              orderby s.Name, s.Id
                              select new { s.Id, s.Name, Organization = o.Name, o.StructureType, Email = s.Email ?? o.Email, Seat = o.PlaceCode }).ToListAsync(cancel);
        var places = (await (from a in db.Set<ServiceAtLocation>() join l in db.Set<Location>() on a.LocationId equals l.Id where l.PlaceCode != null select new { a.ServiceId, l.PlaceCode }).ToListAsync(cancel))
            .ToLookup(p => p.ServiceId, p => p.PlaceCode!);
        return [.. services.Select(s => new ServiceAddress(s.Id, s.Name, s.Organization, s.StructureType, s.Email!, places[s.Id].Any() ? [.. places[s.Id].Distinct(StringComparer.Ordinal)] : s.Seat is null ? [] : [s.Seat]))];
    }
}
