using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Actions;

/// <summary>Ties the organisations that a record names to their entries in the directory; a name that the directory does not know, or knows twice, stays as said.</summary>
internal static class LinkedNames
{
    public static async Task Tie(ActionRecord record, IOrganizations organizations, CancellationToken cancel)
    {
        var open = record.Links.Where(l => l.OrganizationId is null && l.Role is ActionRoles.Partner or ActionRoles.Funder).ToList();
        if (open.Count == 0)
            return;
        var known = (await organizations.All(cancel)).ToLookup(o => Fold.Key(o.Name), StringComparer.Ordinal);
        foreach (var link in open)
        {
            if (known[Fold.Key(link.OrganizationName)].ToList() is [var one])
                link.OrganizationId = one.Id;
        }
    }
}
