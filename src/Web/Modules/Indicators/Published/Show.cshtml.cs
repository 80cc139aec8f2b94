using System.Globalization;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators.Published;

/// <summary>The figures of an action as published, in the last version or a former one, for anyone.</summary>
[AllowAnonymous]
internal sealed class ShowModel(IActions actions, FigureBook book, IVocabularies vocabularies, Texts texts) : PageModel
{
    public ActionCard Action { get; private set; } = null!;

    public FigureWords Words { get; } = new(texts, vocabularies);

    public FigureSnapshot Snapshot { get; private set; } = null!;

    public IReadOnlyList<FigureSnapshot> All { get; private set; } = [];

    public SheetScale? Answers { get; private set; }

    public IReadOnlyList<(string Name, IReadOnlyList<SeenFigure> Figures)> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, string? version, CancellationToken cancel)
    {
        if (await actions.Find(slug, cancel) is not { } action)
            return NotFound();
        All = await book.Published(action.Id, cancel);
        var wanted = version is null ? All.Count : int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (All.FirstOrDefault(s => s.Number == wanted) is not { } snapshot)
            return NotFound();
        (Action, Snapshot) = (action, snapshot);
        var figures = snapshot.Figures.Select(SeenFigure.Frozen).ToList();
        Answers = AnswerScale.Of(figures, texts, Words);
        Groups = [.. IndicatorCatalogue.One.Groups.Select(g => (Words.Said(g.Value), (IReadOnlyList<SeenFigure>)[.. figures.Where(f => f.Definition.Group == g.Key)])).Where(g => g.Item2.Count > 0)];
        return Page();
    }
}
