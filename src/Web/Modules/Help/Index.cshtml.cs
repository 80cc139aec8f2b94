using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Help;

/// <summary>All the numbers, each with when it was checked.</summary>
[AllowAnonymous]
internal sealed class IndexModel(IHelpLines lines, Texts texts) : PageModel
{
    public IReadOnlyList<HelpLine> Lines { get; private set; } = [];

    public void OnGet() => Lines = lines.In(country: null, texts);
}
