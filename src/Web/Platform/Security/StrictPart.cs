namespace Maillage.Platform.Security;

/// <summary>A part of the program with headers of its own and, where it has one, a host on which nothing else answers: what is weaker elsewhere is then another origin.</summary>
internal sealed record StrictPart(PathString Path, string? Host, string ContentSecurityPolicy, string Permissions)
{
    public void Protect(IHeaderDictionary headers, bool isHttps)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (isHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }

    /// <summary>The bare address leads in; any other is not here.</summary>
    public Task Refuse(HttpContext context)
    {
        if (context.Request.Path == "/")
            context.Response.Redirect($"{Path}/");
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
