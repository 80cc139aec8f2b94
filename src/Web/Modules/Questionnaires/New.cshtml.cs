using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Questionnaires;

/// <summary>A new questionnaire, with the questions of document 002 or without any.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class NewModel(AppDb db, IActions actions, Typology typology, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public string? Moment { get; set; }

    [BindProperty]
    public string? Start { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string slug, string? moment, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } card)
            return NotFound();
        (Action, Moment, Start) = (card, moment ?? Moments.Before, "template");
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } card)
            return NotFound();
        Action = card;
        if (!Moments.All.Contains(Moment))
            ModelState.AddModelError(nameof(Moment), texts["questionnaires.wrong.moment"]);
        var title = Typed.Line(Name);
        if (title.Length > Questionnaire.LongestTitle)
            ModelState.AddModelError(nameof(Name), texts["questionnaires.wrong.title", Questionnaire.LongestTitle]);
        if (!ModelState.IsValid)
            return this.Again();
        var one = new Questionnaire
        {
            Id = EntityId.New<QuestionnaireId>(time),
            ActionId = card.Id,
            Moment = Moment!,
            Title = title.Length > 0 ? title : texts[$"questionnaires.default_title.{Moment}"],
            Content = Start == "blank" ? new QuestionList() : typology.Fill(Template.For(Moment!)),
        };
        db.Add(one);
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["questionnaires.created"]);
        return Redirect($"/questionnaires/{card.Slug}/{one.Id}");
    }
}
