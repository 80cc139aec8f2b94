using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Maillage.Bench;

/// <summary>The page of an action's figures, as who prepares it opens it: 500 applications, 50 sessions, 25,000 presences, 10,000 answers.</summary>
internal static partial class IndicatorsBench
{
    private const int Applications = 500;
    private const int Sessions = 50;
    private const int Answers = 10_000;
    private const int ItemsASheet = 5;
    private const string Title = "Groupe mesuré";

    public static async Task Run()
    {
        await Measure("indicators.page", Answers / ItemsASheet);
        // The harder reading of the aim: ten thousand sheets of five answers.
        await Measure("indicators.page-of-10000-sheets", Answers);
    }

    private static async Task Measure(string name, int sheets)
    {
        var data = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        try
        {
            using (await Served.Start("--data", data, "--demo"))
            {
                // Fills the demo, for someone to sign in as.
            }
            await Import(data, Cohort(data, sheets));
            using var server = await Served.Start("--data", data);
            using var client = await SignIn(server.Address);
            var address = Address().Match(await client.GetStringAsync(new Uri("/actions?q=mesur%C3%A9", UriKind.Relative))).Groups[1].Value;
            var page = new Uri($"/indicateurs/{address}", UriKind.Relative);
            var times = new List<double>();
            // The first two make what later ones find: compiled code, pages of the database.
            for (var i = 0; i < Figures.Times + 2; i++)
            {
                var clock = Stopwatch.StartNew();
                var said = await client.GetStringAsync(page);
                if (!said.Contains($"/{address}/p4a", StringComparison.Ordinal))
                    throw new InvalidOperationException("The page shows no figures.");
                if (i > 1)
                    times.Add(clock.Elapsed.TotalMilliseconds);
            }
            Figures.Say(name, Figures.Median(times), "ms");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<HttpClient> SignIn(string address)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        var form = await client.GetStringAsync(new Uri("/compte/connexion", UriKind.Relative));
        using var fields = new FormUrlEncodedContent([
            KeyValuePair.Create("Email", "myriam.colson@demo.example"), KeyValuePair.Create("Password", Maillage.Demo.People.Password), KeyValuePair.Create("__RequestVerificationToken", Token().Match(form).Groups[1].Value)]);
        using var answer = await client.PostAsync(new Uri("/compte/connexion", UriKind.Relative), fields);
        return client;
    }

    private static string Cohort(string folder, int sheets)
    {
        File.WriteAllText(Path.Combine(folder, "fiche.json"), JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["$schema"] = "maillage/action/1",
            ["source"] = new { registre = "Mesure", region = "mesure", identifiant = "1" },
            ["titre"] = Title,
            ["annee"] = 2026,
        }));
        var dice = new Random(7);
        string[] items = ["R2", "R3", "R4", "R5", "R6"];
        var people = Enumerable.Range(1, Applications).Select(i => $"C{i:000}").ToList();
        var cohort = Path.Combine(folder, "cohorte.json");
        File.WriteAllText(cohort, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["$schema"] = "maillage/fixture/1",
            ["action"] = "fiche.json",
            ["cohorte"] = new { places = Applications, demiJourneesPrevues = Sessions, constitutionLe = "2026-01-10" },
            ["structures"] = Enumerable.Range(1, 120).Select(i => new { id = $"S{i:000}", type = "CCAS", commune = "Metz" }),
            ["candidatures"] = people.Select((p, i) => new { id = p, structure = $"S{i % 120 + 1:000}", recueLe = "2025-12-01", statut = "acceptee", decideeLe = "2026-01-10" }),
            ["seances"] = Enumerable.Range(0, Sessions).Select(i => new { id = $"D{i:00}", date = $"{new DateOnly(2026, 1, 12).AddDays(i * 3):yyyy-MM-dd}", demiJournee = "matin", statut = "realisee", temps = new[] { new { type = "apport-theorique", themes = new[] { i % 11 } } } }),
            ["presences"] = people.SelectMany(p => Enumerable.Range(0, Sessions).Select(i => new { participant = p, seance = $"D{i:00}", statut = dice.Next(4) == 0 ? "absent" : "present" })),
            ["questionnaires"] = new { items = items.ToDictionary(i => i, i => i), post = Enumerable.Range(1, sheets).ToDictionary(i => $"P{i}", _ => items.ToDictionary(i => i, _ => dice.Next(1, 6))) },
        }));
        return cohort;
    }

    private static async Task Import(string data, string cohort)
    {
        using var import = Process.Start(new ProcessStartInfo(Figures.Program, ["import", "cohort", cohort, "--data", data]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = import.StandardError.ReadToEndAsync();
        await import.StandardOutput.ReadToEndAsync();
        await import.WaitForExitAsync();
        if (import.ExitCode != 0)
            throw new InvalidOperationException(await error);
    }

    [GeneratedRegex("__RequestVerificationToken[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/actions/(groupe-mesure[^\"]*)\"")]
    private static partial Regex Address();
}
