using System.Text.Json;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>One collection of /hsds: how many records answer a query, which are on a part of it, and how each is written.</summary>
internal interface IShelf
{
    Task<int> Count(HsdsQuery query, CancellationToken cancel);

    /// <summary>Writers of the records from <paramref name="skip"/>, in a stable order; a fixed number of queries whatever <paramref name="take"/>.</summary>
    Task<IReadOnlyList<Action<Utf8JsonWriter>>> Read(HsdsQuery query, int skip, int take, CancellationToken cancel);

    /// <summary>The whole of one record; null where it is not shown to anyone.</summary>
    Task<Action<Utf8JsonWriter>?> Find(Guid id, HsdsQuery query, CancellationToken cancel);
}
