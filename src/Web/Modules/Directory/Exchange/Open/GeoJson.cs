using System.IO.Pipelines;
using System.Text.Json;
using Maillage.Modules.Directory.Hsds;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Exchange.Open;

/// <summary>Services as points (RFC 7946), written as they are read: one query, whatever their number.</summary>
internal static class GeoJson
{
    private const int FlushEvery = 200;

    public static async Task Write(AppDb db, IVocabularies vocabularies, string publicUrl, PipeWriter body, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(body, HsdsJson.Options);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        var written = 0;
        var rows = from at in db.Set<ServiceAtLocation>().AsNoTracking()
                   join service in db.Set<Service>() on at.ServiceId equals service.Id
                   join location in db.Set<Location>() on at.LocationId equals location.Id
                   where EntryStates.Shown.Contains(service.State) && location.Latitude != null && location.Longitude != null
                   orderby at.Id
                   select new
                   {
                       at.Id,
                       ServiceId = service.Id,
                       service.Name,
                       service.Slug,
                       service.Supports,
                       location.Latitude,
                       location.Longitude,
                       Place = location.Name,
                       Organization = db.Set<Organization>().Where(o => o.Id == service.OrganizationId && EntryStates.Shown.Contains(o.State)).Select(o => o.Name).FirstOrDefault(),
                   };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteString("id", row.Id);
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(row.Longitude!.Value);
            json.WriteNumberValue(row.Latitude!.Value);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteString("service", row.ServiceId.Value);
            json.Text("nom", row.Name);
            json.Text("organisme", row.Organization);
            json.Text("lieu", row.Place);
            json.Text("soutiens", string.Join("; ", row.Supports.Select(code => vocabularies.Find(Lists.SupportTypes, code)?.Label.Fr ?? code)));
            json.WriteString("page", $"{publicUrl}/annuaire/services/{row.Slug}");
            json.WriteEndObject();
            json.WriteEndObject();
            if (++written % FlushEvery == 0)
            {
                await json.FlushAsync(cancel);
                await body.FlushAsync(cancel);
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
        await body.FlushAsync(cancel);
    }
}
