using System.Globalization;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Indicators.Catalogue;
using Maillage.Modules.Indicators.Publishing;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Indicators.Counted;

/// <summary>Writes a figure by hand, with its reason, beside the one that is counted; empty = withdraws it.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class DeclarationModel(IActions actions, FigureBook book, IVocabularies vocabularies, Texts texts) : PageModel
{
    private const decimal Largest = 1_000_000_000;

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public IndicatorDefinition Definition { get; private set; } = null!;

    public FigureWords Words { get; } = new(texts, vocabularies);

    public async Task<IActionResult> OnGet(string slug, string code, CancellationToken cancel) => await Find(slug, code, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, string code, CancellationToken cancel)
    {
        if (!await Find(slug, code, cancel))
            return NotFound();
        var value = Read();
        if (string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError("Reason", texts["indicators.declare.reason_missing"]);
        else if (Reason.Length > FigureDeclaration.LongestReason)
            ModelState.AddModelError("Reason", texts["indicators.too_long", FigureDeclaration.LongestReason]);
        if (!ModelState.IsValid)
            return this.Again();
        await book.Write(Action.Id, Definition.Code, value, Reason!.Trim(), cancel);
        this.Say("done", texts[value is null ? "indicators.declare.withdrawn" : "indicators.declare.done"]);
        return LocalRedirect($"/indicateurs/{Action.Slug}/{Definition.Slug}");
    }

    private decimal? Read()
    {
        if (string.IsNullOrWhiteSpace(Value))
            return null;
        var said = new string([.. Value.Where(c => !char.IsWhiteSpace(c) && c is not ('%' or '€'))]).Replace(',', '.');
        if (!decimal.TryParse(said, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number >= Largest || Definition.Unit is IndicatorUnit.Count && number != decimal.Truncate(number))
        {
            ModelState.AddModelError("Value", texts[Definition.Unit is IndicatorUnit.Count ? "indicators.declare.whole" : "indicators.declare.number"]);
            return null;
        }
        return Definition.Unit is IndicatorUnit.Percent ? number / 100 : number;
    }

    private async Task<bool> Find(string slug, string code, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action || IndicatorCatalogue.One.Find(code) is not { } definition)
            return false;
        (Action, Definition) = (action, definition);
        return true;
    }
}
