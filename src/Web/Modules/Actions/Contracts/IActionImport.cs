namespace Maillage.Modules.Actions.Contracts;

/// <summary>Takes over a record of a register for another file that names it; the caller saves.</summary>
internal interface IActionImport
{
    /// <summary>The action of this record file, created or brought up to date; null where the record cannot be taken, with why in <paramref name="faults"/>.</summary>
    Task<ActionId?> Take(string file, byte[] bytes, ICollection<string> faults, CancellationToken cancel);
}
