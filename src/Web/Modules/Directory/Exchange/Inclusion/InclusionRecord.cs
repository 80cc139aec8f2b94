namespace Maillage.Modules.Directory.Exchange.Inclusion;

/// <summary>A structure or a service as a file tells it; each value knows where it stands.</summary>
internal sealed record InclusionRecord(string File, Func<string, string> Where, IReadOnlyDictionary<string, string> Values)
{
    public string? this[string field] => Values.GetValueOrDefault(field);

    public IEnumerable<string> Items(string field) => (this[field] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);
}

/// <summary>Both tables of a data·inclusion file.</summary>
internal sealed record InclusionFile(IReadOnlyList<InclusionRecord> Structures, IReadOnlyList<InclusionRecord> Services);
