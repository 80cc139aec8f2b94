using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maillage.Modules.Indicators.Counting;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Modules.Indicators.Cohort;

/// <summary>`indicators COHORT.json`: loads the file into an empty database that is thrown away, and prints its figures; nothing is hidden, the file is one's own.</summary>
internal sealed class IndicatorsVerb : IVerb
{
    private readonly Argument<string> from = new("cohort") { Description = "File of a cohort; the record of its action stands beside it" };

    public Command Build()
    {
        var command = new Command("indicators", "Counts the indicators of a cohort") { from };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("maillage-indicators-");
        try
        {
            var app = Platform.Hosting.Application.Build(["--Logging:Console:LogLevel:Default=None", $"--data={folder.FullName}", "--database="]);
            await using (app)
            {
                await app.Services.GetRequiredService<Migrator>().Migrate(cancel);
                await app.Services.LoadLists(cancel);
                await using var scope = app.Services.CreateAsyncScope();
                var landed = await scope.ServiceProvider.GetRequiredService<CohortLanding>().Take(Path.GetFullPath(parsed.GetRequiredValue(from)), cancel);
                foreach (var fault in landed.Faults)
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(fault);
                var figures = await scope.ServiceProvider.GetRequiredService<FigureReader>().Read(landed.Action, cancel);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Json(figures).ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
            }
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static JsonObject Json(GroupFigures f)
    {
        var json = new JsonObject
        {
            ["P1_structuresPartenaires"] = f.PartnerStructures,
            ["P1b_structuresRepresenteesParmiAcceptes"] = f.RepresentedStructures,
            ["P2_beneficiaires"] = f.Beneficiaries,
            ["P3_prevues"] = f.PlannedHalfDays,
            ["P3_realisees"] = f.HeldHalfDays,
            ["P3_joursDistincts"] = f.HeldDays,
            ["P3_reportees"] = f.Postponed,
            ["P4_demandesInscription"] = f.Requests,
            ["P4_participantsAcceptes"] = f.Accepted,
            ["P4_refusees"] = f.NotKept,
            ["P4_desistees"] = f.Withdrawn,
            ["tauxAcceptation"] = Rounded(f.AcceptanceRate, 4),
            ["presences"] = f.Presences,
            ["presencesAttendues"] = f.ExpectedPresences,
            ["tauxPresence"] = Rounded(f.PresenceRate, 4),
            ["assidus_75pct"] = f.Assiduous,
            ["situationsAnalysees"] = f.Situations,
            ["situationsApporteesParParticipants"] = f.SituationsBrought,
            ["repondants"] = f.Respondents,
            ["tauxReponse"] = Rounded(f.ResponseRate, 4),
        };
        foreach (var code in new[] { "R2", "R3", "R4", "R5", "R6" })
            json[code] = f.Item(code) is { } item ? new JsonObject { ["nombre"] = item.Count, ["exprimes"] = item.Answered, ["repondants"] = item.Respondents } : null;
        json["P5_satisfaits"] = f.Item("P5") is { } satisfied ? new JsonObject { ["nombre"] = satisfied.Count, ["exprimes"] = satisfied.Answered, ["moyenne"] = Rounded(satisfied.Mean, 2) } : null;
        return json;
    }

    // Half up, as the register's readers do it by hand.
    private static JsonNode? Rounded(decimal? value, int decimals) => value is { } known ? JsonValue.Create(decimal.Round(known, decimals, MidpointRounding.AwayFromZero)) : null;
}
