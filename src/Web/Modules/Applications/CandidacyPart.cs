using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>From an action to its applications: anyone may apply while the call is open, who prepares it sees who did.</summary>
internal sealed class CandidacyPart(AppDb db, TimeProvider time) : IActionPart
{
    public int Order => 10;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel)
    {
        var links = new List<ActionLinkLine>();
        var call = await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == action.Id, cancel);
        if (action.IsPublished && call?.IsOpen(action.Today(time)) == true)
            links.Add(new ActionLinkLine("candidacies.apply", $"/candidatures/candidater/{action.Slug}"));
        if (manages)
            links.Add(new ActionLinkLine("candidacies.title", $"/candidatures/{action.Slug}"));
        return links;
    }
}
