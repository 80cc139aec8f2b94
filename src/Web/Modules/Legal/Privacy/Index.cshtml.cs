using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Legal.Privacy;

/// <summary>A cookie by the name the browser shows; its words are legal.cookies.KEY.use and .when.</summary>
internal sealed record KnownCookie(string Name, string Key);

[AllowAnonymous]
internal sealed class IndexModel(Settings settings) : PageModel
{
    /// <summary>All that this program ever sets; a test walks through it and looks for others.</summary>
    public IReadOnlyList<KnownCookie> Cookies { get; } =
    [
        new("maillage-lang", "lang"),
        new("maillage-theme", "theme"),
        new(Bound(settings, "maillage-form"), "form"),
        new("maillage-flash", "flash"),
        new(Bound(settings, "maillage"), "session"),
        new(Bound(settings, "maillage-step"), "step"),
        new(Bound(settings, "maillage-key"), "key"),
    ];

    /// <summary>How long what goes by itself is kept: hours and days of sessions, days of mails.</summary>
    public object[] Periods { get; } = [SessionPeriods.IdleHours, SessionPeriods.KeptDays, SessionPeriods.LongestDays, MailCleaning.Kept.Days];

    // As Platform/Security/Safety.Bind names them.
    private static string Bound(Settings settings, string name) => settings.IsHttps ? $"__Host-{name}" : name;
}
