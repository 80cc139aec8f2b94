using Maillage.Modules.Directory.Search;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Results;

/// <summary>The words of a results page that depend on the query.</summary>
internal sealed class ResultWords(Texts texts, IVocabularies lists)
{
    public string OpenNow => texts["directory.open_now"];

    public string Quoted(string words) => texts["directory.quoted", words];

    public string Value(Outcome found, int value) => found.Index.Values.Values[value] is var v && LabelReader.ListOf(v.Facet) is { } list
        ? lists.Label(list, v.Code, texts) : v.Labels[found.Plan.Query.Tongue];

    public string Near(Outcome found)
    {
        var name = found.Index.Places[found.Plan.Near[0]].Names[0];
        return found.Plan.Query.Radius is { } radius ? texts["directory.near_within", name, radius] : texts["directory.near", name];
    }

    public Rescue Rescue(Outcome found, Drop drop) =>
        new(DropLabel(found, drop), drop.Count, QueryAddress.Of(found.Plan.Query.Without(drop)));

    public List<Reason> Reasons(Outcome found, Hit hit)
    {
        var reasons = new List<Reason>();
        foreach (var word in found.Words.Where(w => w.Unit.How is not ReadAs.Nothing))
            reasons.Add(new(word.Unit.Shown, $"directory.why.{Field(Search.Reasons.Strongest(word.FieldsOf(hit.Entry)))}"));
        foreach (var (facet, value) in Search.Reasons.Values(found, hit.Entry))
            reasons.Add(new(Value(found, value), $"directory.why.{Facets.Names[facet]}"));
        foreach (var place in found.Plan.Places)
            reasons.Add(new(found.Index.Places[place].Names[0], "directory.why.territoire"));
        if (found.Plan.Near.Length > 0)
            reasons.Add(new(found.Index.Places[found.Plan.Near[0]].Names[0], hit.Serves ? "directory.why.dessert" : "directory.why.proche"));
        return [.. reasons.Distinct()];
    }

    private string DropLabel(Outcome found, Drop drop) => drop switch
    {
        { Facet: { } facet } => string.Join(", ", [.. found.Plan.Chosen((int)facet).Select(v => Value(found, v)), .. facet == Facet.Territory ? found.Plan.Places.Select(p => found.Index.Places[p].Names[0]) : []]),
        { Word: { } word } => Quoted(word),
        { Parameter: "pres" or "rayon" } => Near(found),
        { Parameter: "ouvert" } => OpenNow,
        _ => Quoted(found.Plan.Query.Words),
    };

    private static string Field(SearchField field) => field switch
    {
        SearchField.Name => "nom",
        SearchField.Organization => "organisation",
        SearchField.Support => "soutien_words",
        SearchField.Offer => "offre",
        SearchField.Label => "etiquette",
        SearchField.Place => "lieu",
        _ => "description",
    };
}
