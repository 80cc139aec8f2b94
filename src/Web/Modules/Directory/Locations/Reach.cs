namespace Maillage.Modules.Directory.Locations;

/// <summary>Ways to reach an entry, as links and lines; what a source says is shown, but only web addresses become links.</summary>
internal static class Reach
{
    public static string? Link(string? said)
    {
        if (string.IsNullOrWhiteSpace(said))
            return null;
        var address = said.Trim();
        if (!address.Contains("://", StringComparison.Ordinal) && address.Contains('.', StringComparison.Ordinal) && !address.Contains(':', StringComparison.Ordinal))
            address = $"https://{address}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri.AbsoluteUri : null;
    }

    /// <summary>"pontlevis.example" rather than "https://www.pontlevis.example/".</summary>
    public static string Short(string address)
    {
        var words = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? $"{uri.IdnHost}{uri.AbsolutePath}".TrimEnd('/') : address;
        return words.StartsWith("www.", StringComparison.Ordinal) ? words[4..] : words;
    }

    /// <summary>The number as a telephone wants it.</summary>
    public static string Dialled(string number) => string.Concat(number.Where(c => char.IsAsciiDigit(c) || c is '+'));

    public static IEnumerable<string> Lines(Address a)
    {
        var town = string.Join(' ', new[] { a.PostalCode, a.City }.Where(w => !string.IsNullOrWhiteSpace(w)));
        return new[] { a.Attention, a.Address1, a.Address2, town }.Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l!);
    }
}
