using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>Writes one question, a new one of a kind or one that is there.</summary>
internal sealed class QuestionModel(AppDb db, IActions actions, ICurrentPerson person, Typology typology, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    [BindProperty]
    public QuestionForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public QuestionKind Kind { get; set; }

    public bool IsNew => string.IsNullOrEmpty(Code);

    public IReadOnlyList<Choice> ScaleChoices => [.. Scales.All.Select(s => new Choice(s, string.Join(" · ", Scales.Steps(new Question { Kind = QuestionKind.Likert, Scale = s }, texts)), Form.Scale == s))];

    public async Task<IActionResult> OnGet(string slug, Guid id)
    {
        if (await FindQuestion(slug, id) is not { } question)
            return NotFound();
        Form = QuestionForm.Of(question, One.Version);
        Form.Scale ??= Scales.All[0];
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, Guid id)
    {
        if (await FindQuestion(slug, id) is not { } question)
            return NotFound();
        if (One.IsFrozen)
            return this.Refused(new Refusal("questionnaires.frozen"), texts);
        if (Form.Version != One.Version)
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        if (IsNew && One.Content.Questions.Count >= Questionnaire.MostQuestions)
            return this.Refused(new Refusal("questionnaires.too_many_questions", Questionnaire.MostQuestions), texts);
        Form.WriteTo(question, ModelState, texts);
        if (!ModelState.IsValid)
            return this.Again();
        One.Change(content =>
        {
            if (IsNew)
                content.Questions.Add(question);
            if (question is { IsCoded: true, Topics.Count: 0 })
                question.Topics = [.. typology.Offered()];
        });
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        }
        this.Say("done", texts["questionnaires.question.saved"]);
        return Redirect($"{Here}#{question.Code}");
    }

    private async Task<Question?> FindQuestion(string slug, Guid id)
    {
        if (!await Find(slug, id) || !Enum.IsDefined(Kind) || ModelState.GetFieldValidationState(nameof(Kind)) is Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
            return null;
        if (IsNew)
            return new Question { Code = One.Content.NextCode(), Kind = Kind };
        var found = One.Content.Find(Code!);
        if (found is not null)
            Kind = found.Kind;
        return found;
    }
}
