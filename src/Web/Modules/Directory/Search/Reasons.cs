namespace Maillage.Modules.Directory.Search;

/// <summary>Why an entry answers: for each word the strongest field it stands in, for each facet the value chosen that it has, for a place that it serves it or stands near.</summary>
internal static class Reasons
{
    private static readonly byte[][] Fields =
        [.. new[] { "description", "lieu", "etiquette", "offre", "soutien", "organisation", "nom" }.Select(n => ValueTable.Quoted(n))];

    private static readonly byte[][] FacetNames = [.. Facets.Names.Select(n => ValueTable.Quoted(n))];

    public static void Write(Pen pen, Outcome outcome, Hit hit)
    {
        var first = true;
        foreach (var word in outcome.Words)
        {
            Begin(pen, ref first);
            pen.Text(word.Unit.Shown);
            pen.Raw(",\"champ\":"u8);
            pen.Raw(Fields[(int)Strongest(word.FieldsOf(hit.Entry))]);
            pen.Raw("}"u8);
        }
        foreach (var (facet, value) in Values(outcome, hit.Entry))
        {
            Begin(pen, ref first);
            pen.Raw(outcome.Index.Values.QuotedLabel(value, outcome.Plan.Query.Tongue));
            pen.Raw(",\"champ\":"u8);
            pen.Raw(FacetNames[facet]);
            pen.Raw("}"u8);
        }
        if (outcome.Plan.Near.Length > 0)
        {
            Begin(pen, ref first);
            pen.Text(outcome.Index.Places[outcome.Plan.Near[0]].Names[0]);
            pen.Raw(hit.Serves ? ",\"champ\":\"dessert\"}"u8 : ",\"champ\":\"proche\"}"u8);
        }
    }

    /// <summary>The field that counts most among those a word stands in; a word that stands in none is answered by the area served.</summary>
    public static SearchField Strongest(byte fields)
    {
        var all = fields & ~Postings.Exact;
        return all == 0 ? SearchField.Place : (SearchField)System.Numerics.BitOperations.Log2((uint)all);
    }

    /// <summary>The chosen values that the entry has, one for each facet.</summary>
    public static IEnumerable<(int Facet, int Value)> Values(Outcome outcome, int entry)
    {
        for (var f = 0; f < Facets.Count; f++)
        {
            var chosen = outcome.Plan.Chosen(f);
            for (var i = 0; i < chosen.Count; i++)
            {
                if (Bits.Has(outcome.Index.Set(chosen[i]), entry))
                {
                    yield return (f, chosen[i]);
                    break;
                }
            }
        }
    }

    private static void Begin(Pen pen, ref bool first)
    {
        pen.Raw(first ? "{\"mot\":"u8 : ",{\"mot\":"u8);
        first = false;
    }
}
