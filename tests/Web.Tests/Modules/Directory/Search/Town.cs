using Maillage.Modules.Directory.Search;

namespace Maillage.Tests.Modules.Directory.Search;

/// <summary>Invented entries, the same for the same seed, with odd ones among them.</summary>
internal static class Town
{
    private static readonly string[] Subjects = ["Accompagnement", "Formation", "Supervision", "Atelier", "Consultation", "Permanence", "Écoute", "Réduction des risques"];
    private static readonly string[] Topics = ["alcool", "tabac", "cannabis", "assuétudes", "écrans", "jeux d'argent", "travailleur·euses", "l'école", "milieu festif", "santé mentale", "personnes qui consomment"];

    public static PlaceTable Places { get; } = new(
    [
        new("be", ["Belgique", "België"], null, true, null, null, []),
        new("be-wal", ["Wallonie"], "be", true, null, null, []),
        new("be-bru", ["Bruxelles-Capitale", "Brussel"], "be", true, 50.85, 4.35, []),
        new("be-namur", ["Province de Namur"], "be-wal", true, 50.3, 4.8, []),
        new("be-21004", ["Bruxelles", "Brussel"], "be-bru", false, 50.8467, 4.3525, ["1000"]),
        new("be-21001", ["Anderlecht"], "be-bru", false, 50.836, 4.312, ["1070"]),
        new("be-92094", ["Namur", "Namen"], "be-namur", false, 50.4669, 4.8675, ["5000"]),
        new("be-93090", ["Viroinval"], "be-namur", false, 50.07, 4.6, ["5670"]),
        new("fr", ["France"], null, true, null, null, []),
        new("fr-dep-57", ["Moselle"], "fr", true, 49.0, 6.6, []),
        new("fr-dep-972", ["Martinique"], "fr", true, 14.6, -61.0, []),
        new("fr-dep-38", ["Isère"], "fr", true, 45.2, 5.6, []),
        new("fr-57463", ["Metz"], "fr-dep-57", false, 49.1196, 6.1764, ["57000"]),
        new("fr-97223", ["Saint-Esprit"], "fr-dep-972", false, 14.5617, -60.9369, ["97270"]),
        new("fr-97227", ["Sainte-Luce"], "fr-dep-972", false, 14.4676, -60.9236, ["97228"]),
        new("fr-38414", ["Sainte-Luce"], "fr-dep-38", false, 44.85, 5.95, ["38970"]),
    ]);

    public static FacetValue[] Values { get; } =
    [
        Value(Facet.Support, "formation", "Formation"),
        Value(Facet.Support, "formation-programmee", "Formation programmée", "formation", "stage"),
        Value(Facet.Support, "formation-sur-mesure", "Formation à la demande", "formation"),
        Value(Facet.Support, "supervision", "Supervision d'équipe"),
        Value(Facet.Support, "accompagnement-sur-mesure", "Accompagnement sur mesure d'une équipe"),
        Value(Facet.Sector, "enseignement", "Enseignement", null, "école"),
        Value(Facet.Sector, "social", "Action sociale", null, "CPAS", "CCAS"),
        Value(Facet.Sector, "sante", "Santé"),
        Value(Facet.Public, "tous-publics", "Tous publics") with { MeansAll = true },
        Value(Facet.Public, "adolescents", "Adolescent·es"),
        Value(Facet.Public, "personnes-qui-consomment", "Personnes qui consomment"),
        .. Enumerable.Range(0, 260).Select(i => Value(Facet.Theme, $"theme-{i}", $"Thème {i}")),
        Value(Facet.Language, "fr", "Français"),
        Value(Facet.Language, "sfb", "Langue des signes de Belgique francophone"),
        Value(Facet.Mode, "chez-vous", "Chez vous"),
        Value(Facet.Kind, "csapa", "CSAPA"),
    ];

    public static Expansion[] Expansions { get; } =
    [
        new("toxicomane", "personne qui consomme", null),
        new("drogué", "personne qui consomme", null),
        new("beuh", "cannabis", null),
        new("CPAS", "Action sociale", (Facet.Sector, "social")),
        new("perdu de vue", "sans nouvelles", null),
    ];

    public static SearchSource Source(int count, int seed)
    {
        var random = new Random(seed);
        var entries = Enumerable.Range(0, count).Select(i => Entry(random, i)).ToArray();
        return new SearchSource(entries, Values, Expansions, Places);
    }

    /// <summary>The same entries met in another order.</summary>
    public static SearchSource Shuffled(SearchSource source, int seed)
    {
        var entries = source.Entries.ToArray();
        new Random(seed).Shuffle(entries);
        return source with { Entries = entries };
    }

    private static SearchEntry Entry(Random random, int i)
    {
        var id = new byte[16];
        random.NextBytes(id);
        var communes = Pick(random, [.. Enumerable.Range(0, Places.Count).Where(p => !Places[p].Wide)], random.Next(0, 3));
        var areas = Pick(random, [.. Enumerable.Range(0, Places.Count)], random.Next(0, 3));
        return new SearchEntry
        {
            Id = new Guid(id),
            Slug = $"service-{i}",
            Name = $"{One(random, Subjects)} {One(random, Topics)} {random.Next(40)}",
            Organization = random.Next(5) == 0 ? null : $"Centre {One(random, Topics)}",
            Texts = random.Next(6) == 0 ? [] : [(SearchField.Description, $"{One(random, Subjects)} sur {One(random, Topics)} et {One(random, Topics)}, « {i} »"), (SearchField.Offer, One(random, Topics))],
            Values = [.. Pick(random, [.. Enumerable.Range(0, Values.Length)], random.Next(0, 12)).Select(v => (Values[v].Facet, Values[v].Code)), .. random.Next(20) == 0 ? new[] { (Facet.Theme, "unknown-code") } : []],
            Everything = random.Next(4) == 0 ? [Facet.Sector] : [],
            Areas = [.. areas.Select(p => Places[p].Code), .. random.Next(20) == 0 ? new[] { "xx-unknown" } : []],
            Communes = [.. communes.Select(p => Places[p].Code)],
            Points = [.. communes.Select(p => (Places[p].Latitude!.Value + random.NextDouble() * 0.4 - 0.2, Places[p].Longitude!.Value + random.NextDouble() * 0.4 - 0.2))],
            Verified = random.Next(3) == 0 ? null : new DateOnly(2026, 1, 1).AddDays(random.Next(5)),
        };
    }

    private static FacetValue Value(Facet facet, string code, string label, string? parent = null, params string[] synonyms) =>
        new(facet, code, parent, [.. Enumerable.Repeat(label, Tongues.Count)], synonyms);

    private static T One<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static int[] Pick(Random random, int[] from, int howMany)
    {
        random.Shuffle(from);
        return from[..Math.Min(howMany, from.Length)];
    }
}
