namespace Maillage.Platform.Text;

/// <summary>Whether two words are one slip of the fingers apart.</summary>
internal static class OneError
{
    /// <summary>One letter added, dropped or changed, or two neighbours swapped; also true of equal words.</summary>
    public static bool Apart(string a, string b)
    {
        if (a.Length < b.Length)
            (a, b) = (b, a);
        if (a.Length - b.Length > 1)
            return false;
        var start = a.AsSpan().CommonPrefixLength(b);
        if (a.Length > b.Length)
            return a.AsSpan(start + 1).SequenceEqual(b.AsSpan(start));
        if (start >= a.Length - 1)
            return true;
        return a.AsSpan(start + 1).SequenceEqual(b.AsSpan(start + 1))
            || (a[start] == b[start + 1] && a[start + 1] == b[start] && a.AsSpan(start + 2).SequenceEqual(b.AsSpan(start + 2)));
    }
}
