using System.Text.Json;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Field.Wire;

/// <summary>Why a call is refused: the code a phone acts on, and its status.</summary>
internal sealed class FieldError : IResult
{
    public static readonly FieldError Malformed = new("malformed", 400);
    public static readonly FieldError SignedOut = new("signed_out", 401);
    public static readonly FieldError Refused = new("refused", 401);
    public static readonly FieldError CodeAsked = new("code_asked", 401);
    public static readonly FieldError LeadOnly = new("lead_only", 403);
    public static readonly FieldError Unknown = new("unknown", 404);
    public static readonly FieldError Restored = new("restored", 409);
    public static readonly FieldError RosterMoved = new("roster_moved", 409);
    public static readonly FieldError KeysMoved = new("keys_moved", 409);
    public static readonly FieldError TooBig = new("too_big", 413);
    public static readonly FieldError OpReused = new("op_reused", 422);
    public static readonly FieldError GrantsIncomplete = new("grants_incomplete", 422);
    public static readonly FieldError LastLead = new("last_lead", 422);
    public static readonly FieldError SlowDown = new("slow_down", 429);
    public static readonly FieldError Full = new("full", 507);

    private readonly string code;
    private readonly int status;
    private readonly object? entry;

    private FieldError(string code, int status, object? entry = null) => (this.code, this.status, this.entry) = (code, status, entry);

    /// <summary>No longer in the space: the signed entry that says so goes with it, since nothing else may make a phone forget.</summary>
    public static FieldError Removed(object entry) => new("removed", 403, entry);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var message = httpContext.RequestServices.GetRequiredService<Texts>()[$"field.error.{code}"];
        return FieldAnswer.Write(httpContext, entry is null ? new { Error = code, Message = message } : new { Error = code, Message = message, Entry = entry }, status);
    }
}

/// <summary>A call cannot go on; caught at the door of the API.</summary>
internal sealed class FieldErrorException(FieldError error) : Exception
{
    public FieldError Error { get; } = error;
}

internal static class FieldAnswer
{
    public static readonly IResult Done = Results.NoContent();

    public static IResult Of(object answer, int status = StatusCodes.Status200OK) => new Json(answer, status);

    public static Task Write(HttpContext context, object answer, int status)
    {
        context.Response.StatusCode = status;
        Open(context);
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, FieldJson.Options, context.RequestAborted);
    }

    /// <summary>Ciphertext does not shrink, and a length that follows the content says something of it: never packed, never kept.</summary>
    public static void Open(HttpContext context, string type = "application/json; charset=utf-8")
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentEncoding = "identity";
        context.Response.Headers.CacheControl = "no-store";
    }

    private sealed class Json(object answer, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Write(httpContext, answer, status);
    }
}

internal static class FieldBody
{
    /// <summary>The body as T; parsed before anything is locked.</summary>
    public static async Task<T> Read<T>(HttpContext context, int most) where T : class =>
        FieldJson.Read<T>(await Bytes(context, most)) ?? throw new FieldErrorException(FieldError.Malformed);

    public static async Task<byte[]> Bytes(HttpContext context, int most)
    {
        if (context.Request.ContentLength > most)
            throw new FieldErrorException(FieldError.TooBig);
        using var body = new MemoryStream((int)(context.Request.ContentLength ?? 4096));
        var buffer = new byte[Math.Min(most + 1, 64 * 1024)];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > most)
                throw new FieldErrorException(FieldError.TooBig);
        }
        return body.ToArray();
    }
}

internal static class FieldQuery
{
    /// <summary>A whole number of the address; what is no number is said as the API says it.</summary>
    public static long Whole(HttpContext context, string name, long without) => context.Request.Query[name] switch
    {
        [] => without,
        [{ Length: > 0 and < 17 } text] when long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) && value < FieldJson.Limit => value,
        _ => throw new FieldErrorException(FieldError.Malformed),
    };
}
