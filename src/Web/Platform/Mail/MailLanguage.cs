using System.Globalization;

namespace Maillage.Platform.Mail;

/// <summary>A mail is written in the language of who reads it, whoever's act or background round sends it.</summary>
internal static class MailLanguage
{
    /// <summary>Speaks this language until disposed; null = French.</summary>
    public static IDisposable Speak(string? language)
    {
        var before = new Spoken(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language ?? "fr");
        return before;
    }

    private sealed record Spoken(CultureInfo Culture, CultureInfo Interface) : IDisposable
    {
        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Culture, Interface);
    }
}
