using System.Diagnostics;
using Maillage.Modules.Directory.Search;
using Npgsql;
using NpgsqlTypes;

namespace Maillage.Bench;

/// <summary>The same services and questions as a directory usually does it: PostgreSQL full text (French, without accents, weighted), a page ordered by rank, count(*), and one grouped count per facet with the others applied.</summary>
internal sealed class UsualWay : IAsyncDisposable
{
    private const int Connections = 4;
    private readonly NpgsqlDataSource server;
    private readonly PlaceTable places;

    private UsualWay(NpgsqlDataSource server, PlaceTable places) => (this.server, this.places) = (server, places);

    public static async Task<UsualWay> Fill(string connection, SearchSource source, Inventory inventory)
    {
        var way = new UsualWay(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 8, CommandTimeout = 300 }), inventory.Places);
        await way.Execute("create extension if not exists unaccent");
        await way.Execute("create text search configuration plain_french (copy = french)");
        await way.Execute("alter text search configuration plain_french alter mapping for hword, hword_part, word with unaccent, french_stem");
        await way.Execute($"create table entries (id uuid primary key, slug text, name text, organisation text, body text, areas text[], lat float8, lon float8, verified date, {string.Join(", ", Facets.Names[..^1].Select(n => n + " text[]"))})");
        await way.Copy(source);
        await way.Execute("alter table entries add column words tsvector");
        await way.Execute("update entries set words = setweight(to_tsvector('plain_french', name), 'A') || setweight(to_tsvector('plain_french', organisation), 'B') || setweight(to_tsvector('plain_french', body), 'C')");
        await way.Execute("create index on entries using gin (words)");
        await way.Execute("create index on entries using gin (areas)");
        await way.Execute("create index on entries (lat, lon)");
        foreach (var name in Facets.Names[..^1])
            await way.Execute($"create index on entries using gin ({name})");
        await way.Execute("vacuum analyze entries");
        return way;
    }

    /// <summary>Questions answered per second over four connections.</summary>
    public async Task<double> Run(IReadOnlyList<string> queries, int seconds)
    {
        var parsed = queries.Select(q => QueryReader.Read(q, Tongues.French).Query!).ToArray();
        var clock = Stopwatch.StartNew();
        var done = 0;
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            await using var connection = await server.OpenConnectionAsync();
            while (clock.Elapsed < TimeSpan.FromSeconds(seconds))
            {
                await Ask(connection, parsed[Interlocked.Increment(ref next) % parsed.Length]);
                Interlocked.Increment(ref done);
            }
        }));
        return done / clock.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task Ask(NpgsqlConnection connection, SearchQuery query)
    {
        var order = query.Words.Length > 0 ? "ts_rank(words, websearch_to_tsquery('plain_french', @q)) desc, verified desc, name, id" : "verified desc, name, id";
        await Read(connection, $"select id, slug, name, organisation, soutien, areas from entries where {Where(query, -1)} order by {order} limit 20 offset {20 * (query.Page - 1)}", query);
        await Read(connection, $"select count(*) from entries where {Where(query, -1)}", query);
        for (var f = 0; f < Facets.Count - 1; f++)
            await Read(connection, $"select value, count(*) from entries, unnest({Facets.Names[f]}) value where {Where(query, f)} group by value", query);
        await Read(connection, $"select value, count(*) from entries, unnest(areas) value where {Where(query, (int)Facet.Territory)} group by value", query);
    }

    private static string Where(SearchQuery query, int without)
    {
        var all = new List<string> { "true" };
        if (query.Words.Length > 0)
            all.Add("words @@ websearch_to_tsquery('plain_french', @q)");
        for (var f = 0; f < Facets.Count - 1; f++)
        {
            if (f != without && query.Chosen[f] is not null)
                all.Add($"{Facets.Names[f]} && @{Facets.Names[f]}");
        }
        const string Near = "(lat between @lat - @km / 110.0 and @lat + @km / 110.0 and lon between @lon - @km / 68.0 and @lon + @km / 68.0 and 12742 * asin(sqrt(sin(radians(lat - @lat) / 2) ^ 2 + cos(radians(@lat)) * cos(radians(lat)) * sin(radians(lon - @lon) / 2) ^ 2)) <= @km)";
        if (query.Near.Length > 0)
            all.Add(query.Radius is null ? $"({Near} or areas && @around)" : Near);
        return string.Join(" and ", all);
    }

    private async Task Read(NpgsqlConnection connection, string sql, SearchQuery query)
    {
#pragma warning disable CA2100 // Column names come from Facets.Names, everything typed is a parameter.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddWithValue("q", query.Words);
        for (var f = 0; f < Facets.Count - 1; f++)
            command.Parameters.AddWithValue(Facets.Names[f], NpgsqlDbType.Array | NpgsqlDbType.Text, (query.Chosen[f] ?? []).ToArray());
        var place = query.Near.Length > 0 ? places.Find(query.Near) : -1;
        command.Parameters.AddWithValue("lat", place < 0 ? 0 : places[place].Latitude!.Value);
        command.Parameters.AddWithValue("lon", place < 0 ? 0 : places[place].Longitude!.Value);
        command.Parameters.AddWithValue("km", query.Radius ?? SearchQuery.UsualRadius);
        command.Parameters.AddWithValue("around", NpgsqlDbType.Array | NpgsqlDbType.Text, Around(place));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            _ = reader.GetValue(0);
    }

    private string[] Around(int place)
    {
        var codes = new List<string>();
        for (; place >= 0; place = places.Parent(place))
            codes.Add(places[place].Code);
        return [.. codes];
    }

    private async Task Copy(SearchSource source)
    {
        await using var connection = await server.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync("copy entries from stdin (format binary)");
        foreach (var entry in source.Entries)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(entry.Id, NpgsqlDbType.Uuid);
            await copy.WriteAsync(entry.Slug, NpgsqlDbType.Text);
            await copy.WriteAsync(entry.Name, NpgsqlDbType.Text);
            await copy.WriteAsync(entry.Organization ?? "", NpgsqlDbType.Text);
            await copy.WriteAsync(string.Join(' ', entry.Texts.Select(t => t.Text)), NpgsqlDbType.Text);
            await copy.WriteAsync(entry.Areas.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            await copy.WriteAsync(entry.Points[0].Latitude, NpgsqlDbType.Double);
            await copy.WriteAsync(entry.Points[0].Longitude, NpgsqlDbType.Double);
            await copy.WriteAsync(entry.Verified!.Value, NpgsqlDbType.Date);
            for (var f = 0; f < Facets.Count - 1; f++)
                await copy.WriteAsync(entry.Values.Where(v => (int)v.Facet == f).Select(v => v.Code).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        }
        await copy.CompleteAsync();
    }

    private async Task Execute(string sql)
    {
#pragma warning disable CA2100 // Written above, nothing typed in it.
        await using var command = server.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
