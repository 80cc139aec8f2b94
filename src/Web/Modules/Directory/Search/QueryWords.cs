using Maillage.Platform.Text;

namespace Maillage.Modules.Directory.Search;

/// <summary>Understands what people type: each word as it is, as the beginning of another, as a synonym or a place, joined or split, or with typing errors; in that order.</summary>
internal sealed class QueryWords(SearchIndex index)
{
    public const int Most = 20;
    private const int LongestPlace = 5;

    /// <summary>The units of a query; a unit read as <see cref="ReadAs.Nothing"/> has no entry. <paramref name="cut"/> says that there were more words than are read.</summary>
    public List<WordUnit> Read(string text, out bool cut)
    {
        var tokens = Tokens(text, out cut);
        var units = new List<WordUnit>();
        for (var i = 0; i < tokens.Count;)
        {
            if (Phrase(tokens, i, out var used) is { } phrase)
            {
                units.Add(phrase);
                i += used;
            }
            else if (tokens[i].Small)
                i++;
            else if (JoinedAhead(tokens, i) is { } joined)
            {
                units.Add(joined);
                i += 2;
            }
            else
            {
                var token = tokens[i++];
                var unit = Word(token, i == tokens.Count) ?? JoinedBack(tokens, i - 1, units);
                if (unit is null && Split(token) is { } halves)
                    units.AddRange(halves);
                else
                    units.Add(WithPlace(unit ?? Mistyped(token)));
            }
        }
        return units;
    }

    /// <summary>The units of a query taken letter for letter.</summary>
    public List<WordUnit> ReadExactly(string text, out bool cut)
    {
        var units = new List<WordUnit>();
        foreach (var token in Tokens(text, out cut).Where(t => !t.Small))
        {
            var term = index.Terms.Find(token.Root);
            var unit = new WordUnit { Said = token.Surface, Shown = token.Surface, How = term >= 0 ? ReadAs.Word : ReadAs.Nothing, Exactly = true };
            if (term >= 0)
                unit.Terms.Add(term);
            units.Add(unit);
        }
        return units;
    }

    private static List<Token> Tokens(string text, out bool cut)
    {
        Span<char> buffer = stackalloc char[WordReader.Longest];
        var reader = new WordReader(text, buffer);
        var tokens = new List<Token>();
        while (reader.Next())
        {
            if (tokens.Count == Most)
            {
                cut = true;
                return tokens;
            }
            var folded = new string(reader.Word);
            var root = new string(reader.Word[..French.Root(reader.Word)]);
            if (folded.Length > 0)
                tokens.Add(new Token(text[reader.Start..reader.End], folded, root, French.IsSmall(folded)));
        }
        cut = false;
        return tokens;
    }

    /// <summary>The longest group of words from here that is a place of several words or a synonym.</summary>
    private WordUnit? Phrase(List<Token> tokens, int from, out int used)
    {
        var most = Math.Min(Math.Max(LongestPlace, index.Phrases.Longest), tokens.Count - from);
        for (used = most; used > 0; used--)
        {
            var group = tokens.GetRange(from, used);
            if (used > 1 && used <= LongestPlace && !(used == 2 && group[0].Small) && PlaceOf(group) is { } place)
                return place;
            if (!group[0].Small && !group[^1].Small && index.Phrases.Find(string.Join(' ', group.Where(t => !t.Small).Select(t => t.Root))) is { } phrase && Means(group[^1], phrase.From))
            {
                var unit = new WordUnit { Said = Said(group), Shown = phrase.Shown, How = ReadAs.Synonym };
                unit.Terms.Add(phrase.Term);
                return unit;
            }
        }
        return null;
    }

    /// <summary>"drogué" has a neutral term, "drogue" is a product: folded they are alike.</summary>
    private static bool Means(Token typed, string from) =>
        !(from.EndsWith('é') || from.EndsWith("és", StringComparison.Ordinal) || from.EndsWith("ée", StringComparison.Ordinal))
        || !typed.Folded.EndsWith('e') || typed.Surface.Contains('é', StringComparison.OrdinalIgnoreCase);

    private WordUnit? PlaceOf(List<Token> group)
    {
        var places = index.Places.Named(string.Join(' ', group.Select(t => t.Folded)));
        if (places.IsEmpty)
            return null;
        var words = group.Where(t => !t.Small).Select(t => index.Terms.Find(t.Root)).ToArray();
        return new WordUnit
        {
            Said = Said(group),
            Shown = index.Places.NameOf(places[0], string.Join(' ', group.Select(t => t.Folded))),
            How = ReadAs.Place,
            Places = places.ToArray(),
            Together = words.Contains(-1) ? [] : words,
        };
    }

    /// <summary>The word itself, or the words it begins.</summary>
    private WordUnit? Word(Token token, bool last)
    {
        var term = index.Terms.Find(token.Root);
        var unit = new WordUnit { Said = token.Surface, Shown = term >= 0 ? index.Terms.Form(term) : token.Surface, How = ReadAs.Word };
        if (term >= 0)
            unit.Terms.Add(term);
        if (term >= 0 ? last && token.Folded.Length < 3 : last || token.Folded.Length >= 3)
            AddPrefixed(unit, token.Folded);
        if (unit.Terms.Count == 0 && token.Folded.Length >= 5 && token.Root.Length >= 4)
            AddPrefixed(unit, token.Root);
        if (unit.Terms.Count > 0)
        {
            if (term < 0)
                unit.How = ReadAs.Prefix;
            return unit;
        }
        return index.Places.Named(token.Folded).IsEmpty ? null : unit;
    }

    /// <summary>Adds the terms that begin so; those that begin with another of them are in its list already.</summary>
    private void AddPrefixed(WordUnit unit, string prefix)
    {
        var (from, to) = index.Terms.Range(prefix);
        var covering = string.Empty;
        for (var t = from; t < to; t++)
        {
            var root = index.Terms.Root(t);
            if (covering.Length >= 3 && root.StartsWith(covering, StringComparison.Ordinal))
                continue;
            covering = root;
            if (!unit.Terms.Contains(t))
                unit.Terms.Add(t);
        }
        if (to - from > 0 && unit.Terms.Count == 1)
            unit.Shown = index.Terms.Form(unit.Terms[0]);
    }

    /// <summary>A word that is a place: who serves it answers too, unless the word is a common one and nobody is there.</summary>
    private WordUnit WithPlace(WordUnit unit)
    {
        if (unit.How is ReadAs.Prefix or ReadAs.Synonym)
            return unit;
        var key = Fold.Key(unit.How is ReadAs.Typing or ReadAs.Joined ? unit.Shown : unit.Said);
        var places = index.Places.Named(key);
        if (places.IsEmpty)
            return unit;
        foreach (var place in places)
        {
            if (unit.Terms.Count == 0 || index.Territories.Knows(place))
            {
                unit.Places = places.ToArray();
                unit.Shown = index.Places.NameOf(place, key);
                unit.How = unit.How is ReadAs.Word or ReadAs.Nothing ? ReadAs.Place : unit.How;
                break;
            }
        }
        return unit;
    }

    /// <summary>Two neighbours, neither a word, that make one together: "forma tion".</summary>
    private WordUnit? JoinedAhead(List<Token> tokens, int at) =>
        at + 1 < tokens.Count && !tokens[at + 1].Small && index.Terms.Find(tokens[at].Root) < 0 && index.Terms.Find(tokens[at + 1].Root) < 0
            ? Join(tokens[at], tokens[at + 1])
            : null;

    /// <summary>A rest that means nothing, with the word before it.</summary>
    private WordUnit? JoinedBack(List<Token> tokens, int at, List<WordUnit> units)
    {
        if (at == 0 || units.Count == 0 || units[^1].Said != tokens[at - 1].Surface || Join(tokens[at - 1], tokens[at]) is not { } joined)
            return at + 1 < tokens.Count && Join(tokens[at], tokens[at + 1]) is { } ahead && TakeNext(tokens, at) ? ahead : null;
        units.RemoveAt(units.Count - 1);
        return joined;
    }

    private static bool TakeNext(List<Token> tokens, int at)
    {
        tokens.RemoveAt(at + 1);
        return true;
    }

    private WordUnit? Join(Token one, Token two)
    {
        var joined = one.Folded + two.Folded;
        var term = joined.Length <= WordReader.Longest ? index.Terms.Find(French.RootOf(joined)) : -1;
        if (term < 0)
            return null;
        var unit = new WordUnit { Said = one.Surface + " " + two.Surface, Shown = index.Terms.Form(term), How = ReadAs.Joined };
        unit.Terms.Add(term);
        return unit;
    }

    /// <summary>Two words written as one: "santémentale".</summary>
    private WordUnit[]? Split(Token token)
    {
        (int Left, int Right) best = (-1, -1);
        var most = 0;
        for (var cut = 3; cut <= token.Folded.Length - 3; cut++)
        {
            var left = index.Terms.Find(French.RootOf(token.Folded[..cut]));
            var right = index.Terms.Find(French.RootOf(token.Folded[cut..]));
            if (left >= 0 && right >= 0 && Math.Min(index.Postings.Count(left), index.Postings.Count(right)) is var entries && entries > most)
                (best, most) = ((left, right), entries);
        }
        if (most == 0)
            return null;
        var halves = new[] { best.Left, best.Right }.Select(t => new WordUnit { Said = token.Surface, Shown = index.Terms.Form(t), How = ReadAs.Split }).ToArray();
        halves[0].Terms.Add(best.Left);
        halves[1].Terms.Add(best.Right);
        return halves;
    }

    private WordUnit Mistyped(Token token)
    {
        var term = index.Terms.Nearest(token.Root, token.Folded, index.Postings.Count);
        var unit = new WordUnit { Said = token.Surface, Shown = term >= 0 ? Form(term, token) : token.Surface, How = term >= 0 ? ReadAs.Typing : ReadAs.Nothing };
        if (term >= 0)
            unit.Terms.Add(term);
        return unit;
    }

    /// <summary>The form to show; in the singular where the singular was typed, though only the plural is known.</summary>
    private string Form(int term, Token typed)
    {
        var form = index.Terms.Form(term);
        return form.EndsWith('s') && !typed.Folded.EndsWith('s') && French.RootOf(Fold.Key(form[..^1])) == index.Terms.Root(term) ? form[..^1] : form;
    }

    private static string Said(List<Token> group) => string.Join(' ', group.Select(t => t.Surface));
}
