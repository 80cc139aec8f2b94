using Maillage.Platform.Data;

namespace Maillage.Platform.Backup;

/// <summary>What a part of the house changes in the rows just put back, inside the same transaction. Classes that implement it are found, never listed.</summary>
internal interface IAfterRestore
{
    Task Run(AppDb db, CancellationToken cancel);
}
