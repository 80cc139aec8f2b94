using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Figures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accompaniments;

/// <summary>The indicators of one accompaniment, each one click away from what it counts; for the team that leads it, and for who pays.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class FiguresModel(AccompanimentBook book, IActions actions, IBeforeAfter answers, FigureCounter counter) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public IReadOnlyList<CountedFigure> Figures { get; private set; } = [];

    public bool IsTeam { get; private set; }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await actions.Find(slug, cancel) is not { Kind: AccompanimentBook.Kind } action)
            return NotFound();
        var reader = await actions.ReaderOf(action, cancel);
        if (reader is not (Reader.Team or Reader.Funder))
            return NotFound();
        (Action, IsTeam) = (action, reader is Reader.Team);
        var (one, _) = await book.Of(action.Id, cancel);
        Figures = counter.Of(await book.Dossier(action, one, cancel), await answers.Of(action.Id, cancel), $"/accompagnements/{slug}", IsTeam);
        return Page();
    }
}
