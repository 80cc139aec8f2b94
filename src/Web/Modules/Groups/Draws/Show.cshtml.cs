using Maillage.Modules.Groups.Draw;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Groups.Draws;

/// <summary>What everyone may read of a draw: its hash, its rules, the chance that was announced, what came out, and how to check it. Nothing here speaks of one person.</summary>
[AllowAnonymous]
internal sealed class ShowModel(AppDb db, SortitionBook book, RuleCheck check, Texts texts) : PageModel
{
    public Sortition Sortition { get; private set; } = null!;

    public IReadOnlyList<(string Rule, string Says)> Rules { get; private set; } = [];

    public IReadOnlyList<SortitionStep> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await db.Set<Sortition>().AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, cancel) is not { IsPublic: true } sortition)
            return NotFound();
        Sortition = sortition;
        Steps = await book.Steps(sortition.Id, cancel);
        if (!sortition.IsFrozen)
            return Page();
        var rules = RulesReader.Read((await book.Bytes(sortition.Id, DrawFiles.Rules, cancel))!, DrawFiles.Rules);
        Rules = RuleWords.Of(rules, check, texts);
        return Page();
    }
}
