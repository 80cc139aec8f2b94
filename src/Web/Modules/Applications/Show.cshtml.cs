using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Exchange;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>Who asked to take part, in which state; read only by those who prepare the action.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ShowModel(IActions actions, AppDb db, IParticipants participants, IEnumerable<ICallGuard> guards, IChannelNames channels, ICurrentPerson person, IVocabularies vocabularies, IPlaces places, Texts texts) : PageModel
{
    public const string Statuses = "application-statuses";

    private Dictionary<CandidacyId, Candidacy> byId = [];
    private Dictionary<CandidacyId, string> numbers = [];

    public ActionCard Action { get; private set; } = null!;

    public Call? Call { get; private set; }

    public IReadOnlyList<Candidacy> Rows { get; private set; } = [];

    public IReadOnlyList<(string Code, int Count)> Counts { get; private set; } = [];

    /// <summary>Only this state; null = all.</summary>
    public string? Status { get; private set; }

    /// <summary>How many applications look like another of the same person.</summary>
    public int Twins { get; private set; }

    /// <summary>How many asked for the edition before, got no place and want to be asked again.</summary>
    public int Unserved { get; private set; }

    public int Taken { get; private set; }

    /// <summary>The list of a draw whose hash is public.</summary>
    public ClosedList? List { get; private set; }

    public async Task<IActionResult> OnGet(string slug, string? etat, string? format, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return NotFound();
        Action = action;
        Call = await db.Set<Call>().AsNoTracking().SingleOrDefaultAsync(c => c.ActionId == action.Id, cancel);
        var all = await db.Set<Candidacy>().AsNoTracking().Where(c => c.ActionId == action.Id && c.Status != CandidacyStatus.Draft.Code).OrderBy(c => c.Number).ToListAsync(cancel);
        if (format == "csv")
        {
            // Names leave the house: who took them is written down.
            db.Record(new AuditFact("candidacies.taken_out", $"action:{action.Id}", person.Id!.Value.Value));
            await db.SaveChangesAsync(cancel);
            return File(new CandidacyCsv(vocabularies, places, await channels.Of(action.Id, cancel), texts).Write(all), "text/csv; charset=utf-8", $"candidatures-{action.Slug}.csv");
        }
        (byId, numbers) = (all.ToDictionary(c => c.Id), all.ToDictionary(c => c.Id, c => c.NumberText));
        Counts = [.. CandidacyStatus.All.Select(s => (s.Code, all.Count(c => c.Status == s.Code))).Where(s => s.Item2 > 0)];
        Status = Counts.Any(c => c.Code == etat) ? etat : null;
        Rows = Status is null ? all : all.FindAll(c => c.Status == Status);
        Twins = Applications.Twins.Twin.Of(all).Count;
        if (action.FormerEdition is { } former && await actions.Find(former, cancel) is { } before && await actions.FindManaged(before.Slug, cancel) is not null)
            Unserved = (await participants.Unserved(former, action.Id, cancel)).Count(p => p.Again is null);
        List = await guards.ListOf(action.Id, cancel);
        Taken = all.Count(c => c.State.TakesAPlace);
        return Page();
    }

    /// <summary>Who it comes with, and what the rules of the group will look at.</summary>
    public IReadOnlyList<string> Ties(Candidacy one) => TieWords.Of(one.AsCandidate(byId), numbers, texts);

    public string Label(string list, string code) => vocabularies.Label(list, code, texts);

    /// <summary>What the team must know of the employer's agreement; null = nothing.</summary>
    public string? Employer(Candidacy one) => one.State.Class is StatusClass.Negative || one.EmployerAgrees == false ? null
        : EmployerWords.Of(one, texts) ?? (Call?.NeedsEmployerAgreement == true ? texts["candidacies.employer.to_ask"] : null);

    public static string Sign(Candidacy one) => one.State.Class switch
    {
        StatusClass.Positive => "full",
        StatusClass.Waiting => "half",
        StatusClass.Negative => one.State == CandidacyStatus.Withdrawn || one.State == CandidacyStatus.Duplicate ? "off" : "diamond",
        _ => "ring",
    };
}
