using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Requests;

/// <summary>One line of what happened to a request.</summary>
internal sealed record HistoryLine(string What, string When, string By);

/// <summary>What happened to a request, as one side may read it: the other services' acts without who did them or why.</summary>
internal sealed class History(IPeople people, IVocabularies vocabularies, Texts texts)
{
    public async Task<IReadOnlyList<HistoryLine>> Of(SupportRequest request, Addressee? mine, CancellationToken cancel)
    {
        var names = await people.Named([.. request.Events.Select(e => Guid.TryParse(e.By, out var id) ? new AccountId(id) : default(AccountId?)).OfType<AccountId>().Distinct()], cancel);
        var services = request.Addressees.ToDictionary(a => a.Id, a => a.ServiceName);
        return [.. request.Events.OrderBy(e => e.At).ThenBy(e => e.Id).Select(e =>
        {
            var isOthers = e.AddresseeId is { } of && of != mine?.Id;
            var service = e.AddresseeId is { } id ? services.GetValueOrDefault(id) : null;
            var who = e.By switch
            {
                RequestEvent.Requester => texts["requests.by.requester"],
                RequestEvent.Clock => texts["requests.by.clock"],
                _ when isOthers => service ?? texts["requests.by.someone"],
                _ => Guid.TryParse(e.By, out var account) && names.TryGetValue(new AccountId(account), out var name) ? name : texts["requests.by.someone"],
            };
            return new HistoryLine(What(e, service), RequestWords.Day(e.At), who);
        })];
    }

    private string What(RequestEvent happened, string? service)
    {
        // Passed on to a named service, or given to someone of the own one, as was once written.
        var key = happened.What != RequestStates.Assigned ? happened.What : happened.Detail is not null ? "passee" : "confiee";
        var said = TextBook.All.ContainsKey($"requests.event.{key}") ? texts[$"requests.event.{key}", service, happened.Detail] : vocabularies.Label(RequestStates.List, happened.What, texts);
        return happened.What == RequestStates.Closed && happened.Detail is { } reason ? $"{said}{texts["mail.colon"]} {vocabularies.Label(RequestCodes.ClosingReasons, reason, texts)}" : said;
    }
}
