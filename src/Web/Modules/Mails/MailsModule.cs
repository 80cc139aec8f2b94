using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Mails;

/// <summary>In the demo only: the mails that left, so that whoever tries the program can follow their links.</summary>
internal sealed class MailsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/courriels/{id:guid}/html", async (Guid id, AppDb db, Settings settings, HttpResponse response, CancellationToken cancel) =>
    {
        var mail = settings.Demo ? await db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel) : null;
        if (mail is null)
            return Results.NotFound();
        // A mail carries its own colours on its elements and nothing that runs.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        return Results.Text(mail.Html, "text/html; charset=utf-8");
    }).AllowAnonymous();
}
