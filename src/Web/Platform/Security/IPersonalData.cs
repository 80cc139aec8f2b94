namespace Maillage.Platform.Security;

/// <summary>Whose data: the account, and the mail by which parts without an account may know the person.</summary>
internal sealed record DataSubject(Guid Account, string? Email);

/// <summary>A column marked [Personal] that a module knows how to give out and to erase.</summary>
internal sealed record PersonalColumn(Type Entity, string Property);

/// <summary>
/// What one part of the house keeps about people. Every column marked [Personal] is named by one of these (rule 5):
/// what a person asks for is given whole, and what is erased is erased everywhere.
/// </summary>
internal interface IPersonalData
{
    /// <summary>Name of this part in the file a person takes away.</summary>
    string Name { get; }

    IReadOnlyList<PersonalColumn> Columns { get; }

    /// <summary>What is kept about this person, ready to be written as JSON; null = nothing.</summary>
    Task<object?> Export(DataSubject person, CancellationToken cancel);

    /// <summary>Erases it inside the caller's transaction; tracked changes are saved by the caller.</summary>
    Task Erase(DataSubject person, CancellationToken cancel);
}

internal static class Personal
{
    public static IReadOnlyList<PersonalColumn> Columns<TEntity>(params string[] properties) => [.. properties.Select(p => new PersonalColumn(typeof(TEntity), p))];
}
