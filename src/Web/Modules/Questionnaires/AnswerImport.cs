using System.Globalization;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

internal sealed class AnswerImport(AppDb db, TimeProvider time) : IAnswerImport
{
    public async Task<ImportOutcome> Put(ImportedAnswers answers, CancellationToken cancel)
    {
        var known = await db.Set<Questionnaire>().SingleOrDefaultAsync(q => q.ActionId == answers.Action && q.IsImported && q.Moment == answers.Moment, cancel);
        if (known is not null)
        {
            var there = await db.Set<Response>().AsNoTracking().Where(r => r.QuestionnaireId == known.Id).ToListAsync(cancel);
            if (known.Title == answers.Title && Asks(known).SequenceEqual(answers.Items) && Lines(there.Select(r => r.Given.Values)).SequenceEqual(Lines(answers.Answers.Select(Values)), StringComparer.Ordinal))
                return ImportOutcome.Unchanged;
            db.Remove(known);
        }
        var questionnaire = new Questionnaire
        {
            Id = EntityId.New<QuestionnaireId>(time),
            ActionId = answers.Action,
            Moment = answers.Moment,
            Title = answers.Title,
            IsPaired = false,
            IsImported = true,
            OpensOn = answers.On,
            ClosesOn = answers.On,
            Content = new QuestionList { Questions = [.. answers.Items.Select(i => new Question { Code = i.Code, Kind = QuestionKind.Likert, Scale = i.Code == "P5" ? "satisfaction-5" : "accord-5", Text = Said.Of(i.Text) })] },
        };
        questionnaire.ComesAnswered(answers.Answers.Count, answers.On);
        db.Add(questionnaire);
        foreach (var line in answers.Answers)
            db.Add(new Response { Id = RandomId.New(), QuestionnaireId = questionnaire.Id, AnsweredOn = answers.On, FromPaper = false, Given = new Given { Values = Values(line) } });
        return known is null ? ImportOutcome.Created : ImportOutcome.Updated;
    }

    private static IEnumerable<(string, string)> Asks(Questionnaire questionnaire) => questionnaire.Content.Questions.Select(q => (q.Code, q.Text.Fr));

    private static Dictionary<string, int> Values(IReadOnlyDictionary<string, int?> line) =>
        line.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Lines(IEnumerable<Dictionary<string, int>> lines) =>
        lines.Select(l => string.Join(' ', l.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}={v.Value}")))).Order(StringComparer.Ordinal);
}
