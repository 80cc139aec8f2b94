using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>Counts answers; lines never leave this class in the order of people.</summary>
internal sealed class AnswerReader(AppDb db) : IAnswerFigures
{
    public async Task<IReadOnlyList<QuestionnaireFigures>> Of(ActionId action, CancellationToken cancel)
    {
        var questionnaires = await db.Set<Questionnaire>().AsNoTracking().Where(q => q.ActionId == action).ToListAsync(cancel);
        List<QuestionnaireId> ids = [.. questionnaires.Select(q => q.Id)];
        var responses = (await db.Set<Response>().AsNoTracking().Where(r => ids.Contains(r.QuestionnaireId)).OrderBy(r => r.Id).ToListAsync(cancel)).ToLookup(r => r.QuestionnaireId);
        List<Response> before = [.. questionnaires.Where(q => q.Moment == Moments.Before).SelectMany(q => responses[q.Id])];
        return
        [
            .. questionnaires.OrderBy(q => Moments.Order(q.Moment)).ThenBy(q => q.Edition).ThenBy(q => q.Id.Value)
                .Select(q => Figures(q, [.. responses[q.Id]], q.Moment == Moments.Before ? [] : before)),
        ];
    }

    private static QuestionnaireFigures Figures(Questionnaire questionnaire, IReadOnlyList<Response> responses, IReadOnlyList<Response> before)
    {
        var codes = questionnaire.Content.Questions.SelectMany(q => q.Items).Select(i => i.Code).ToList();
        var items = codes.ToDictionary(c => c, c => Sorted(responses.Select(r => Value(r, c))), StringComparer.Ordinal);
        if (!items.ContainsKey("R3") && codes.Exists(c => c is "R3a" or "R3b"))
            items["R3"] = Sorted(responses.Select(BetterEquipped));
        var topics = responses.SelectMany(r => r.Given.Topics.GetValueOrDefault("R1", []).Distinct(StringComparer.Ordinal)).CountBy(t => t, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var pairs = Paired.Of(before, responses);
        return new QuestionnaireFigures(
            questionnaire.Id, questionnaire.Moment, questionnaire.Title, questionnaire.IsAnonymous, questionnaire.ClosedOn is not null, responses.Count, questionnaire.Asked,
            items, topics, responses.Count(r => r.Given.Topics.GetValueOrDefault("R1", []).Count > 0),
            codes.Select(c => (Code: c, Pairs: Paired.On(pairs, c))).Where(p => p.Pairs.Count > 0).ToDictionary(p => p.Code, p => p.Pairs, StringComparer.Ordinal));
    }

    private static int? Value(Response response, string code) => response.Given.Values.TryGetValue(code, out var value) ? value : null;

    // Document 002 asks for those better equipped "to develop projects or to support people": either will do.
    private static int? BetterEquipped(Response response) =>
        (Value(response, "R3a"), Value(response, "R3b")) switch { ({ } a, { } b) => Math.Max(a, b), var (a, b) => a ?? b };

    private static IReadOnlyList<int?> Sorted(IEnumerable<int?> values) => [.. values.OrderBy(v => v ?? int.MaxValue)];
}

/// <summary>Answers of the same person before and after, known by the code they made.</summary>
internal static class Paired
{
    /// <summary>A code that two people made alike pairs nobody.</summary>
    public static IReadOnlyList<(Response Before, Response After)> Of(IReadOnlyList<Response> before, IReadOnlyList<Response> after)
    {
        var first = Unique(before);
        return [.. Unique(after).Where(a => first.ContainsKey(a.Key)).OrderBy(a => a.Value.Id).Select(a => (first[a.Key], a.Value))];
    }

    /// <summary>Sorted by value.</summary>
    public static IReadOnlyList<AnswerPair> On(IReadOnlyList<(Response Before, Response After)> pairs, string code) =>
    [
        .. pairs.Where(p => p.Before.Given.Values.ContainsKey(code) && p.After.Given.Values.ContainsKey(code))
            .Select(p => new AnswerPair(p.Before.Given.Values[code], p.After.Given.Values[code]))
            .OrderBy(p => p.Before).ThenBy(p => p.After),
    ];

    private static Dictionary<string, Response> Unique(IEnumerable<Response> responses) =>
        responses.Where(r => r.PairingHash is not null).GroupBy(r => Convert.ToHexString(r.PairingHash!), StringComparer.Ordinal)
            .Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);
}
