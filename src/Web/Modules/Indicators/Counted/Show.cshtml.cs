using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Campaigns.Contracts;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Figures;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators.Counted;

/// <summary>One figure of an action: what it is, and the rows it counts for the team that leads the action.</summary>
[Authorize(Policy = Policies.SignedIn)]
internal sealed class ShowModel(IActions actions, IActionFacts records, FigureReader reader, IParticipants participants, ICampaignFigures campaigns, FigureBook book, IVocabularies vocabularies, Texts texts) : PageModel
{
    private const int PerPage = 100;

    public ActionCard Action { get; private set; } = null!;

    public SeenFigure Seen { get; private set; } = null!;

    public FigureWords Words { get; } = new(texts, vocabularies);

    public Reader Reader { get; private set; }

    public CountedTable Table { get; private set; } = CountedTable.None;

    public IEnumerable<CountedRow> Rows => Table.Rows.Skip((Number - 1) * PerPage).Take(PerPage);

    public FigureLine Line { get; private set; } = null!;

    /// <summary>Written by hand, latest first.</summary>
    public IReadOnlyList<FigureDeclaration> Written { get; private set; } = [];

    public int Number { get; private set; } = 1;

    public int PageCount => Math.Max(1, (Table.Rows.Count + PerPage - 1) / PerPage);

    public bool IsTeam => Reader is Reader.Team;

    public async Task<IActionResult> OnGet(string slug, string code, string? page, CancellationToken cancel)
    {
        if (await actions.Find(slug, cancel) is not { } action || IndicatorCatalogue.One.Find(code) is not { } definition)
            return NotFound();
        Reader = await actions.ReaderOf(action, cancel);
        if (Reader is not (Reader.Team or Reader.Funder))
            return NotFound();
        Action = action;
        var figures = await reader.Read(action.Id, cancel);
        Seen = SeenFigure.Of(Measures.Of(figures), Reader).First(f => f.Code == definition.Code);
        var written = await book.Written(action.Id, cancel);
        Written = [.. written.Where(d => d.Code == definition.Code)];
        Line = new FigureComparison((await records.Of(action.Id, cancel)).Declared, written, await book.Last(action.Id, cancel), Words, texts).Line(Seen, Reader);
        if (!IsTeam || Seen.Sight is Sight.FewAnswers)
            return Page();
        var names = (await participants.Of(action.Id, cancel)).ToDictionary(p => p.Id, p => p.Name);
        var invited = await campaigns.Of(action.Id, cancel);
        var funders = (await records.Written(action.Id, cancel)).Funders;
        Table = new CountedRows(figures, action.Slug, names, funders, [.. (invited?.Channels ?? []).Select(c => (c.Name, c.StructuresInvited))], vocabularies, texts).Of(definition.Code);
        Number = Math.Clamp(int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1, 1, PageCount);
        return Page();
    }
}
