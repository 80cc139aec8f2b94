using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Figures;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>
/// Reads the written answers to one question, masks what could betray someone, and puts each into topics. For who
/// prepares the action only. In alphabetical order and under keys of their own: two texts of one person stay apart.
/// </summary>
internal sealed class CodingModel(AppDb db, IActions actions, ICurrentPerson person, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    private const int PerPage = 20;

    /// <summary>One written answer.</summary>
    /// <param name="Key">Names this text of this question, and nothing else.</param>
    internal sealed record Passage(string Key, string Words, IReadOnlyCollection<string> Topics, Response Response);

    public IReadOnlyList<Question> Questions => [.. One.Content.Questions.Where(q => q.Kind is QuestionKind.Open)];

    public Question? Asked { get; private set; }

    public IReadOnlyList<Passage> Passages { get; private set; } = [];

    public int Count { get; private set; }

    public int Sorted { get; private set; }

    public int Sheet { get; private set; } = 1;

    public int Sheets => (Count + PerPage - 1) / PerPage;

    public bool IsShown => One.ClosedOn is not null && One.AnswerCount >= SmallNumbers.FewestAnswers;

    /// <summary>The typology as it is edited: one topic on each line.</summary>
    [BindProperty]
    public string? Topics { get; set; }

    private string Address => $"{Here}/codage?question={Asked!.Code}&feuille={Sheet}";

    public async Task<IActionResult> OnGet(string slug, Guid id, string? question, int feuille = 1) => await FindAll(slug, id, question, feuille) ? Page() : NotFound();

    /// <summary>Keeps the topics ticked on this page, and masks what was asked to be masked.</summary>
    public async Task<IActionResult> OnPost(string slug, Guid id, string? question, string? mask, int feuille = 1)
    {
        if (!await FindAll(slug, id, question, feuille) || Asked is null || !IsShown)
            return NotFound();
        var form = Request.Form;
        foreach (var passage in Passages.Where(p => form.ContainsKey($"s-{p.Key}")))
        {
            List<string> ticked = [.. form[$"t-{passage.Key}"].OfType<string>().Where(t => Asked.Topics.Exists(o => o.Code == t)).Distinct(StringComparer.Ordinal)];
            if (Asked.IsCoded && ticked.Count > 0)
                passage.Response.Given.Topics[Asked.Code] = ticked;
            else if (Asked.IsCoded)
                passage.Response.Given.Topics.Remove(Asked.Code);
        }
        string? said = null;
        if (mask?.Split('|', 2) is [var key, var piece] && Passages.FirstOrDefault(p => p.Key == key) is { } told)
        {
            var words = Typed.Line(piece.Length > 0 ? piece : form[$"m-{key}"].ToString());
            if (words.Length == 0 || !told.Words.Contains(words, StringComparison.Ordinal))
                return this.Refused(new Refusal("questionnaires.coding.not_there"), texts);
            told.Response.Given.Texts[Asked.Code] = told.Words.Replace(words, Identifying.Mask, StringComparison.Ordinal);
            said = texts["questionnaires.coding.masked"];
        }
        await Db.SaveChangesAsync(Cancel);
        this.Say("done", said ?? texts["questionnaires.coding.saved"]);
        return Redirect(Address);
    }

    /// <summary>Changes the typology; a topic that answers stand under stays.</summary>
    public async Task<IActionResult> OnPostTopics(string slug, Guid id, string? question, int feuille = 1)
    {
        var typed = Topics;
        if (!await FindAll(slug, id, question, feuille) || Asked is not { IsCoded: true })
            return NotFound();
        Topics = typed;
        var lines = Typed.Lines(typed);
        if (lines.Count is 0 or > Question.MostTopics || lines.Any(l => l.Length > Question.LongestText))
            ModelState.AddModelError(nameof(Topics), texts["questionnaires.coding.wrong_topics", Question.MostTopics, Question.LongestText]);
        var used = await Used();
        var gone = Asked.Topics.Where(t => used.Contains(t.Code) && !lines.Contains(t.Text.In(texts.Language), StringComparer.Ordinal)).ToList();
        if (gone.Count > 0)
            ModelState.AddModelError(nameof(Topics), texts["questionnaires.coding.topic_used", gone[0].Text.In(texts.Language)]);
        if (!ModelState.IsValid)
            return this.Again();
        One.SetTopics(Asked.Code, lines, texts.Language);
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        }
        this.Say("done", texts["questionnaires.coding.topics_saved"]);
        return Redirect(Address);
    }

    private async Task<HashSet<string>> Used()
    {
        var key = One.Id;
        var all = await Db.Set<Response>().AsNoTracking().Where(r => r.QuestionnaireId == key).ToListAsync(Cancel);
        return [.. all.SelectMany(r => r.Given.Topics.GetValueOrDefault(Asked!.Code, []))];
    }

    private async Task<bool> FindAll(string slug, Guid id, string? question, int page)
    {
        if (!await Find(slug, id) || !Prepares)
            return false;
        Asked = question is null ? Questions.OrderByDescending(q => q.IsCoded).FirstOrDefault() : Questions.FirstOrDefault(q => q.Code == question);
        if (Asked is null)
            return question is null;
        if (!IsShown)
            return true;
        var (key, code) = (One.Id, Asked.Code);
        var all = (await Db.Set<Response>().Where(r => r.QuestionnaireId == key).ToListAsync(Cancel)).Where(r => r.Given.Texts.ContainsKey(code)).ToList();
        (Count, Sorted) = (all.Count, all.Count(r => r.Given.Topics.ContainsKey(code)));
        Sheet = Math.Clamp(page, 1, Math.Max(1, Sheets));
        Passages = [.. all.Select(r => new Passage(KeyOf(r.Id, code), r.Given.Texts[code], r.Given.Topics.GetValueOrDefault(code, []), r))
            .OrderBy(p => p.Words, StringComparer.CurrentCultureIgnoreCase).ThenBy(p => p.Key, StringComparer.Ordinal).Skip((Sheet - 1) * PerPage).Take(PerPage)];
        Topics = string.Join('\n', Asked.Topics.Select(t => t.Text.In(texts.Language)));
        return true;
    }

    private static string KeyOf(Guid response, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{response} {code}")))[..12];
}
