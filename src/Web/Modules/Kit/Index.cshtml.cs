using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Kit;

/// <summary>What a specimen must know to keep its ids apart from the other theme's.</summary>
internal sealed record Specimen(string Theme);

/// <summary>Every component in both themes, for those who build screens and for the tests that look at them.</summary>
[AllowAnonymous]
internal sealed class IndexModel : PageModel
{
    public IReadOnlyList<Choice> For { get; } =
    [
        new("equipe", "une équipe ou une institution", Chosen: true),
        new("situation", "une situation, sans nommer personne"),
    ];

    public IReadOnlyList<Choice> Supports { get; } =
    [
        new("accompagnement", "Accompagnement d’équipe", Chosen: true, Count: 14),
        new("supervision", "Supervision", Count: 9, Hint: "d’équipe ou individuelle"),
        new("outils", "Outils", Count: 0),
    ];

    public Specimen In(string theme) => new(theme);
}
