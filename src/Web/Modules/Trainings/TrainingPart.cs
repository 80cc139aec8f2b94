using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Trainings;

/// <summary>From a training's record to its page, and from an accompaniment to the training it began with.</summary>
internal sealed class TrainingPart(AppDb db, IActions actions, Texts texts) : IActionPart
{
    public int Order => 3;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel)
    {
        var links = new List<ActionLinkLine>();
        if (action.Kind == Training.Kind)
        {
            if (await db.Set<Training>().AnyAsync(t => t.ActionId == action.Id, cancel))
                links.Add(new ActionLinkLine("trainings.page", $"/formations/{action.Slug}"));
            else if (manages)
                links.Add(new ActionLinkLine("trainings.page.missing", $"/formations/{action.Slug}/modifier", texts["trainings.page.missing.note"]));
            var opened = await db.Set<TrainingOpening>().Where(o => o.TrainingId == action.Id).Select(o => o.OpenedId).ToListAsync(cancel);
            links.AddRange((await actions.Named(opened, cancel)).Values.Select(a => new ActionLinkLine("trainings.opened", a.Address, a.Title)));
        }
        var from = await db.Set<TrainingOpening>().Where(o => o.OpenedId == action.Id).Select(o => (ActionId?)o.TrainingId).SingleOrDefaultAsync(cancel);
        if (from is { } id && await actions.Find(id, cancel) is { } training)
            links.Add(new ActionLinkLine("trainings.opened_by", $"/formations/{training.Slug}", training.Title));
        return links;
    }
}
