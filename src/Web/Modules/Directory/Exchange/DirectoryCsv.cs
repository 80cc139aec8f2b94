using System.Net;
using Maillage.Modules.Directory.Exchange.Tables;
using Maillage.Modules.Vocabularies.Contracts;

namespace Maillage.Modules.Directory.Exchange;

/// <summary>One line per service, in words, for a spreadsheet.</summary>
internal sealed class DirectoryCsv(Bundle bundle, IVocabularies vocabularies, string publicUrl)
{
    private static readonly string[] Columns =
        ["nom", "organisme", "description", "soutiens", "aides_a_la_personne", "secteurs", "publics", "themes", "langues", "territoires", "adresse", "code_postal", "commune", "latitude", "longitude", "telephone", "courriel", "site", "etat", "mis_a_jour", "page", "source", "id"];

    public WrittenTable Write()
    {
        var organizations = bundle.Organizations.ToDictionary(o => o.Id);
        var places = bundle.Locations.ToDictionary(l => l.Id);
        var at = bundle.ServicesAtLocations.ToLookup(a => a.ServiceId);
        var addresses = bundle.Addresses.OrderBy(a => a.Position).ToLookup(a => a.LocationId);
        var phones = bundle.Phones.Where(p => p.ServiceId is not null).ToLookup(p => p.ServiceId!.Value);
        var switchboards = bundle.Phones.Where(p => p.OrganizationId is not null).ToLookup(p => p.OrganizationId!.Value);
        return new WrittenTable("annuaire", Columns, [.. bundle.Services.OrderBy(s => s.Slug, StringComparer.Ordinal).Select(service =>
        {
            var place = at[service.Id].Select(a => places.GetValueOrDefault(a.LocationId)).FirstOrDefault(l => l is not null);
            var address = place is null ? null : addresses[place.Id].FirstOrDefault();
            return (IReadOnlyList<string?>)
            [
                Plain(service.Name), Plain(service.OrganizationId is { } o ? organizations.GetValueOrDefault(o)?.Name : null), Plain(service.Description),
                Labels(Lists.SupportTypes, service.Supports), Labels(Lists.PersonHelpTypes, service.PersonHelps), Labels(Lists.RequesterSectors, service.Sectors), Labels(Lists.Publics, service.Publics),
                Labels(Lists.Themes, service.Themes), Labels(Lists.Languages, service.Languages), string.Join("; ", service.AreasServed),
                Plain(string.Join(", ", new[] { address?.Address1, address?.Address2 }.OfType<string>())), address?.PostalCode, Plain(address?.City),
                ExchangeValue.Write(place?.Latitude), ExchangeValue.Write(place?.Longitude), string.Join("; ", phones[service.Id].DefaultIfEmpty(service.OrganizationId is { } owner ? switchboards[owner].FirstOrDefault() : null).Select(p => p?.Number).OfType<string>().Distinct(StringComparer.Ordinal)),
                service.Email, service.Url, service.State, ExchangeValue.Write(service.UpdatedAt), $"{publicUrl}/annuaire/services/{service.Slug}", service.Source, service.Id.ToString(),
            ];
        })]);
    }

    private static string? Plain(string? said) => said is { Length: > 0 } ? WebUtility.HtmlDecode(said) : null;

    /// <summary>Labels hold commas, so a semicolon stands between them.</summary>
    private string? Labels(string list, List<string> codes) =>
        codes.Count == 0 ? null : string.Join("; ", codes.Select(c => vocabularies.Find(list, c) is { } term ? term.Label.In("fr", belgian: false) : c));
}
