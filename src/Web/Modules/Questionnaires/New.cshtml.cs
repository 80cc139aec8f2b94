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

/// <summary>A new questionnaire, with the questions of document 002, with those of a team, or without any.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class NewModel(AppDb db, IActions actions, Typology typology, Texts texts, TimeProvider time) : PageModel
{
    // Code of the list action-modules: what is asked of a team is asked of the whole team.
    internal const string TeamKind = "accompagnement";

    [BindProperty]
    public string? Moment { get; set; }

    [BindProperty]
    public string? Start { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public IReadOnlyList<Platform.Ui.Tags.Choice> Starts =>
    [
        .. Action.Kind == TeamKind ? [new Platform.Ui.Tags.Choice("team", texts["questionnaires.start.team"], Start == "team", Hint: texts["questionnaires.start.team.hint"])] : Array.Empty<Platform.Ui.Tags.Choice>(),
        new("template", texts["questionnaires.start.template"], Start is not ("blank" or "team"), Hint: texts["questionnaires.start.template.hint"]),
        new("blank", texts["questionnaires.start.blank"], Start == "blank"),
    ];

    public async Task<IActionResult> OnGet(string slug, string? moment, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } card)
            return NotFound();
        (Action, Moment, Start) = (card, moment ?? Moments.Before, card.Kind == TeamKind ? "team" : "template");
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
            Content = Start switch { "blank" => new QuestionList(), "team" => Template.ForTeam(Moment!), _ => typology.Fill(Template.For(Moment!)) },
        };
        db.Add(one);
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["questionnaires.created"]);
        return Redirect($"/questionnaires/{card.Slug}/{one.Id}");
    }
}
