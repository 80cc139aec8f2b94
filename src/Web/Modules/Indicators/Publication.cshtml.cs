using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators;

/// <summary>Freezes the figures of an action for anyone to read, and shows beforehand what they will read.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class PublicationModel(IActions actions, IActionFacts records, FigureReader reader, FigureBook book, IVocabularies vocabularies, Texts texts) : PageModel
{
    [BindProperty]
    public string? Note { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public FigureWords Words { get; } = new(texts, vocabularies);

    public IReadOnlyList<FigureSnapshot> Former { get; private set; } = [];

    /// <summary>What the team counts, and the same as anyone would read it.</summary>
    public IReadOnlyList<(SeenFigure Counted, SeenFigure Open)> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Find(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        if (Note?.Length > FigureSnapshot.LongestNote)
            ModelState.AddModelError("Note", texts["indicators.too_long", FigureSnapshot.LongestNote]);
        if (!ModelState.IsValid)
            return this.Again();
        if (await book.Publish(Action.Id, Note, cancel) is { } refusal)
            return this.Refused(refusal, texts);
        this.Say("done", texts["indicators.published"]);
        return LocalRedirect($"/indicateurs/{Action.Slug}");
    }

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return false;
        Action = action;
        Former = await book.Published(action.Id, cancel);
        var figures = Measures.Of(await reader.Read(action.Id, cancel));
        var open = SeenFigure.Of(figures, Reader.Public, (await records.Of(action.Id, cancel)).CostIsPublic, Former.SelectMany(s => s.Told));
        Lines = [.. SeenFigure.Of(figures, Reader.Team).Zip(open).Where(l => l.First.IsShown)];
        return true;
    }
}
