using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Mails;
using Maillage.Modules.Applications.Seats;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>Ends the offers whose hour has come, reminds employers, and forgets applications that nobody confirmed. Each replica may do it: under the lock the second finds nothing to do.</summary>
internal sealed class ApplicationRound(IServiceScopeFactory scopes, TimeProvider time, ILogger<ApplicationRound> logger) : BackgroundService
{
    public const int DraftDays = 7;

    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("Offers wait: {Error}", e.GetType().Name);
            }
        }
    }

    public async Task Run(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = time.GetUtcNow();
        var late = await db.Set<Candidacy>().Where(a => a.OfferExpiresAt != null && a.OfferExpiresAt <= now && a.Status == CandidacyStatus.Offered.Code).Select(a => a.ActionId).Distinct().ToListAsync(cancel);
        var seating = scope.ServiceProvider.GetRequiredService<Seating>();
        foreach (ActionId action in late)
        {
            await seating.Under(action, plan =>
            {
                plan.EndOffers();
                return true;
            }, cancel);
        }
        await Employers(scope.ServiceProvider, now, cancel);
        var old = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-DraftDays);
        await db.Set<Candidacy>().Where(a => a.Status == CandidacyStatus.Draft.Code && a.ReceivedOn < old).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Reminds an employer once; who has not answered in time is not asked any more, and their address goes.</summary>
    private static async Task Employers(IServiceProvider services, DateTimeOffset now, CancellationToken cancel)
    {
        var (remind, end) = (now.AddDays(-Candidacy.EmployerReminderDays), now.AddDays(-Candidacy.EmployerDays));
        var waiting = await services.GetRequiredService<AppDb>().Set<Candidacy>()
            .Where(a => a.EmployerAskedAt != null && a.EmployerAskedAt <= remind && a.EmployerEmail != null && (a.EmployerRemindedAt == null || a.EmployerAskedAt <= end)).Select(a => a.ActionId).Distinct().ToListAsync(cancel);
        foreach (var action in waiting)
        {
            var card = await services.GetRequiredService<IActions>().Known(action, cancel);
            await services.GetRequiredService<Seating>().Under(action, plan =>
            {
                foreach (var one in plan.All.Where(a => a.EmployerEmail is not null && a.EmployerAskedAt <= remind))
                {
                    if (one.EmployerAskedAt <= end)
                        one.EmployerEmail = null;
                    else if (one.EmployerRemindedAt is null)
                    {
                        one.EmployerRemindedAt = now;
                        services.GetRequiredService<CandidacyMails>().AskEmployer(one, card, again: true);
                    }
                }
                return true;
            }, cancel);
        }
    }
}
