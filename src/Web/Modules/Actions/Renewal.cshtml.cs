using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Actions;

/// <summary>The next edition of an action: what was planned, written and agreed is carried over, nothing is typed again; dates are asked for, never guessed.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class RenewalModel(ActionBook book, AppDb db, ICurrentPerson person, IEnumerable<IActionRenewal> modules, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public DateOnly? Begins { get; set; }

    [BindProperty]
    public DateOnly? Ends { get; set; }

    public ActionCard Former { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await book.FindManaged(slug, cancel) is not { } former)
            return NotFound();
        Former = former;
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (await book.FindManaged(slug, cancel) is not { } former)
            return NotFound();
        Former = former;
        if (Begins > Ends)
            ModelState.AddModelError("Ends", texts["actions.ends_before"]);
        if (!ModelState.IsValid)
            return this.Again();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var from = await db.Set<ActionRecord>().AsNoTracking().Include(a => a.Links).SingleAsync(a => a.Id == former.Id, cancel);
        var next = Next(from, await ActionSlug.Free(db, from.Title, cancel));
        db.Add(next);
        await db.SaveChangesAsync(cancel);
        var card = (await book.Find(next.Id, cancel))!;
        var carried = new List<string>();
        foreach (var module in modules.OrderBy(m => m.Order))
        {
            if (await module.CarryOver(former, card, cancel) is { } what)
                carried.Add(what);
        }
        db.Record(new AuditFact("action.renewed", $"action:{next.Id}", person.Id!.Value.Value, from.Title));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        this.Say("done", carried.Count == 0 ? texts["actions.renewed"] : texts["actions.renewed_with", string.Join("\u202f; ", carried)]);
        return RedirectToPage("Show", new { slug = next.Slug });
    }

    private ActionRecord Next(ActionRecord from, string slug)
    {
        var id = EntityId.New<ActionId>(time);
        var next = new ActionRecord
        {
            Id = id,
            Slug = slug,
            Kind = from.Kind,
            Title = from.Title,
            Year = Begins?.Year,
            YearBegins = Begins?.Year,
            YearEnds = Ends?.Year,
            LeadId = from.LeadId,
            Zone = from.Zone,
            Begins = Begins,
            Ends = Ends,
            FormerEditionId = from.Id,
            PartOfId = from.PartOfId,
            Themes = from.Themes,
            Programmes = from.Programmes,
            OtherProgrammes = from.OtherProgrammes,
            Context = from.Context,
            Difficulties = from.Difficulties,
            Objectives = from.Objectives,
            Description = from.Description,
            // What is done step by step stays; when it is done is to be fixed.
            Steps = [.. from.Steps.Select(s => new ActionStep(null, null, null, null, s.Content))],
            TheoryTopics = from.TheoryTopics,
            Channels = from.Channels,
            PartnersText = from.PartnersText,
            PartnerTypes = from.PartnerTypes,
            // "d'avril à décembre 2020" was said of the year that is over; "neuf demi-journées" stays.
            DurationText = from.DurationText is { } said && said.Split([' ', '\u00a0', ',', '.', ';', '/', '-', '(', ')']).Any(w => w.Length == 4 && w.All(char.IsAsciiDigit)) ? null : from.DurationText,
            DurationMonths = from.DurationMonths,
            Frequency = from.Frequency,
            Publics = from.Publics,
            OtherPublic = from.OtherPublic,
            Kinds = from.Kinds,
            Communication = from.Communication,
            GeoLevel = from.GeoLevel,
            Communes = from.Communes,
            Departements = from.Departements,
            Categories = from.Categories,
            CategoryNote = from.CategoryNote,
            Evaluation = new ActionEvaluation { Results = [.. from.Evaluation.Results.Select(Asked)], Process = [.. from.Evaluation.Process.Select(Asked)] },
            CostIsPublic = from.CostIsPublic,
            UpdatedAt = time.GetUtcNow(),
        };
        // Who leads and takes part stays; what funders gave was for the year that is over.
        next.Links.AddRange(from.Links.Where(l => l.Role != ActionRoles.Funder).Select(l => new ActionLink
        {
            Id = ActionForm.LinkId(id, l.Role, l.Position, l.OrganizationName),
            ActionId = id,
            Role = l.Role,
            OrganizationId = l.OrganizationId,
            OrganizationName = l.OrganizationName,
            LegalStatus = l.LegalStatus,
            Town = l.Town,
            Position = l.Position,
        }));
        return next;
    }

    /// <summary>What will be measured again; what was found was of the year that is over.</summary>
    private static DeclaredIndicator Asked(DeclaredIndicator i) => new() { Code = i.Code, Label = i.Label, Type = i.Type, Parts = [.. i.Parts.Select(p => p with { Value = null })] };
}
