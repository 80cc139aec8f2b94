using Maillage.Modules.Field.Wire;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;

namespace Maillage.Modules.Field.Host;

/// <summary>Where the field answers: on a host of its own, or on a computer that only its owner reaches; on a public address without its own host it does not.</summary>
internal sealed class FieldHost
{
    public const string Path = "/terrain";
    private static readonly string[] Loopback = ["localhost", "*.localhost", "127.0.0.1"];
    private readonly Uri? own;
    private readonly string? fault;

    public FieldHost(Settings settings)
    {
        var isPublic = !(Uri.TryCreate(settings.PublicUrl, UriKind.Absolute, out var site) && IsLoopback(site));
        if (settings.FieldUrl is not { } asked)
        {
            IsOpen = !isPublic;
            return;
        }
        fault = !Uri.TryCreate(asked, UriKind.Absolute, out own) || own.AbsolutePath != "/" ? "is not an address"
            : isPublic && own.Scheme != Uri.UriSchemeHttps ? "must begin with https://"
            : string.Equals(own.Host, site?.Host, StringComparison.OrdinalIgnoreCase) ? "must be a host of its own, not that of the site"
            : own.Scheme != site?.Scheme ? "must be https as the site is, or neither"
            : null;
        IsOpen = fault is null;
    }

    public bool IsOpen { get; }

    /// <summary>Where the site sends who works in the street.</summary>
    public string Address => own is null ? $"{Path}/" : $"{own.GetLeftPart(UriPartial.Authority)}{Path}/";

    /// <summary>A name that resolves to this computer only; a forged or foreign host header finds nothing.</summary>
    public string[] Hosts => own is null ? Loopback : [own.IsDefaultPort ? own.Host : own.Authority];

    public void MustHold(ILogger logger)
    {
        if (fault is not null)
            throw new BadInputException($"MAILLAGE_FIELD_URL {fault}.");
        if (!IsOpen)
            logger.LogWarning("The field app is not started: on a public address it needs a host of its own, MAILLAGE_FIELD_URL");
    }

    public bool IsOwnOrigin(HttpRequest request, string origin) =>
        string.Equals(origin, own?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Images are kept on the phone as blobs; scripts may make markup by one named policy only.</summary>
    public StrictPart Protection => new(
        Path,
        own?.Host,
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; img-src 'self' blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types maillage",
        "camera=(self), microphone=(), geolocation=()");

    private static bool IsLoopback(Uri uri) => uri.IsLoopback || uri.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Says at the start why the field does not answer, or stops a wrong setting.</summary>
internal sealed class FieldStart(FieldHost host, ILogger<FieldStart> logger) : IStartupStep
{
    public int Order => 1;

    public Task Run(CancellationToken cancel)
    {
        host.MustHold(logger);
        return Task.CompletedTask;
    }
}

/// <summary>The door of every call: from the app's own pages only, and every refusal in the one form a phone reads.</summary>
internal static class FieldGate
{
    public static async ValueTask<object?> Pass(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!FromOwnPage(http))
            return FieldError.Malformed;
        try
        {
            return await next(context);
        }
        catch (FieldErrorException e)
        {
            return e.Error;
        }
        catch (Exception e) when (DiskFull.Is(e))
        {
            return FieldError.Full;
        }
    }

    // Sister hosts count as the same site: only these two headers tell them apart.
    private static bool FromOwnPage(HttpContext http)
    {
        var host = http.RequestServices.GetRequiredService<FieldHost>();
        var (origin, site) = (http.Request.Headers.Origin, http.Request.Headers["Sec-Fetch-Site"]);
        var reads = HttpMethods.IsGet(http.Request.Method);
        return (origin is [{ } said] ? host.IsOwnOrigin(http.Request, said) : reads && origin.Count == 0) && site is [] or ["same-origin"];
    }
}
