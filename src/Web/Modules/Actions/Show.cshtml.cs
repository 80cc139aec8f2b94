using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Actions.Exchange;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Print;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

/// <summary>The public record of an action; with <c>?format=</c> pdf, docx, json or csv, as a file.</summary>
[AllowAnonymous]
internal sealed class ShowModel(
    ActionBook book, IOrganizations organizations, IVocabularies vocabularies, IPlaces places, IEnumerable<IActionFigures> counters, IEnumerable<IActionPart> modules, Paper paper, PaperPrinter printer, Texts texts, Settings settings, TimeProvider time) : PageModel
{
    public ActionRecord Action { get; private set; } = null!;

    public ActionCard Card { get; private set; } = null!;

    public ActionWords Words { get; } = new(vocabularies, places, texts);

    public IReadOnlyList<SheetPart> Parts { get; private set; } = [];

    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    public IReadOnlyList<Contradiction> Contradictions { get; private set; } = [];

    public IReadOnlyList<ActionFigure> Figures { get; private set; } = [];

    public IReadOnlyList<ActionLinkLine> Links { get; private set; } = [];

    /// <summary>Organisations of this action that have an entry in the directory, each with what it does here.</summary>
    public IReadOnlyList<(string Name, string Role, string Address)> Entries { get; private set; } = [];

    public bool Manages { get; private set; }

    public bool CanMakePdf { get; private set; }

    public string Canonical => $"{settings.PublicUrl}/actions/{Action.Slug}";

    public string Lead
    {
        get
        {
            var leader = Card.LeadName ?? Action.Links.Find(l => l.Role == ActionRoles.Lead)?.OrganizationName;
            return string.Join(' ', new[] { leader is null ? null : texts["actions.led_by", leader], Words.Span(Action.Begins, Action.Ends) is { } span ? $"{span}." : null }.OfType<string>());
        }
    }

    /// <summary>What all funders gave, where each said it.</summary>
    public decimal? Funding => Action.Links.Where(l => l.Role == ActionRoles.Funder).ToList() is { Count: > 0 } funders && funders.TrueForAll(f => f.Amount is not null) ? funders.Sum(f => f.Amount) : null;

    public async Task<IActionResult> OnGet(string slug, string? format, CancellationToken cancel)
    {
        if (await book.Visible().AsNoTracking().Include(a => a.Links).SingleOrDefaultAsync(a => a.Slug == slug, cancel) is not { } action)
            return NotFound();
        Action = action;
        Card = (await book.Find(action.Id, cancel))!;
        Manages = book.Manages(action.LeadId);
        Parts = new ActionSheet(action, Words, texts).Parts();
        Contradictions = Actions.Contradictions.Of(action);
        foreach (var counter in counters)
            Figures = [.. Figures, .. await counter.Of(Card, cancel)];
        CanMakePdf = await printer.IsAvailable();
        switch (format)
        {
            case "json":
                return File(System.Text.Encoding.UTF8.GetBytes(new ActionFile(vocabularies, places).Write(action)), "application/json; charset=utf-8", $"{action.Slug}.json");
            case "csv":
                return File(ActionCsv.Write(Whole()), "text/csv; charset=utf-8", $"{action.Slug}.csv");
            case "docx":
                return File(WordDocument.Write(Whole(), texts.Language), WordDocument.Type, $"{action.Slug}.docx");
            case "pdf" when CanMakePdf && await paper.Print(this, "/Platform/Ui/_Sheet.cshtml", Whole(), action.Title, texts.Language, cancel) is { } pdf:
                return File(pdf, "application/pdf", $"{action.Slug}.pdf");
        }
        var known = action.Links.Where(l => l.OrganizationId is not null).OrderBy(l => l.Position).ToList();
        var addresses = known.Count == 0 ? new Dictionary<OrganizationId, string>() : await organizations.Addresses([.. known.Select(l => l.OrganizationId!.Value).Distinct()], cancel);
        Entries = [.. known.Where(l => addresses.ContainsKey(l.OrganizationId!.Value)).Select(l => (l.OrganizationName, Words.Label("action-roles", l.Role), addresses[l.OrganizationId!.Value]))];
        Editions = await ActionChain.Of(action, book, cancel);
        foreach (var module in modules.OrderBy(m => m.Order))
            Links = [.. Links, .. await module.Links(Card, Manages, cancel)];
        return Page();
    }

    private Sheet Whole()
    {
        var foot = texts["actions.sheet_foot", Canonical, time.GetUtcNow().InWords()];
        List<SheetPart> all = [];
        if (Figures.Count > 0)
            all.Add(new SheetTable(texts["actions.figures"], [texts["actions.rubric.indicator"], texts["actions.figure.value"], texts["actions.figure.base"]], [.. Figures.Select(f => (IReadOnlyList<string?>)[f.Name, f.Value, f.Base])], [1]));
        all.AddRange(Parts);
        if (Contradictions.Count > 0)
            all.AddRange([new SheetHeading(texts["actions.contradictions"]), new SheetList([.. Contradictions.Select(c => c.Say(texts))])]);
        return new Sheet(Action.Title, Lead.Length > 0 ? Lead : null, all, foot);
    }
}
