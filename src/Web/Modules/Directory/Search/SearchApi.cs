using System.Globalization;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Search;

/// <summary><c>GET /annuaire</c> for who accepts JSON: from the index to the socket, past Razor and serialisers.</summary>
internal static class SearchApi
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/annuaire", Answer).WithMetadata(new AnswersJson()).AllowAnonymous().ExcludeFromDescription();

    private static Task Answer(HttpContext context)
    {
        var index = context.RequestServices.GetRequiredService<DirectoryIndex>();
        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.Vary = "Accept, Accept-Language, Cookie";
        var pen = Pen.OfThread();
        var (query, refusal) = QueryReader.Read(context.Request.QueryString.Value, Tongue());
        if (query is null)
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            pen.Raw("{\"erreur\":"u8);
            pen.Text(context.RequestServices.GetRequiredService<Texts>()[refusal!]);
            pen.Raw("}"u8);
        }
        else
            Search.Answer.Write(pen, index.Find(query));
        response.ContentLength = pen.Written.Length;
        pen.Written.CopyTo(response.BodyWriter.GetSpan(pen.Written.Length));
        response.BodyWriter.Advance(pen.Written.Length);
        return response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
    }

    private static int Tongue() => CultureInfo.CurrentUICulture switch
    {
        { TwoLetterISOLanguageName: "nl" } => Tongues.Dutch,
        { TwoLetterISOLanguageName: "en" } => Tongues.English,
        { Name: "fr-BE" } => Tongues.Belgian,
        _ => Tongues.French,
    };
}
