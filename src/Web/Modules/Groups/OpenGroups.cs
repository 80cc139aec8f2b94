using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Home.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Groups;

/// <summary>Groups one may apply to now, by the day they begin.</summary>
internal sealed class OpenGroups(IActions actions, ICalls calls, ISessionDates dates, Texts texts, TimeProvider time) : IComing
{
    private const string Kind = "groupe";

    public async Task<IReadOnlyList<ComingDate>> Next(int most, CancellationToken cancel)
    {
        var groups = (await actions.Named(await calls.AboutOpen(cancel), cancel)).Values.Where(a => a is { IsPublished: true, Kind: Kind }).ToDictionary(a => a.Id);
        var begins = await dates.First(groups.Keys, cancel);
        var coming = new List<ComingDate>();
        foreach (var group in groups.Values.Where(g => begins.TryGetValue(g.Id, out var day) && day >= g.Today(time)).OrderBy(g => begins[g.Id]).ThenBy(g => g.Title, StringComparer.Ordinal).Take(most))
        {
            if (await calls.Of(group, cancel) is { IsOpen: true } call)
                coming.Add(new ComingDate(begins[group.Id], group.Title, group.Address, group.LeadName, call.ClosesOn is { } last ? texts["groups.apply_until", last.InWords("d MMMM")] : texts["groups.apply_now"]));
        }
        return coming;
    }
}
