using Maillage.Modules.Directory.Results;
using Maillage.Modules.Directory.Search;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Directory.Embedding;

/// <summary>A list of services that stands inside somebody else's page: plain HTML, the parameters of a search, no script and no cookie.</summary>
[AllowAnonymous]
internal sealed class IndexModel(DirectoryIndex index, ResultReader reader, IVocabularies lists, Texts texts, Settings settings) : PageModel
{
    public IReadOnlyList<ResultRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public SearchQuery Query { get; private set; } = new();

    /// <summary>The same search here, with its filters and its map.</summary>
    public string Whole => settings.PublicUrl + QueryAddress.Of(Query);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        // This one address may be framed by anyone; it holds no form and nobody is signed in to it.
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";
        var (read, refusal) = QueryReader.Read(Request.QueryString.Value, Tongues.French);
        if (read is null)
            return new ContentResult { StatusCode = StatusCodes.Status400BadRequest, ContentType = "text/plain; charset=utf-8", Content = texts[refusal!] };
        Query = read;
        var found = index.Find(Query);
        Total = found.Total;
        Guid[] ids = [.. found.Page.Select(h => found.Index.Cards.Id(h.Entry))];
        Rows = await reader.Read(ids, cancel);
        return Page();
    }

    public string Supports(ResultRow row) =>
        string.Join(" · ", row.Service.Supports.Take(4).Select(c => lists.Label(Lists.SupportTypes, c, texts)).Concat(row.Service.PersonHelps.Take(3).Select(c => lists.Label(Lists.PersonHelpTypes, c, texts))));

    public string Address(ResultRow row) => $"{settings.PublicUrl}/annuaire/services/{row.Service.Slug}";
}
