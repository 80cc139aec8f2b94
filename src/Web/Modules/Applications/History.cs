using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Applications;

/// <summary>One line of what happened to an application: what, when, by whom, why.</summary>
internal sealed record HistoryLine(string What, string When, string By, string? Why);

/// <summary>What happened to an application, for those who prepare the group: with the names of who did it.</summary>
internal sealed class History(IPeople people, IVocabularies vocabularies, Texts texts)
{
    public async Task<IReadOnlyList<HistoryLine>> Of(Candidacy one, ActionCard action, CancellationToken cancel)
    {
        var names = await people.Named([.. one.Changes.Select(c => Guid.TryParse(c.By, out var id) ? new AccountId(id) : default(AccountId?)).OfType<AccountId>().Distinct()], cancel);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(action.Zone);
        return [.. one.Changes.OrderBy(c => c.At).ThenBy(c => c.Id).Select(c => new HistoryLine(What(c), TimeZoneInfo.ConvertTime(c.At, zone).InWords("d MMMM yyyy HH:mm"), By(c, names), Why(c)))];
    }

    private string What(CandidacyChange change) => change switch
    {
        { Reason: Candidacy.EmployerRefuses, To: "accord-employeur-attendu" } => texts["candidacies.employer.refused"],
        { Reason: ['C', '-', ..] number } when change.From == change.To => texts["candidacies.twins.joined", number],
        _ when change.From == change.To => texts[change.Reason is Candidacy.EmployerRefuses ? "candidacies.employer.refused" : "candidacies.employer.given"],
        _ => vocabularies.Label(ShowModel.Statuses, change.To, texts),
    };

    private string By(CandidacyChange change, IReadOnlyDictionary<AccountId, string> names) => change.By switch
    {
        "applicant" => texts["candidacies.by.applicant"],
        "employer" => texts["candidacies.by.employer"],
        "clock" => texts["candidacies.by.clock"],
        "list" => texts["candidacies.by.list"],
        "draw" => texts["candidacies.by.draw"],
        "import" => texts["candidacies.by.import"],
        _ => Guid.TryParse(change.By, out var id) && names.TryGetValue(new AccountId(id), out var name) ? texts["candidacies.by.name", name] : texts["candidacies.by.team"],
    };

    // A reason of the list, or why a rule was set aside in the words of who did.
    private string? Why(CandidacyChange change) =>
        change.Reason is null or Candidacy.EmployerRefuses || change.From == change.To ? null : vocabularies.Find("application-reasons", change.Reason) is null ? change.Reason : vocabularies.Label("application-reasons", change.Reason, texts);
}
