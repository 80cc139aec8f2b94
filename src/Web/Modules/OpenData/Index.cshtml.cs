using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.OpenData;

/// <summary>What anyone may take of the directory, under which licence, and how a program reads it.</summary>
[AllowAnonymous]
internal sealed class IndexModel(Settings settings) : PageModel
{
    public string Root => settings.PublicUrl;
}
