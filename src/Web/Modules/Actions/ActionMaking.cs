using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;

namespace Maillage.Modules.Actions;

internal sealed class ActionMaking(AppDb db, IOrganizations organizations, TimeProvider time) : IActionMaking
{
    public async Task<ActionCard> Make(NewAction begun, CancellationToken cancel)
    {
        var title = begun.Title.Length > ActionRecord.LongestTitle ? begun.Title[..ActionRecord.LongestTitle] : begun.Title;
        var action = new ActionRecord
        {
            Id = EntityId.New<ActionId>(time),
            Slug = await ActionSlug.Free(db, title, cancel),
            Kind = begun.Kind,
            Title = title,
            LeadId = begun.Lead,
            Zone = begun.Zone,
            Begins = begun.Begins,
            Ends = begun.Ends,
            Year = begun.Begins?.Year,
            YearBegins = begun.Begins?.Year,
            YearEnds = begun.Ends?.Year,
            Context = begun.Context,
            Description = begun.Description,
            Objectives = new ActionObjectives { General = ActionForm.Lines(begun.Objectives) },
            Communes = begun.Commune is { } commune ? [commune] : [],
            UpdatedAt = time.GetUtcNow(),
        };
        foreach (var (position, name) in begun.Partners.Distinct(StringComparer.OrdinalIgnoreCase).Index())
            action.Links.Add(new ActionLink { Id = ActionForm.LinkId(action.Id, ActionRoles.Partner, position, name), ActionId = action.Id, Role = ActionRoles.Partner, OrganizationName = name, Position = 10 + position });
        await LinkedNames.Tie(action, organizations, cancel);
        db.Add(action);
        db.Record(new AuditFact("action.added", $"action:{action.Id}", begun.By.Value, action.Title));
        var names = action.LeadId is { } lead ? await organizations.Named([lead], cancel) : null;
        return new ActionCard(action.Id, action.Slug, action.Title, action.Year, action.Kind, action.Zone, action.LeadId, names?.Values.FirstOrDefault(), action.Begins, action.Ends, IsPublished: false, FormerEdition: null);
    }
}
