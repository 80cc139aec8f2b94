using Maillage.Modules.Directory.Results;
using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Directory.Shortlist;

/// <summary>One's own list, or one that somebody shared by its address.</summary>
[AllowAnonymous]
internal sealed class IndexModel(ResultReader reader, Settings settings) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "s")]
    public string? Shared { get; set; }

    public IReadOnlyList<ResultRow> Rows { get; private set; } = [];

    /// <summary>Somebody else's list, as its address says.</summary>
    public bool IsShared { get; private set; }

    /// <summary>How many of the list are no longer in the directory.</summary>
    public int Gone { get; private set; }

    public string Code { get; private set; } = "";

    public string ShareAddress => $"{settings.PublicUrl}/annuaire/ma-liste?s={Code}";

    /// <summary>The form by which all of them are asked at once.</summary>
    public string AskAddress => $"/demandes/demander{QueryString.Create(Rows.Where(r => EntryStates.Listed.Contains(r.Service.State)).Select(r => KeyValuePair.Create("service", (string?)r.Service.Slug)))}";

    /// <summary>Opens a mail to send it with.</summary>
    public string MailAddress(string subject) => $"mailto:?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(ShareAddress)}";

    public async Task OnGet(CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        IsShared = !string.IsNullOrEmpty(Shared);
        var ids = IsShared ? OwnList.Read(Shared) : OwnList.Of(Request);
        Rows = [.. (await reader.Read(ids, cancel)).Where(r => EntryStates.Shown.Contains(r.Service.State))];
        Gone = ids.Count - Rows.Count;
        Code = OwnList.Write(Rows.Select(r => r.Service.Id.Value));
    }
}
