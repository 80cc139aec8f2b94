using System.Threading.Channels;
using Maillage.Modules.Accounts.Mails;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accounts.PasswordReset;

/// <summary>Looks up the mails for which a new password was asked after the answer was given: a known one takes no longer than an unknown one.</summary>
internal sealed class ResetRequests(IServiceScopeFactory scopes, ILogger<ResetRequests> logger) : BackgroundService
{
    // Bounded: whoever floods it only loses requests beyond what limits already let through.
    private readonly Channel<string> asked = Channel.CreateBounded<string>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ask(string normalizedEmail) => asked.Writer.TryWrite(normalizedEmail);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var mail in asked.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await Answer(mail, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("A reset could not be offered: {Error}", e.GetType().Name);
            }
        }
    }

    private async Task Answer(string mail, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedEmail == mail, cancel) is not { } account)
            return;
        var mails = scope.ServiceProvider.GetRequiredService<AccountMails>();
        if (account.HasSignedUp)
            await mails.OfferReset(account, cancel);
        else
            await mails.Invite(account, from: null, cancel);
        db.Record(new AuditFact("password.reset_asked", $"account:{account.Id}", null));
        await db.SaveChangesAsync(cancel);
    }
}
