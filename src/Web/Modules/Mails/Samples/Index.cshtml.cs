using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Mails.Samples;

/// <summary>Every mail that the program writes, to be read before anyone gets one.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class IndexModel(Settings settings, Texts texts) : PageModel
{
    public IReadOnlyList<MailSample> Samples { get; } = MailSample.All(texts, settings.PublicUrl);

    /// <summary>Where the mails of the demonstration are read.</summary>
    public bool IsDemo => settings.Demo;
}
