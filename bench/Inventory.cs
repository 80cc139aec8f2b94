using System.Globalization;
using CsvHelper;
using Maillage.Modules.Directory.Search;

namespace Maillage.Bench;

/// <summary>The real inventory multiplied: each entry takes the words of a real service and gets a French name and text, types of support, sectors, publics and a territory of its own. The same seed gives the same entries.</summary>
internal sealed class Inventory
{
    private static readonly string[] Subjects = ["Accompagnement", "Formation", "Supervision", "Atelier", "Permanence", "Consultation", "Écoute", "Point relais", "Équipe mobile", "Centre", "Maison", "Espace", "Accueil", "Réseau", "Cellule", "Antenne"];
    private static readonly string[] Topics = ["assuétudes", "alcool", "tabac", "cannabis", "jeux d'argent", "écrans", "réduction des risques", "santé mentale", "milieu festif", "jeunesse", "parentalité", "précarité", "prévention", "cocaïne", "héroïne", "médicaments", "sommeil", "violences", "logement", "emploi", "justice", "école", "quartier", "proches"];
    private static readonly string[] Sentences =
    [
        "Nous soutenons les équipes éducatives confrontées aux consommations des jeunes.",
        "L'accompagnement se construit avec toute l'équipe, direction comprise, sur six à douze mois.",
        "Une formation de base de deux journées aborde les représentations et la posture professionnelle.",
        "Les travailleur·euses de première ligne trouvent ici un lieu d'échange et de recul.",
        "Des animations sont préparées avec les enseignants et les éducateurs.",
        "La permanence téléphonique répond aux professionnel·les comme aux proches.",
        "Nous intervenons dans votre institution, sur rendez-vous.",
        "Le service propose des supervisions individuelles ou collectives.",
        "L'équipe va vers les personnes qui consomment, dans la rue et les squats.",
        "Du matériel stérile et des conseils sont remis sans condition.",
        "Un outil pédagogique et une exposition peuvent être empruntés.",
        "Le règlement d'ordre intérieur peut être revu avec nous.",
        "La démarche repose sur la promotion de la santé et la participation.",
        "Un suivi médical, psychologique et social est possible.",
        "Le traitement de substitution est prescrit et délivré sur place.",
        "Des groupes de parole réunissent les parents une fois par mois.",
    ];

    private readonly List<(string Name, string Text)> real;
    private readonly Dictionary<Facet, string[]> codes;
    private readonly SearchPlace[] communes;
    private readonly SearchPlace[] wide;

    public Inventory(string folder, IReadOnlyList<FacetValue> values, PlaceTable places)
    {
        real = Read(Path.Combine(folder, "services.csv"));
        Values = values;
        Places = places;
        codes = values.GroupBy(v => v.Facet).ToDictionary(g => g.Key, g => g.Where(v => v.Code != "formation" && !v.MeansAll).Select(v => v.Code).ToArray());
        // Brussels and Wallonia, Moselle and Martinique: where the network is.
        var all = Enumerable.Range(0, places.Count).Select(p => places[p])
            .Where(p => p.Code.StartsWith("be", StringComparison.Ordinal) || p.Code.StartsWith("fr-57", StringComparison.Ordinal) || p.Code.StartsWith("fr-972", StringComparison.Ordinal) || p.Code is "fr-dep-57" or "fr-dep-972").ToArray();
        communes = [.. all.Where(p => !p.Wide && p.Latitude is not null)];
        new Random(communes.Length).Shuffle(communes);
        wide = [.. all.Where(p => p.Wide)];
    }

    public IReadOnlyList<FacetValue> Values { get; }

    public PlaceTable Places { get; }

    public IReadOnlyList<SearchPlace> Communes => communes;

    public SearchSource Multiply(int count, IReadOnlyList<Expansion> expansions, int seed = 2026)
    {
        var random = new Random(seed);
        return new SearchSource([.. Enumerable.Range(0, count).Select(i => Entry(random, i))], Values, expansions, Places);
    }

    private SearchEntry Entry(Random random, int i)
    {
        var (name, text) = real[i % real.Count];
        // A few towns hold most services, as they do.
        var commune = communes[(int)(communes.Length * Math.Pow(random.NextDouble(), 2))];
        var id = new byte[16];
        random.NextBytes(id);
        var topic = One(random, Topics);
        return new SearchEntry
        {
            Id = new Guid(id),
            Slug = $"service-{i}",
            Name = $"{One(random, Subjects)} {topic} {commune.Names[0]} {name}",
            Organization = $"{One(random, Subjects)} {One(random, Topics)} {commune.Names[0]}",
            Texts =
            [
                (SearchField.Description, text),
                (SearchField.Description, $"{One(random, Sentences)} {One(random, Sentences)} Nos thèmes : {topic}, {One(random, Topics)}."),
                (SearchField.Offer, One(random, Sentences)),
            ],
            Values =
            [
                .. Some(random, Facet.Support, 1, 4), .. Some(random, Facet.Sector, 1, 5), .. Some(random, Facet.Public, 1, 4),
                .. Some(random, Facet.Theme, 1, 4), .. Some(random, Facet.Language, 1, 3), .. Some(random, Facet.Access, 0, 4),
                .. Some(random, Facet.Help, 0, 4), .. Some(random, Facet.Purpose, 1, 2), .. Some(random, Facet.Mode, 1, 3), .. Some(random, Facet.Kind, 1, 1),
            ],
            Everything = [.. random.Next(8) == 0 ? [Facet.Sector] : Array.Empty<Facet>(), .. random.Next(8) == 0 ? [Facet.Public] : Array.Empty<Facet>()],
            Areas = random.Next(4) == 0 ? [One(random, wide).Code] : random.Next(2) == 0 && commune.Parent is { } around ? [around] : [commune.Code],
            Communes = [commune.Code],
            Points = [(commune.Latitude!.Value + random.NextDouble() * 0.06 - 0.03, commune.Longitude!.Value + random.NextDouble() * 0.06 - 0.03)],
            Verified = new DateOnly(2025, 1, 1).AddDays(random.Next(600)),
        };
    }

    /// <summary>Some values of a facet, the first ones of its list more often.</summary>
    private IEnumerable<(Facet, string)> Some(Random random, Facet facet, int least, int most)
    {
        var from = codes[facet];
        return Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => (facet, from[(int)(from.Length * Math.Pow(random.NextDouble(), 1.6))])).Distinct();
    }

    private static T One<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static List<(string Name, string Text)> Read(string path)
    {
        using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        var services = new List<(string, string)>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            services.Add((csv.GetField("service_name") ?? "", csv.GetField("service_description") ?? ""));
        return services;
    }
}
