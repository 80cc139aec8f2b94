using Maillage.Modules.Actions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests;

/// <summary>From an action to the request it was born of, for those who may open it.</summary>
internal sealed class RequestPart(RequestBook book) : IActionPart
{
    public int Order => 5;

    public async Task<IReadOnlyList<ActionLinkLine>> Links(ActionCard action, bool manages, CancellationToken cancel)
    {
        if (!manages)
            return [];
        var born = await book.Visible().Where(r => r.ActionId == action.Id).Select(r => new { r.Code, r.StructureName }).ToListAsync(cancel);
        return [.. born.Select(r => new ActionLinkLine("requests.born_of", $"/demandes/{r.Code}", r.StructureName))];
    }
}
