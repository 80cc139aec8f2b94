using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Indicators.Cohort;

/// <summary>`import cohort PATH`: a group with its applications, sessions and answers; the action it names stands beside it.</summary>
internal sealed class CohortImport : IImportKind
{
    public string Name => "cohort";

    public async Task<int> Run(ImportOrder order, CancellationToken cancel)
    {
        await using var scope = order.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var landed = await scope.ServiceProvider.GetRequiredService<CohortLanding>().Take(order.Path, cancel);
        foreach (var fault in landed.Faults)
            await order.Error.WriteLineAsync(fault);
        if (order.Strict && landed.Faults.Count > 0)
        {
            await order.Error.WriteLineAsync($"{landed.Faults.Count} lines cannot be taken: nothing is written (--strict).");
            return 2;
        }
        if (order.DryRun)
            await order.Output.WriteLineAsync("Dry run: nothing is written.");
        else
            await transaction.CommitAsync(cancel);
        await order.Output.WriteLineAsync($"{landed.Created} created, {landed.Updated} updated, {landed.Unchanged} unchanged, {landed.Faults.Count} rejected");
        return 0;
    }
}
