using System.Text.Json;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>/hsds/services.</summary>
internal sealed class ServiceShelf(AppDb db, OwnTaxonomies taxonomies, IVocabularies vocabularies, IPlaces places, DirectoryIndex index, TimeProvider time) : IShelf
{
    private (string Words, List<ServiceId>? Services)? found;

    public Task<int> Count(HsdsQuery query, CancellationToken cancel) => Services(query).CountAsync(cancel);

    public async Task<IReadOnlyList<Action<Utf8JsonWriter>>> Read(HsdsQuery query, int skip, int take, CancellationToken cancel)
    {
        var page = Services(query).OrderBy(s => s.Id).Skip(skip).Take(take);
        if (query.Minimal)
        {
            var dates = await page.Select(s => new { s.Id, s.UpdatedAt }).ToListAsync(cancel);
            return [.. dates.Select(d => (Action<Utf8JsonWriter>)(json =>
            {
                json.WriteString("id", d.Id.Value);
                json.Time("modified_date", d.UpdatedAt);
                json.Time("last_modified", d.UpdatedAt);
            }))];
        }
        var ids = await page.Select(s => s.Id).ToListAsync(cancel);
        return await Write(ids, query.Full, cancel);
    }

    public async Task<Action<Utf8JsonWriter>?> Find(Guid id, HsdsQuery query, CancellationToken cancel)
    {
        var service = ServiceId.From(id);
        return await db.Set<Service>().AnyAsync(s => s.Id == service && EntryStates.Shown.Contains(s.State), cancel)
            ? (await Write([service], full: true, cancel))[0] : null;
    }

    /// <summary>Writers of these services, in this order.</summary>
    public async Task<IReadOnlyList<Action<Utf8JsonWriter>>> Write(IReadOnlyCollection<ServiceId> ids, bool full, CancellationToken cancel)
    {
        var set = await HsdsSet.Read(db, ids, full, cancel);
        return [.. ids.Where(set.Services.ContainsKey).Select(id => Writer(set, id, full))];
    }

    public Action<Utf8JsonWriter> Writer(HsdsSet set, ServiceId id, bool full) => json =>
    {
        var writer = new ServiceWriter(json, set, taxonomies, vocabularies, places, time);
        if (full)
            writer.Full(set.Services[id]);
        else
            writer.Basic(set.Services[id]);
    };

    /// <summary>The services that answer a query; every filter is one condition of one statement.</summary>
    public IQueryable<Service> Services(HsdsQuery query)
    {
        var services = db.Set<Service>().AsNoTracking().Where(s => EntryStates.Shown.Contains(s.State));
        if (query.Words.Count > 0)
            services = Saying(services, query.Words);
        if (query.Organization is { } owner && OrganizationId.From(owner) is var organization)
            services = services.Where(s => s.OrganizationId == organization);
        if (query.ModifiedAfter is { } after)
            services = services.Where(s => s.UpdatedAt >= after);
        if (query.TaxonomyTerm is { } term)
        {
            services = taxonomies.Find(term) is { } own ? OwnTaxonomies.With(services, own.Taxonomy.List, own.Term.Code)
                : services.Where(s => db.Set<Sources.ServiceTerm>().Any(t => t.ServiceId == s.Id && t.TermId == term));
        }
        if (query.Taxonomy is { } taxonomy)
        {
            services = OwnTaxonomies.All.FirstOrDefault(t => t.Id == taxonomy) is { } list ? OwnTaxonomies.WithAny(services, list.List)
                : services.Where(s => db.Set<Sources.ServiceTerm>().Any(t => t.ServiceId == s.Id && db.Set<Sources.SourceTerm>().Any(o => o.Id == t.TermId && o.TaxonomyId == taxonomy)));
        }
        if (query is { Centre: { } centre, Metres: { } metres })
        {
            var near = Near.Locations(db.Set<Locations.Location>(), centre, metres);
            services = services.Where(s => db.Set<Locations.ServiceAtLocation>().Any(a => a.ServiceId == s.Id && near.Any(l => l.Id == a.LocationId)));
        }
        return services;
    }

    /// <summary>The search's index answers for what is listed, with its accents, plurals and synonyms. What sleeps, has ceased or is absent from its source is not in it; that, and signs that are no word, is looked for letter by letter.</summary>
    private IQueryable<Service> Saying(IQueryable<Service> services, IReadOnlyList<string> words)
    {
        // Asked once, so that the count and the page of one answer agree.
        var said = string.Join(' ', words);
        if (found is not { } known || known.Words != said)
            found = known = (said, index.Answering(said));
        if (known.Services is not { } listed)
            return Spelling(services, words);
        var others = Spelling(services.Where(s => !EntryStates.Listed.Contains(s.State) || s.AbsentSince != null), words);
        return services.Where(s => EF.Parameter(listed).Contains(s.Id) || others.Any(o => o.Id == s.Id));
    }

    private IQueryable<Service> Spelling(IQueryable<Service> services, IReadOnlyList<string> words)
    {
        foreach (var word in words.Select(Like.Contains))
        {
            services = services.Where(s => EF.Functions.Like(s.Name.ToLower(), word, Like.Escape) || EF.Functions.Like(s.Description!.ToLower(), word, Like.Escape)
                || db.Set<Organizations.Organization>().Any(o => o.Id == s.OrganizationId && EF.Functions.Like(o.Name.ToLower(), word, Like.Escape)));
        }
        return services;
    }
}

internal static class Like
{
    public const string Escape = "\\";

    /// <summary>The pattern of what holds a word, whose own signs mean nothing else.</summary>
    public static string Contains(string word) =>
        $"%{word.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
