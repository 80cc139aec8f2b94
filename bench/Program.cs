using System.Globalization;
using Maillage.Bench;

// bin/bench [name…] : prints one figure a line, "name value unit" or "name ratio"; the median of five.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var names = args.Length == 0 ? ["search", "replica", "start", "import"] : args;
string[] known = ["search", "http", "index", "replica", "start", "import", "draw", "campaign", "indicators", "requests", "alerts", "field"];
if (names.FirstOrDefault(n => !known.Contains(n)) is { } unknown)
{
    Console.Error.WriteLine($"bin/bench does not know '{unknown}'. It knows {string.Join(", ", known)}.");
    return 2;
}
Figures.Header();
foreach (var name in names)
{
    switch (name)
    {
        case "search":
            await SearchBench.Run();
            await IndexBench.Run();
            break;
        case "http":
            await SearchBench.Run();
            break;
        case "index":
            await IndexBench.Run();
            break;
        case "replica":
            await ReplicaBench.Run();
            break;
        case "start":
            await StartBench.Start();
            break;
        case "indicators":
            await IndicatorsBench.Run();
            break;
        case "requests":
            await RequestsBench.Run();
            await AlertsBench.Run();
            break;
        case "draw":
            await DrawBench.Run();
            break;
        case "alerts":
            await AlertsBench.Run();
            break;
        case "field":
            await FieldBench.Run();
            break;
        case "campaign":
            await CampaignBench.Run();
            break;
        default:
            await StartBench.Import();
            break;
    }
}
return 0;
