using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Mails.Samples;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Mails;

/// <summary>What the program writes, as samples; and in the demo the mails that left, so that whoever tries the program can follow their links.</summary>
internal sealed class MailsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new SiteLink(LinkPlace.Account, "/courriels/modeles", "mails.samples.title", 60) { ShownTo = p => p.IsInRole(nameof(Role.Coordinator)) || p.IsInRole(nameof(Role.Administrator)) });
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        MapSamples(endpoints);
        MapSent(endpoints);
    }

    private static void MapSamples(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/courriels/modeles/{key}", (string key, Texts texts, Settings settings, TimeProvider time, HttpResponse response) =>
    {
        if (MailSample.All(texts, settings.PublicUrl).FirstOrDefault(s => s.Key == key) is not { } sample)
            return Results.NotFound();
        return Html(sample.Body.ToMail("", texts, time.GetUtcNow()), response);
    }).RequireAuthorization(Policies.SignedIn);

    private static IResult Html(OutgoingMail mail, HttpResponse response)
    {
        // A mail carries its own colours on its elements and nothing that runs.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        return Results.Text(mail.Html, "text/html; charset=utf-8");
    }

    private static void MapSent(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/courriels/{id:guid}/html", async (Guid id, AppDb db, Settings settings, HttpResponse response, CancellationToken cancel) =>
    {
        var mail = settings.Demo ? await db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) : null;
        return mail is null ? Results.NotFound() : Html(mail, response);
    }).AllowAnonymous();
}
