using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accompaniments;

/// <summary>A whole accompaniment on one page: its line in time, who took part, what changed.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ShowModel(AccompanimentBook book, ICurrentPerson person, IEnumerable<IActionPart> parts, IBeforeAfter answers, IVocabularies vocabularies, Texts texts) : PageModel
{
    // Of a whole team, nobody applies, nobody is drawn, and nobody is invited.
    private static readonly string[] Elsewhere = ["/candidatures", "/groupes", "/campagnes"];

    public Dossier Dossier { get; private set; } = null!;

    public TimeLine Line { get; private set; } = null!;

    public Accompaniment One => Dossier.One;

    /// <summary>Before and now, by the team's questionnaires.</summary>
    public BeforeAfter Answers { get; private set; } = null!;

    public bool Prepares { get; private set; }

    /// <summary>Who walks with the team sees that the management stays away, and nobody else; once it is over there is nobody to call.</summary>
    public (DateOnly Since, int Times)? ManagementAway => One.EndedOn is null && One.LeaderId is { } leader && leader == person.Id ? Dossier.ManagementAway : null;

    public IReadOnlyList<ActionLinkLine> Links { get; private set; } = [];

    public IReadOnlyList<string> Order { get; private set; } = [];

    public string Here => $"/accompagnements/{Dossier.Action.Slug}";

    public string Label(string list, string code) => vocabularies.Label(list, code, texts);

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await book.Read(slug, cancel) is not { } action)
            return NotFound();
        var (one, _) = await book.Of(action.Id, cancel);
        Dossier = await book.Dossier(action, one, cancel);
        Prepares = book.Prepares(action);
        Answers = await answers.Of(action.Id, cancel);
        Order = [.. vocabularies.List(AccompanimentLists.Components).Select(t => t.Code)];
        Line = new TimeLine(Dossier, vocabularies, texts);
        foreach (var part in parts.Where(p => p is not AccompanimentPart).OrderBy(p => p.Order))
            Links = [.. Links, .. (await part.Links(action, manages: true, cancel)).Where(l => !Array.Exists(Elsewhere, e => l.Address.StartsWith(e, StringComparison.Ordinal)))];
        return Page();
    }
}
