using System.CommandLine;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Platform.Security.Audit;

/// <summary>`audit verify`: 0 when the chain holds, 1 when it does not.</summary>
internal sealed class AuditVerb : IVerb
{
    public Command Build()
    {
        var verify = new Command("verify", "Checks that no line of the audit log was changed or taken out") { ServeVerb.Data(), DataApplication.Database() };
        verify.SetAction(async (parsed, cancel) =>
        {
            await using var app = await DataApplication.Open(parsed, cancel);
            await using var scope = app.Services.CreateAsyncScope();
            var check = await AuditChain.Verify(scope.ServiceProvider.GetRequiredService<AppDb>(), cancel);
            if (check.BrokenAt is { } broken)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Line {broken} of the audit log was changed, or the line before it was taken out. Lines 1 to {check.Last} hold.");
                return 1;
            }
            // A tail cut off leaves a chain that holds: the last hash, kept elsewhere, shows it.
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{check.Last} lines hold. Last hash: {Convert.ToHexStringLower(check.LastHash ?? [])}");
            return 0;
        });
        return new Command("audit", "The audit log") { verify };
    }
}
