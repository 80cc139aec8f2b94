using System.Text.Json;
using Maillage.Modules.Directory.Sources;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>/hsds/taxonomies: our lists first, then those of sources.</summary>
internal sealed class TaxonomyShelf(AppDb db) : IShelf
{
    private sealed record Row(Guid Id, string Name, string Description);

    public async Task<int> Count(HsdsQuery query, CancellationToken cancel) => (await All(query, cancel)).Count;

    public async Task<IReadOnlyList<Action<Utf8JsonWriter>>> Read(HsdsQuery query, int skip, int take, CancellationToken cancel) =>
        [.. (await All(query, cancel)).Skip(skip).Take(take).Select(Write)];

    public async Task<Action<Utf8JsonWriter>?> Find(Guid id, HsdsQuery query, CancellationToken cancel) =>
        (await All(query, cancel)).Find(t => t.Id == id) is { } found ? Write(found) : null;

    private static Action<Utf8JsonWriter> Write(Row row) => json => TermWriter.Taxonomy(json, row.Id, row.Name, row.Description);

    private async Task<List<Row>> All(HsdsQuery query, CancellationToken cancel)
    {
        var foreign = await db.Set<SourceTerm>().Where(t => t.TaxonomyId != null).GroupBy(t => t.TaxonomyId)
            .Select(g => new { Id = g.Key!.Value, Name = g.Min(t => t.Taxonomy) ?? g.Min(t => t.Source)! }).ToListAsync(cancel);
        return [.. OwnTaxonomies.All.Select(t => new Row(t.Id, t.Name, t.Description)).Concat(foreign.OrderBy(t => t.Id).Select(t => new Row(t.Id, t.Name, t.Name)))
            .Where(t => query.Words.All(w => t.Name.Contains(w, StringComparison.OrdinalIgnoreCase)))];
    }
}

/// <summary>/hsds/taxonomy_terms: our terms first, then those of sources.</summary>
internal sealed class TermShelf(AppDb db, OwnTaxonomies taxonomies) : IShelf
{
    public async Task<int> Count(HsdsQuery query, CancellationToken cancel) => Own(query).Count() + await Foreign(query).CountAsync(cancel);

    public async Task<IReadOnlyList<Action<Utf8JsonWriter>>> Read(HsdsQuery query, int skip, int take, CancellationToken cancel)
    {
        var own = Own(query).ToList();
        var first = own.Skip(skip).Take(take).ToList();
        var rest = first.Count == take ? [] : await Foreign(query).OrderBy(t => t.Id).Skip(Math.Max(0, skip - own.Count)).Take(take - first.Count).ToListAsync(cancel);
        return [.. first.Select(t => (Action<Utf8JsonWriter>)(json => TermWriter.Own(json, t))), .. rest.Select(t => (Action<Utf8JsonWriter>)(json => TermWriter.Foreign(json, t)))];
    }

    public async Task<Action<Utf8JsonWriter>?> Find(Guid id, HsdsQuery query, CancellationToken cancel)
    {
        if (taxonomies.Find(id) is { } own)
            return json => TermWriter.Own(json, own);
        var foreign = await db.Set<SourceTerm>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel);
        return foreign is null ? null : json => TermWriter.Foreign(json, foreign);
    }

    private IEnumerable<OwnTerm> Own(HsdsQuery query) => taxonomies.Terms.Where(t =>
        (query.Taxonomy is null || t.Taxonomy.Id == query.Taxonomy)
        && (query.Parent is null || t.ParentId == query.Parent)
        && (!query.TopOnly || t.ParentId is null)
        && query.Words.All(w => t.Term.Label.Fr.Contains(w, StringComparison.OrdinalIgnoreCase) || t.Term.Label.Nl.Contains(w, StringComparison.OrdinalIgnoreCase) || t.Term.Label.En.Contains(w, StringComparison.OrdinalIgnoreCase)));

    private IQueryable<SourceTerm> Foreign(HsdsQuery query)
    {
        var terms = db.Set<SourceTerm>().AsNoTracking();
        if (query.Taxonomy is { } taxonomy)
            terms = terms.Where(t => t.TaxonomyId == taxonomy);
        if (query.Parent is { } parent)
            terms = terms.Where(t => t.ParentId == parent);
        if (query.TopOnly)
            terms = terms.Where(t => t.ParentId == null);
        foreach (var word in query.Words.Select(Like.Contains))
            terms = terms.Where(t => EF.Functions.Like(t.Name.ToLower(), word, Like.Escape));
        return terms;
    }
}
