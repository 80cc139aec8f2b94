using System.Security.Claims;

namespace Maillage.Platform.Ui;

/// <summary>Where a link of every page stands.</summary>
internal enum LinkPlace
{
    Header,
    Account,

    /// <summary>Tools of a role, beside what waits for its person.</summary>
    Desk,
    FooterUse,
    FooterCheck,
    FooterAbout,
}

/// <summary>A link that a module adds to every page, once its screen exists: services.AddSingleton(new SiteLink(…)).</summary>
internal sealed record SiteLink(LinkPlace Place, string Address, string TextKey, int Order = 100)
{
    public Func<ClaimsPrincipal, bool> ShownTo { get; init; } = _ => true;

    /// <summary>The page itself, something under it, or elsewhere: what aria-current says.</summary>
    public string? CurrentAt(PathString path) =>
        path.Equals(Address, StringComparison.Ordinal) ? "page" : path.StartsWithSegments(Address, StringComparison.Ordinal) && Address.Length > 1 ? "true" : null;
}
