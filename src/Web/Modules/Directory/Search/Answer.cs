namespace Maillage.Modules.Directory.Search;

/// <summary>Writes the JSON of <c>/annuaire</c>.</summary>
internal static class Answer
{
    public static void Write(Pen pen, Outcome outcome)
    {
        var plan = outcome.Plan;
        pen.Raw("{\"total\":"u8);
        pen.Number(outcome.Total);
        pen.Raw(",\"page\":"u8);
        pen.Number(plan.Query.Page);
        pen.Raw(",\"facets\":{"u8);
        for (var f = 0; f < Facets.Count; f++)
            WriteFacet(pen, outcome, (Facet)f);
        pen.Raw("},\"items\":["u8);
        for (var i = 0; i < outcome.Page.Count; i++)
        {
            if (i > 0)
                pen.Raw(","u8);
            WriteItem(pen, outcome, outcome.Page[i]);
        }
        pen.Raw("]"u8);
        if (plan.Near.Length > 0)
        {
            pen.Raw(",\"groupes\":{\"dessert\":"u8);
            pen.Number(outcome.Serving);
            pen.Raw(",\"proche\":"u8);
            pen.Number(outcome.Total - outcome.Serving);
            pen.Raw("}"u8);
        }
        WriteReading(pen, outcome);
        WriteChoices(pen, outcome);
        WriteIgnored(pen, outcome);
        WriteDrops(pen, outcome);
        pen.Raw("}"u8);
    }

    private static void WriteFacet(Pen pen, Outcome outcome, Facet facet)
    {
        var values = outcome.Index.Values;
        var tongue = outcome.Plan.Query.Tongue;
        pen.Raw(FacetHeads[(int)facet]);
        var first = true;
        for (var v = values.First(facet); v < values.End(facet); v++)
        {
            if (outcome.Counts[v] == 0 && !outcome.Plan.Chosen((int)facet).Contains(v))
                continue;
            if (!first)
                pen.Raw(","u8);
            first = false;
            pen.Raw(values.HeadOf(v, tongue));
            pen.Number(outcome.Counts[v]);
            pen.Raw("}"u8);
        }
        for (var p = 0; facet == Facet.Territory && p < outcome.Plan.Places.Count; p++)
        {
            var place = outcome.Index.Places[outcome.Plan.Places[p]];
            if (!first)
                pen.Raw(","u8);
            first = false;
            pen.Raw(ValueTable.Head(place.Code, place.Names[0]));
            pen.Number(outcome.PlaceCounts[p]);
            pen.Raw("}"u8);
        }
        pen.Raw("]"u8);
    }

    private static void WriteItem(Pen pen, Outcome outcome, Hit hit)
    {
        pen.Raw(outcome.Index.Cards.Json(hit.Entry));
        if (outcome.Plan.Near.Length > 0)
        {
            pen.Raw(hit.Serves ? ",\"dessert\":true"u8 : ",\"dessert\":false"u8);
            if (!double.IsInfinity(hit.Kilometres))
            {
                pen.Raw(",\"distance_km\":"u8);
                pen.Kilometres(hit.Kilometres);
            }
        }
        pen.Raw(",\"pourquoi\":["u8);
        Reasons.Write(pen, outcome, hit);
        pen.Raw("]}"u8);
    }

    /// <summary>How each word was understood.</summary>
    private static void WriteReading(Pen pen, Outcome outcome)
    {
        if (outcome.Words.Count == 0)
            return;
        pen.Raw(",\"lecture\":["u8);
        for (var w = 0; w < outcome.Words.Count; w++)
        {
            var unit = outcome.Words[w].Unit;
            pen.Raw(w > 0 ? ",{\"mot\":"u8 : "{\"mot\":"u8);
            pen.Text(unit.Said);
            pen.Raw(",\"compris\":"u8);
            if (unit.How == ReadAs.Nothing)
                pen.Raw("null"u8);
            else
                pen.Text(unit.Shown);
            pen.Raw(",\"comment\":"u8);
            pen.Raw(Ways[(int)unit.How]);
            pen.Raw("}"u8);
        }
        pen.Raw("]"u8);
    }

    /// <summary>Places among which to choose where one name is that of several.</summary>
    private static void WriteChoices(Pen pen, Outcome outcome)
    {
        var choices = outcome.Choices;
        if (choices.Count == 0)
            return;
        pen.Raw(",\"lieux\":["u8);
        for (var i = 0; i < choices.Count; i++)
        {
            var place = choices[i];
            pen.Raw(i > 0 ? ",{\"value\":"u8 : "{\"value\":"u8);
            pen.Text(place.Code);
            pen.Raw(",\"label\":"u8);
            pen.Text(outcome.Index.Places.LabelOf?.Invoke(place.Code) ?? place.Names[0]);
            pen.Raw("}"u8);
        }
        pen.Raw("]"u8);
    }

    private static void WriteIgnored(Pen pen, Outcome outcome)
    {
        if (outcome.Plan.Unknown.Count == 0)
            return;
        pen.Raw(",\"ignores\":["u8);
        for (var i = 0; i < outcome.Plan.Unknown.Count; i++)
        {
            pen.Raw(i > 0 ? ",{\"parametre\":"u8 : "{\"parametre\":"u8);
            pen.Text(outcome.Plan.Unknown[i].Parameter);
            pen.Raw(",\"valeur\":"u8);
            pen.Text(outcome.Plan.Unknown[i].Value);
            pen.Raw("}"u8);
        }
        pen.Raw("]"u8);
    }

    private static void WriteDrops(Pen pen, Outcome outcome)
    {
        if (outcome.Total > 0)
            return;
        pen.Raw(",\"retirer\":["u8);
        for (var i = 0; i < outcome.Drops.Count; i++)
        {
            var drop = outcome.Drops[i];
            pen.Raw(i > 0 ? ",{\"parametre\":"u8 : "{\"parametre\":"u8);
            pen.Text(drop.Parameter);
            if (drop.Word is not null)
            {
                pen.Raw(",\"mot\":"u8);
                pen.Text(drop.Word);
            }
            pen.Raw(",\"total\":"u8);
            pen.Number(drop.Count);
            pen.Raw("}"u8);
        }
        pen.Raw("]"u8);
    }

    private static readonly byte[][] FacetHeads =
        [.. Facets.Names.Select((name, f) => System.Text.Encoding.UTF8.GetBytes($"{(f > 0 ? "," : "")}\"{name}\":["))];

    private static readonly byte[][] Ways =
        [.. new[] { "mot", "debut", "synonyme", "lieu", "joint", "separe", "frappe", "inconnu" }.Select(w => ValueTable.Quoted(w))];
}
