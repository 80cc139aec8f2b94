using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Requests;

/// <summary>An accepted proposal becomes an action of the right kind; nothing is typed again.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ConversionModel(RequestBook book, Correspondence correspondence, AppDb db, IActionMaking making, ICurrentPerson person, IVocabularies vocabularies, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    private const string Kinds = "action-modules";
    private const int LongestTitle = 300;

    private Proposals.Proposal? accepted;

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    public Proposals.Proposal Accepted => accepted!;

    public IReadOnlyList<SelectListItem> KindChoices => [.. vocabularies.List(Kinds).Where(t => !t.Closed).Select(t => new SelectListItem(t.Label.In(Texts.Language, Texts.Belgian), t.Code))];

    public async Task<IActionResult> OnGet(string code, Guid? pour, CancellationToken cancel)
    {
        if (!await Read(code, pour, cancel))
            return NotFound();
        Kind = KindOf(One.Support);
        Title = $"{vocabularies.Label(Lists.SupportTypes, One.Support, Texts)}{Texts["mail.colon"]} {One.StructureName}";
        return Page();
    }

    public async Task<IActionResult> OnPost(string code, Guid? pour, CancellationToken cancel)
    {
        if (!await Read(code, pour, cancel))
            return NotFound();
        if (KindChoices.All(k => k.Value != Kind))
            ModelState.AddModelError("Kind", Texts["requests.conversion.kind_missing"]);
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > LongestTitle)
            ModelState.AddModelError("Title", Texts["requests.conversion.title_missing", LongestTitle]);
        if (!ModelState.IsValid)
            return this.Again();
        var owner = One.Addressees.Find(a => a.Id == Accepted.AddresseeId)!;
        var description = string.Join("\n\n", new[] { Accepted.Content, Accepted.Means, Accepted.Dates }.OfType<string>());
        var action = await making.Make(new NewAction(Title!.Trim(), Kind!, owner.OrganizationId ?? Mine!.OrganizationId, person.Zone, Accepted.Begins, Accepted.Ends, One.Context, Accepted.Objectives, description,
            [One.StructureName, .. One.Addressees.Where(a => a.JoinedToId == owner.Id).Select(a => a.ServiceName)], One.CommuneCode, person.Id!.Value), cancel);
        var now = time.GetUtcNow();
        var refusal = One.Convert(action.Id, Book.By, now);
        if (refusal is null)
        {
            foreach (var asked in One.Addressees)
                asked.RemindAt = null;
            db.Record(new AuditFact("request.converted", $"request:{One.Id}", person.Id!.Value.Value));
            refusal = await Book.Save(cancel);
        }
        if (refusal is not null)
            return this.Refused(refusal, Texts);
        this.Say("done", Texts["requests.converted"]);
        return LocalRedirect(action.Address);
    }

    /// <summary>Which form of action a type of support becomes, unless the service says otherwise.</summary>
    public static string KindOf(string support) => support switch
    {
        "formation" or "formation-programmee" or "formation-sur-mesure" => "formation",
        "analyse-de-pratiques" or "intervision" => "groupe",
        "ateliers" or "sensibilisation" => "evenement",
        _ => "accompagnement",
    };

    private async Task<bool> Read(string code, Guid? pour, CancellationToken cancel)
    {
        // The action is led, and read before it is published, by the service whose proposal it is.
        if (!await Find(code, pour, mustAnswer: true, cancel) || !One.IsOpen || !Book.Answers(Proposer!))
            return false;
        accepted = (await correspondence.Proposals(One.Id, cancel)).LastOrDefault(p => p.AddresseeId == Proposer!.Id && p.AcceptedAt is not null);
        return accepted is not null;
    }
}
