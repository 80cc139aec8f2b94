using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Requests;

/// <summary>A page of one request, for the people of a service it asks, or the coordination.</summary>
internal abstract class RequestPage(RequestBook book, Texts texts) : PageModel
{
    public SupportRequest One { get; private set; } = null!;

    /// <summary>The service this person speaks for; null = the coordination, which reads nothing of what services write.</summary>
    public Addressee? Mine { get; private set; }

    protected RequestBook Book { get; } = book;

    protected Texts Texts { get; } = texts;

    public string Address => $"/demandes/{One.Code}";

    public string Back => Mine is null ? Address : $"{Address}?pour={Mine.Id}";

    public IReadOnlyList<Crumb> Crumbs => [new(Texts["page.home"], "/"), new(Texts["requests.title"], "/demandes"), new(One.StructureName, Back)];

    /// <summary>The request of this address, where this person may be on this page.</summary>
    /// <param name="mustAnswer">Only for who speaks for a service asked.</param>
    protected async Task<bool> Find(string code, Guid? named, bool mustAnswer, CancellationToken cancel)
    {
        if (await Book.Find(code, cancel) is not { } one)
            return false;
        (One, Mine) = (one, Book.Mine(one, named));
        return Mine is not null || !mustAnswer && Book.Coordinates;
    }

    /// <summary>The service whose proposal this person reads: their own, or the one they answer together with.</summary>
    protected Addressee? Proposer => One.Addressees.Find(a => a.Id == Mine?.JoinedToId) ?? Mine;

    /// <summary>Whether another service still works on it.</summary>
    protected bool OthersAreAtIt => One.Addressees.Exists(a => a.Id != Mine?.Id && a.IsOpen && !a.Waits);
}
