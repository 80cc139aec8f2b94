using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Accounts.Passwords;

/// <summary>At least twelve characters, and not what everybody tries first: common words, names of the person, runs of keys, repetitions.</summary>
internal sealed class PasswordRule : IPasswordValidator<Account>
{
    public const int Shortest = 12;
    public const int Longest = 256;
    private const string Resource = "Maillage.Modules.Accounts.Data.common-passwords.txt";

    // What remains once common parts are taken away must still be something to guess.
    private const int LeastUncommon = 6;
    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm", "0123456789", "01234567890"];
    private static readonly FrozenSet<string> Common = Read();
    private static readonly int LongestCommon = Common.Max(c => c.Length);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(WhatIsWrong(password ?? "", user.DisplayName, user.Email) is { } key
            ? IdentityResult.Failed(new IdentityError { Code = key, Description = key })
            : IdentityResult.Success);

    /// <summary>Key of the sentence that says why not; null when it may be used.</summary>
    public static string? WhatIsWrong(string password, params string?[] about)
    {
        if (password.Length < Shortest)
            return "password.too_short";
        if (password.Length > Longest)
            return "password.too_long";
        var own = about.SelectMany(a => Fold(a ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length >= 3);
        var text = Fold(password).Replace(" ", "", StringComparison.Ordinal);
        return Math.Min(Uncommon(text, [.. own]), Uncommon(Letters(text), [.. own])) < LeastUncommon ? "password.common" : null;
    }

    /// <summary>How many characters no common word, own name, run or repetition covers.</summary>
    private static int Uncommon(string text, IReadOnlyCollection<string> own)
    {
        var seen = new HashSet<char>();
        var rest = 0;
        for (var at = 0; at < text.Length;)
        {
            var covered = Covered(text, at, own);
            if (covered == 0)
            {
                // The same few characters over and over are few characters.
                rest += seen.Add(text[at]) || seen.Count > 8 ? 1 : 0;
                covered = 1;
            }
            at += covered;
        }
        return rest;
    }

    private static int Covered(string text, int at, IReadOnlyCollection<string> own)
    {
        var most = 0;
        for (var length = Math.Min(LongestCommon, text.Length - at); length >= 4; length--)
        {
            if (Common.Contains(text.Substring(at, length)))
            {
                most = length;
                break;
            }
        }
        foreach (var word in own.Where(w => w.Length > most && text.AsSpan(at).StartsWith(w, StringComparison.Ordinal)))
            most = word.Length;
        var digits = text.Skip(at).TakeWhile(char.IsAsciiDigit).Count();
        return Math.Max(Math.Max(most, digits), Run(text, at));
    }

    // Neighbours on a row, forwards or backwards, or one character again and again: from three on.
    private static int Run(string text, int at)
    {
        var longest = text.Skip(at).TakeWhile(c => c == text[at]).Count();
        foreach (var row in Rows)
        {
            foreach (var step in (ReadOnlySpan<int>)[1, -1])
            {
                var (place, length) = (row.IndexOf(text[at], StringComparison.Ordinal), 0);
                while (place >= 0 && place < row.Length && at + length < text.Length && row[place] == text[at + length])
                    (place, length) = (place + step, length + 1);
                longest = Math.Max(longest, length);
            }
        }
        return longest >= 3 ? longest : 0;
    }

    /// <summary>Lower case without accents; signs that stand for letters are read as them; the rest parts words.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                folded.Append(c switch { '@' => 'a', '$' => 's', '€' => 'e', '!' or '|' => 'i', _ => char.IsLetterOrDigit(c) ? c : ' ' });
        }
        return folded.ToString();
    }

    /// <summary>Figures read as the letters they stand for: m0td3pa55e.</summary>
    private static string Letters(string text) => string.Concat(text.Select(c => c switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', '8' => 'b', _ => c }));

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(PasswordRule).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(l => !l.StartsWith('#')).ToFrozenSet(StringComparer.Ordinal);
    }
}
