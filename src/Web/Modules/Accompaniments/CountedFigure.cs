using System.Globalization;
using Maillage.Modules.Indicators.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Accompaniments;

/// <summary>An indicator as counted, with its parts and where what it counts is shown.</summary>
/// <param name="Value">Null = not known, which is not 0.</param>
/// <param name="Source">The page of the rows it counts.</param>
internal sealed record CountedFigure(IndicatorWords Words, string? Value, string? Base, IReadOnlyList<(string Name, string Value)> Parts, string? Source);

/// <summary>The figures of accompaniments (indicators.md C3), of one or of several together.</summary>
internal sealed class FigureCounter(IIndicatorWords words, IVocabularies vocabularies, Texts texts)
{
    private const string Competence = "S2";
    private readonly IReadOnlyDictionary<string, IndicatorWords> catalogue = words.OfAccompaniments();

    /// <summary>Of one accompaniment.</summary>
    /// <param name="home">The page of the accompaniment.</param>
    /// <param name="isTeam">Else breakdowns that speak of one person are left out, and so are links to what only the team reads.</param>
    public IReadOnlyList<CountedFigure> Of(Dossier dossier, BeforeAfter answers, string home, bool isTeam)
    {
        string? At(string part) => isTeam ? $"{home}#{part}" : null;
        var isUsual = dossier is { Begins: { } first, Ends: { } last } && Accompaniment.IsUsual(first, last);
        return
        [
            Figure("A2", dossier.Months, dossier.Months is null ? null : texts[isUsual ? "accompaniments.figures.usual" : "accompaniments.figures.unusual"], [], At("plan")),
            Figure("A3", dossier.Came, dossier.One.Headcount is { } people ? texts.Count("accompaniments.figures.of_people", people) : null,
                [.. isTeam ? dossier.TakenPart.Select(t => (vocabularies.Label(AccompanimentLists.Professions, t.Profession, texts), t.People is { } all ? texts["accompaniments.line.of", t.Came, all] : Number(t.Came))) : [],
                    (texts["accompaniments.line.management"], texts["accompaniments.figures.meetings_of", dossier.WithManagement, dossier.Held.Count])], At("equipe")),
            Components([dossier], At("rencontres")),
            Changes([dossier], At("changements")),
            Projects([dossier], At("nouvelles")),
            Competences(answers, isTeam && answers.Now is { } now ? $"/questionnaires/{dossier.Action.Slug}/{now.Id}/resultats" : null),
            Situations([dossier], At("situations")),
        ];
    }

    /// <summary>Of all of them together.</summary>
    /// <param name="interventions">Everything that was done with teams and professionals, short or long, by kind.</param>
    /// <param name="requests">Null = of everyone's, which is not this reader's to count.</param>
    public IReadOnlyList<CountedFigure> Of(IReadOnlyList<Dossier> all, IReadOnlyList<(string Kind, int Count)> interventions, ReceivedRequests? requests, string source)
    {
        var (total, longOnes) = (interventions.Sum(i => i.Count), all.Count(d => d.IsLong));
        var dated = all.Where(d => d.Months is not null).ToList();
        return
        [
            Figure("A1", all.Count(d => d.Held.Count > 0 && d.State != States.Interrupted), texts.Count("accompaniments.figures.of_accompaniments", all.Count), [], source),
            Figure("A2", dated.Count == 0 ? null : (int)Math.Round(dated.Average(d => d.Months!.Value)), texts["accompaniments.figures.mean"], [(texts["accompaniments.figures.usual_share"], texts["accompaniments.line.of", dated.Count(d => Accompaniment.IsUsual(d.Begins!.Value, d.Ends!.Value)), dated.Count])], source),
            Components(all, source),
            new CountedFigure(catalogue["A5"], total == 0 ? null : texts["accompaniments.figures.percent", ((decimal)longOnes / total * 100).ToString("0.0", CultureInfo.CurrentCulture)], texts["accompaniments.figures.long_of", longOnes, total],
                [.. interventions.Select(i => (vocabularies.Label("action-modules", i.Kind, texts), Number(i.Count)))], "/actions"),
            Changes(all, source),
            Projects(all, source),
            Requests(requests),
            Situations(all, source),
        ];
    }

    private CountedFigure Requests(ReceivedRequests? requests) => requests is null ? Figure("A9", value: null, texts["accompaniments.figures.elsewhere"], [], source: null)
        : Figure("A9", requests.Received, null, requests.Received == 0 ? [] :
            [(texts["accompaniments.figures.answered"], texts["accompaniments.line.of", requests.Answered, requests.Received]), .. requests.MedianDays is { } days ? [(texts["accompaniments.figures.median"], Number(days))] : Array.Empty<(string, string)>()], "/demandes");

    private CountedFigure Components(IReadOnlyList<Dossier> all, string? source) =>
        Figure("A4", all.Sum(d => d.Held.Count), null, [.. all.SelectMany(d => d.Held).CountBy(s => s.Component, StringComparer.Ordinal).OrderByDescending(c => c.Value).Select(c => (vocabularies.Label(AccompanimentLists.Components, c.Key, texts), Number(c.Value)))], source);

    private CountedFigure Changes(IReadOnlyList<Dossier> all, string? source)
    {
        var changes = all.SelectMany(d => d.Changes).ToList();
        var baseline = all.Sum(d => d.Baseline.Count);
        return Figure("A6", changes.Count, texts["accompaniments.figures.with_document", changes.Count(c => c.File is not null)],
            [.. changes.CountBy(c => c.Type, StringComparer.Ordinal).OrderByDescending(c => c.Value).Select(c => (vocabularies.Label(AccompanimentLists.Outcomes, c.Key, texts), Number(c.Value))),
                .. baseline > 0 ? [(texts["accompaniments.figures.baseline"], Number(baseline))] : Array.Empty<(string, string)>()], source);
    }

    private CountedFigure Projects(IReadOnlyList<Dossier> all, string? source)
    {
        var projects = all.SelectMany(d => d.Projects).ToList();
        string Alive(Func<Outcome, bool?> at) => texts["accompaniments.line.of", projects.Count(p => at(p) == true), projects.Count(p => at(p) is not null)];
        return Figure("A7", projects.Count, texts.Count("accompaniments.figures.of_accompaniments", all.Count), projects.Count == 0 ? [] : [(texts["accompaniments.figures.alive", 6], Alive(p => p.IsAliveAt6)), (texts["accompaniments.figures.alive", FollowUp.Last], Alive(p => p.IsAliveAt12))], source);
    }

    private CountedFigure Competences(BeforeAfter answers, string? source) => answers.Items.FirstOrDefault(i => i.Code == Competence) switch
    {
        { Change: { } change, Pairs: var pairs } => Figure("A8", change.Higher, texts.Count("accompaniments.figures.pairs", pairs), [], source),
        { MostRose: { } rose, Pairs: var pairs } => new CountedFigure(catalogue["A8"], texts[rose ? "accompaniments.figures.most" : "accompaniments.figures.not_most"], texts.Count("accompaniments.figures.pairs", pairs), [], source),
        _ => Figure("A8", value: null, texts["accompaniments.figures.few"], [], source),
    };

    private CountedFigure Situations(IReadOnlyList<Dossier> all, string? source) =>
        Figure("A10", all.Sum(d => d.SituationCount), null, [.. all.SelectMany(d => d.Functions).GroupBy(f => f.Key, StringComparer.Ordinal).Select(g => (vocabularies.Label(AccompanimentLists.Grid, g.Key, texts), Number(g.Sum(f => f.Value))))], source);

    private CountedFigure Figure(string code, int? value, string? of, IReadOnlyList<(string Name, string Value)> parts, string? source) =>
        new(catalogue[code], value is { } number ? Number(number) : null, of, parts, source);

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
