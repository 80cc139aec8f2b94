using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>Applications that nobody has decided on, offered places whose time runs out, and of a pair who is alone now.</summary>
internal sealed class CandidaciesToday(AppDb db, IActions actions, Texts texts, TimeProvider time) : IToday
{
    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        var ahead = (await actions.Managed(cancel)).Where(a => a.Ends is not { } last || last >= a.Today(time)).ToDictionary(a => a.Id);
        if (ahead.Count == 0)
            return [];
        List<ActionId> ids = [.. ahead.Keys];
        List<string> open = [CandidacyStatus.Received.Code, CandidacyStatus.Offered.Code];
        var rows = await db.Set<Candidacy>().AsNoTracking().Where(c => ids.Contains(c.ActionId) && open.Contains(c.Status))
            .Select(c => new { c.ActionId, c.Number, c.Status, c.ReceivedOn, c.DecidedOn, c.OfferExpiresAt, HasMail = c.Email != null }).ToListAsync(cancel);
        var lines = new List<TodayLine>();
        foreach (var waiting in rows.Where(r => r.Status == CandidacyStatus.Received.Code).GroupBy(r => r.ActionId))
        {
            var action = ahead[waiting.Key];
            lines.Add(new TodayLine(texts.Count("candidacies.today", waiting.Count()), $"/candidatures/{action.Slug}?etat={CandidacyStatus.Received.Code}", waiting.Min(r => r.ReceivedOn), action.Title));
        }
        foreach (var offer in rows.Where(r => r.OfferExpiresAt is not null))
        {
            var action = ahead[offer.ActionId];
            var ends = TimeZoneInfo.ConvertTime(offer.OfferExpiresAt!.Value, TimeZoneInfo.FindSystemTimeZoneById(action.Zone));
            lines.Add(new TodayLine(texts[offer.HasMail ? "candidacies.today.offer" : "candidacies.today.call", $"C-{offer.Number:00}", ends], $"/candidatures/{action.Slug}/{offer.Number}/decision", offer.DecidedOn ?? offer.ReceivedOn, action.Title));
        }
        return [.. lines, .. await Alone(ahead, cancel)];
    }

    /// <summary>Who holds a place of a pair whose other is out: whether they go on alone is theirs to say, and the team's to know.</summary>
    private async Task<IEnumerable<TodayLine>> Alone(Dictionary<ActionId, ActionCard> ahead, CancellationToken cancel)
    {
        List<ActionId> ids = [.. ahead.Keys];
        List<string> seated = [.. CandidacyStatus.All.Where(s => s.TakesAPlace).Select(s => s.Code)];
        List<string> gone = [.. CandidacyStatus.All.Where(s => s.Class is StatusClass.Negative).Select(s => s.Code)];
        var open = db.Set<Candidacy>().AsNoTracking().Where(c => ids.Contains(c.ActionId) && !db.Set<Call>().Any(k => k.ActionId == c.ActionId && k.ConstitutedOn != null));
        var held = await open.Where(c => c.PairedWithId != null && seated.Contains(c.Status)).Select(c => new { c.ActionId, c.Number, Mate = c.PairedWithId!.Value }).ToListAsync(cancel);
        List<CandidacyId> mates = [.. held.Select(h => h.Mate)];
        var left = await open.Where(c => mates.Contains(c.Id) && gone.Contains(c.Status)).Select(c => new { c.Id, c.Number, c.DecidedOn, c.ReceivedOn }).ToDictionaryAsync(c => c.Id, cancel);
        return held.Where(h => left.ContainsKey(h.Mate)).Select(h => new TodayLine(
            texts["candidacies.today.alone", $"C-{left[h.Mate].Number:00}", $"C-{h.Number:00}"], $"/candidatures/{ahead[h.ActionId].Slug}/composition", left[h.Mate].DecidedOn ?? left[h.Mate].ReceivedOn, ahead[h.ActionId].Title));
    }
}
