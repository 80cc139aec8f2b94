using Maillage.Modules.Directory.Search;

namespace Maillage.Bench;

/// <summary>Two hundred addresses of <c>/annuaire</c>: words as people type them, typing errors, facets, places, and these together.</summary>
internal static class Queries
{
    private static readonly string[] Words = ["formation", "alcool", "assuétudes", "supervision équipe", "réduction des risques", "cannabis école", "écrans jeunes", "santé mentale", "housing", "food", "supervision", "accompagnement équipe", "proches", "tabac lycée", "jeux d'argent", "youth program", "parentalité formation", "travailleur·euse", "outil pédagogique", "mental health", "CPAS", "beuh", "prévent", "consultation alcool", "règlement d'ordre intérieur"];
    private static readonly string[] Errors = ["asuétude", "forma tion", "supervison", "alcol", "cannabbis", "acompagnement", "santémentale", "prévntion formation", "educateurs jeuness", "héroine substitutoin"];

    public static IReadOnlyList<string> Make(Inventory inventory, int count = 200, int seed = 11)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => One(random, inventory))];
    }

    private static string One(Random random, Inventory inventory)
    {
        var parts = new List<string>();
        var kind = random.Next(10);
        if (kind <= 4)
            parts.Add("q=" + Uri.EscapeDataString(Pick(random, Words)));
        else if (kind == 5)
            parts.Add("q=" + Uri.EscapeDataString(Pick(random, Errors)));
        if (kind is 3 or 6 or 7 or 9)
            parts.Add("soutien=" + Code(random, inventory, Facet.Support));
        if (kind is 4 or 6)
            parts.Add("secteur=" + Code(random, inventory, Facet.Sector));
        if (kind is 7)
            parts.Add($"public={Code(random, inventory, Facet.Public)}&theme={Code(random, inventory, Facet.Theme)}&theme={Code(random, inventory, Facet.Theme)}");
        if (kind is 8 or 9)
            parts.Add("pres=" + inventory.Communes[random.Next(inventory.Communes.Count)].Code);
        if (kind is 8 && random.Next(2) == 0)
            parts.Add("rayon=" + random.Next(5, 50));
        if (kind is 7 && random.Next(2) == 0)
            parts.Add("langue=" + Code(random, inventory, Facet.Language));
        return "?" + string.Join('&', parts);
    }

    private static string Code(Random random, Inventory inventory, Facet facet) => Pick(random, [.. inventory.Values.Where(v => v.Facet == facet).Select(v => v.Code)]);

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
