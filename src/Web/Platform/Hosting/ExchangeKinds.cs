namespace Maillage.Platform.Hosting;

/// <summary>What was asked of `import`, beside its kind.</summary>
/// <param name="Path">Full path of the file or folder.</param>
/// <param name="DryRun">Report, and write nothing.</param>
/// <param name="Strict">One rejected record and nothing is written.</param>
internal sealed record ImportOrder(string Path, bool DryRun, bool Strict, IServiceProvider Services, TextWriter Output, TextWriter Error);

/// <summary>A kind of file that `import` takes, brought by the module that knows it. The verb opens the database and the lists before.</summary>
internal interface IImportKind
{
    string Name { get; }

    /// <summary>One transaction; returns the exit code. Bad files throw <see cref="BadInputException"/>.</summary>
    Task<int> Run(ImportOrder order, CancellationToken cancel);
}

/// <summary>A kind of file that `export` writes: of one thing, named by an id.</summary>
internal interface IExportKind
{
    string Name { get; }

    /// <summary>Writes the whole file or nothing; returns the exit code.</summary>
    /// <param name="id">What is exported: grand-est/84326.</param>
    /// <param name="path">File to write; null = the output.</param>
    Task<int> Run(string id, string? path, IServiceProvider services, TextWriter output, CancellationToken cancel);
}
