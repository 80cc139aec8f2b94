using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>What was answered, once no answer comes in any more; with <c>?format=</c> csv or json, as a file.</summary>
internal sealed class ResultsModel(AppDb db, IActions actions, ICurrentPerson person, Typology typology, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    private const int MostDots = 30;
    private readonly IActions rights = actions;

    public ResultSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<Result> Items { get; private set; } = [];

    /// <summary>Items on one scale that follow each other, as one table.</summary>
    public IReadOnlyList<IReadOnlyList<Result>> Tables { get; private set; } = [];

    public IReadOnlyList<Compared> Compared { get; private set; } = [];

    /// <summary>A dot for each answer while they can be counted at a glance.</summary>
    public bool IsInDots => Sheet.Selected <= MostDots;

    public string Kept => string.Concat(Sheet.Filters.SelectMany(f => f.Lines.Where(l => Sheet.Is(f.Code, l.Code)).Select(l => $"&{f.Code}={l.Code}")));

    public async Task<IActionResult> OnGet(string slug, Guid id, string? format)
    {
        if (!await Find(slug, id))
            return NotFound();
        if (One.ClosedOn is null)
            return format is null ? Page() : NotFound();
        var key = One.Id;
        var responses = await Db.Set<Response>().AsNoTracking().Where(r => r.QuestionnaireId == key).OrderBy(r => r.Id).ToListAsync(Cancel);
        Sheet = new ResultSheet(One, responses, Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal));
        if (Sheet.IsShown)
        {
            Items = Sheet.Items(typology, await rights.ReaderOf(Action, Cancel), texts);
            Tables = InTables(Items);
        }
        if (Sheet is { IsFiltered: false, Respondents: >= SmallNumbers.FewestAnswers } && One.Moment != Moments.Before)
            Compared = Comparison.Of(One, await Before(), responses, texts);
        return format switch
        {
            "csv" => File(ResultFiles.Csv(Items), "text/csv; charset=utf-8", $"{One.Moment}.csv"),
            "json" => File(ResultFiles.Json(One, Sheet, Items, Compared), "application/json; charset=utf-8", $"{One.Moment}.json"),
            _ => Page(),
        };
    }

    private async Task<List<Response>> Before()
    {
        var action = Action.Id;
        var closed = Db.Set<Questionnaire>().Where(q => q.ActionId == action && q.Moment == Moments.Before && q.ClosedOn != null).Select(q => q.Id);
        return await Db.Set<Response>().AsNoTracking().Where(r => closed.Contains(r.QuestionnaireId)).OrderBy(r => r.Id).ToListAsync(Cancel);
    }

    private static List<IReadOnlyList<Result>> InTables(IReadOnlyList<Result> items)
    {
        var tables = new List<List<Result>>();
        foreach (var item in items)
        {
            if (IsScaled(item) && tables.LastOrDefault() is [.., { } last] table && IsScaled(last) && Table(last) == Table(item))
                table.Add(item);
            else
                tables.Add([item]);
        }
        return [.. tables];
    }

    private static bool IsScaled(Result item) => item.Question.Kind is QuestionKind.Likert or QuestionKind.Faces or QuestionKind.Matrix;

    // Lines of a matrix stay together under its question.
    private static string Table(Result item) => item.Question.Kind is QuestionKind.Matrix ? item.Question.Code : $"{item.Question.Kind} {item.Question.Scale}";
}
