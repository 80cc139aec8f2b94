using System.Data.Common;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Campaigns.Lists.Import;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>Fills a list with what the house knows already: services of the directory by their public mail, and those who asked a former edition and got no place.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class TakeoverModel(ListBook book, ContactImport import, IServiceAddresses directory, IActions actions, IParticipants participants, IPlaces places, Texts texts) : PageModel
{
    private const int ActionsShown = 6;

    public MailingList List { get; private set; } = null!;

    public string Back => $"/campagnes/listes/{List.Id}";

    [BindProperty(SupportsGet = true)]
    public string? Territoire { get; set; }

    /// <summary>What taking the services of the territory would do; null = not asked yet.</summary>
    public ImportReport? Directory { get; private set; }

    public IReadOnlyList<(ActionCard Action, int Reachable)> Editions { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id, bool compter, CancellationToken cancel)
    {
        if (!await Find(id, cancel))
            return NotFound();
        if (compter && await Services(cancel) is { } rows)
            Directory = await import.Try(List, rows, Usual(DirectoryUsual), cancel);
        if (!ModelState.IsValid)
            return this.Again();
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id, Guid? edition, CancellationToken cancel)
    {
        if (!await Find(id, cancel))
            return NotFound();
        var chosen = Editions.FirstOrDefault(e => e.Action.Id.Value == edition).Action;
        if (edition is not null && chosen is null)
            return NotFound();
        var rows = chosen is null ? await Services(cancel) : await Unserved(chosen, cancel);
        if (rows is null)
            return this.Again();
        try
        {
            var report = await import.Run(List, rows, chosen is null ? Usual(DirectoryUsual) : new ImportUsual(LawfulBases.Consent, texts["mailing.unserved.basis"], chosen.Title), cancel);
            this.Say("done", texts["mailing.import.done", report.Created, report.Updated, report.Unchanged]);
        }
        catch (Exception e) when (e is DbUpdateException or DbException)
        {
            return this.Refused(new Refusal("mailing.import.meanwhile"), texts);
        }
        return LocalRedirect(Back);
    }

    private const string DirectoryUsual = "mailing.directory.basis";

    private ImportUsual Usual(string key) => new(LawfulBases.Interest, texts[key], texts["mailing.directory.origin"]);

    private async Task<bool> Find(Guid id, CancellationToken cancel)
    {
        if (await book.Find(id, cancel) is not { } list)
            return false;
        List = list;
        var editions = new List<(ActionCard, int)>();
        foreach (var action in (await actions.Managed(cancel)).Where(a => a.Lead == list.OrganizationId).Take(ActionsShown))
        {
            // Before the group is constituted, everyone who asked is still in the running.
            if ((await participants.Capacity(action.Id, cancel)).ConstitutedOn is not null && (await participants.Unserved(action.Id, null, cancel)).Count(p => p.Email is not null) is > 0 and var reachable)
                editions.Add((action, reachable));
        }
        Editions = editions;
        return true;
    }

    /// <summary>Services by their mail; null where the territory is not understood.</summary>
    private async Task<IReadOnlyList<ContactRow>?> Services(CancellationToken cancel)
    {
        Place? territory = null;
        if (!string.IsNullOrWhiteSpace(Territoire) && (territory = places.Resolve(Territoire).Choices is [var first, ..] ? first : null) is null)
        {
            ModelState.AddModelError("Territoire", texts["mailing.territory_unknown"]);
            return null;
        }
        return Rows((await directory.All(cancel)).Where(s => ContactForm.IsMail(s.Email) && (territory is null || s.Places.Any(p => places.Descends(p, territory.Code))))
            .Select(s => new ContactDetails(s.Organization is null || s.Organization == s.Name ? s.Name : $"{s.Organization}, {s.Name}", s.StructureType, s.Places.Count > 0 ? s.Places[0] : null, null, null, s.Email, null, null, null, null, null, null)));
    }

    private async Task<IReadOnlyList<ContactRow>> Unserved(ActionCard action, CancellationToken cancel) =>
        Rows((await participants.Unserved(action.Id, null, cancel)).Where(p => p.Email is not null && ContactForm.IsMail(p.Email))
            .Select(p => new ContactDetails(p.StructureName, null, p.CommuneCode, p.Name, null, p.Email, null, null, null, null, null, null)));

    private static List<ContactRow> Rows(IEnumerable<ContactDetails> said) => [.. said.DistinctBy(s => s.Key, StringComparer.Ordinal).Select((s, n) => new ContactRow(n + 1, s, OptsOut: false))];
}
