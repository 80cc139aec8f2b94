using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Questionnaires;

/// <summary>Sets the answers of a questionnaire against those from before.</summary>
internal static class Comparison
{
    public static IReadOnlyList<Compared> Of(Questionnaire questionnaire, IReadOnlyList<Response> before, IReadOnlyList<Response> now, Texts texts)
    {
        var pairs = Paired.Of(before, now);
        return
        [
            .. questionnaire.Content.Questions.SelectMany(q => q.Items)
                .Where(i => before.Any(r => r.Given.Values.ContainsKey(i.Code)))
                .Select(i => One(i.Code, i.Text.In(texts.Language), before, now, Paired.On(pairs, i.Code))),
        ];
    }

    private static Compared One(string code, string text, IReadOnlyList<Response> before, IReadOnlyList<Response> now, IReadOnlyList<AnswerPair> pairs)
    {
        var (first, second) = (Values(before, code), Values(now, code));
        var change = new Change(pairs.Count(p => p.After > p.Before), pairs.Count(p => p.After == p.Before), pairs.Count(p => p.After < p.Before));
        var isEnough = pairs.Count >= SmallNumbers.FewestAnswers;
        var isSafe = isEnough && Leaves(first.Count, pairs.Count) && Leaves(second.Count, pairs.Count);
        return new Compared(code, text, first.Count, Mean(first), second.Count, Mean(second), pairs.Count, isSafe ? change : null, isEnough && !isSafe ? change.Higher * 2 > pairs.Count : null);
    }

    // The same rule as for filters: those who are left by the pairs are nobody, or at least five.
    private static bool Leaves(int all, int pairs) =>
        Disclosure.Of(all, [("pairs", Enumerable.Range(0, pairs).ToHashSet())]).Shows("pairs");

    private static List<int> Values(IReadOnlyList<Response> responses, string code) => [.. responses.Where(r => r.Given.Values.ContainsKey(code)).Select(r => r.Given.Values[code])];

    private static double? Mean(List<int> values) => values.Count < SmallNumbers.FewestAnswers ? null : values.Average();
}
