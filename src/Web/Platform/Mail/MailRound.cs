using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Mail;

/// <summary>Sends what is due, on every replica; a mail taken by one is left alone by the others.</summary>
internal sealed class MailRound(IServiceScopeFactory scopes, IPostman postman, Settings settings, TimeProvider time, ILogger<MailRound> logger) : BackgroundService
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

    // A server that does not answer for so long is left; it may have the mail or not.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    // Longer than a delivery may take: whoever took a mail and died gives it back after this.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await SendNext(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Mails wait: {Error}", e.GetType().Name);
            }
        }
    }

    /// <summary>Sends one mail that is due; false when none is.</summary>
    public async Task<bool> SendNext(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = time.GetUtcNow();
        var mail = await db.Set<OutgoingMail>().Where(m => m.SentAt == null && m.DueAt <= now && m.Failures < OutgoingMail.Attempts && m.Uncertain < OutgoingMail.MostUncertain)
            .OrderBy(m => m.UnsubscribeAddress != null).ThenBy(m => m.DueAt).FirstOrDefaultAsync(cancel);
        if (mail is null)
            return false;

        // The lease is a later due date: only the one whose update still sees the old date has the mail. That it was taken is counted before it leaves.
        var taken = await db.Set<OutgoingMail>().Where(m => m.Id == mail.Id && m.DueAt == mail.DueAt && m.SentAt == null && m.Uncertain == mail.Uncertain)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now + Lease).SetProperty(m => m.Uncertain, mail.Uncertain + 1), cancel);
        if (taken == 0)
            return true;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Longest);
            await postman.Deliver(mail, limit.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            var outcome = Undelivered.Of(e);
            // An address that does not exist is not tried again: it would only come back.
            var failures = outcome is Undelivered.Reason.Refused ? OutgoingMail.Attempts : mail.Failures + 1;
            var uncertain = outcome is Undelivered.Reason.Unknown ? mail.Uncertain + 1 : mail.Uncertain;
            var next = now + TimeSpan.FromMinutes(Math.Pow(3, failures));
            await db.Set<OutgoingMail>().Where(m => m.Id == mail.Id).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Failures, failures).SetProperty(m => m.Uncertain, uncertain).SetProperty(m => m.DueAt, next).SetProperty(m => m.LastError, e.GetType().Name), cancel);
            logger.LogWarning("Mail {Id} not delivered ({Failures} of {Attempts}): {Error}", mail.Id, failures, OutgoingMail.Attempts, e.GetType().Name);
            return true;
        }
        // It has left: that is written down even while this server stops.
        await Done(db, mail, now, CancellationToken.None);
        return true;
    }

    private async Task Done(AppDb db, OutgoingMail mail, DateTimeOffset now, CancellationToken cancel)
    {
        var row = db.Set<OutgoingMail>().Where(m => m.Id == mail.Id);
        if (settings.Smtp is null)
            await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, now), cancel);
        else
            await row.ExecuteDeleteAsync(cancel);
    }
}

internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<IPostman, Postman>();
        services.AddScoped<Security.IPersonalData, MailData>();
        services.AddSingleton<MailRound>();
        services.AddHostedService(s => s.GetRequiredService<MailRound>());
    }
}
