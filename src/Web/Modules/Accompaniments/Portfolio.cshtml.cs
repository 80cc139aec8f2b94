using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Requests.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accompaniments;

/// <summary>One year of a portfolio.</summary>
/// <param name="Accompanied">With a meeting held in the year.</param>
/// <param name="Begun">Met for the first time in the year.</param>
/// <param name="Cumulative">Distinct teams met until then.</param>
internal sealed record PortfolioYear(int Year, int Accompanied, int Begun, int Cumulative);

/// <summary>All accompaniments together: how many teams over the years, and how much of what is done lasts.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class PortfolioModel(AccompanimentBook book, IActions actions, IRequestFigures requests, ICurrentPerson person, FigureCounter counter) : PageModel
{
    // What counts as an intervention; programmes and strands only hold others together.
    private static readonly string[] Interventions = [AccompanimentBook.Kind, "formation", "groupe", "evenement"];

    public IReadOnlyList<CountedFigure> Figures { get; private set; } = [];

    public IReadOnlyList<PortfolioYear> Years { get; private set; } = [];

    public int Most => Years.Select(y => y.Cumulative).DefaultIfEmpty().Max();

    public async Task OnGet(CancellationToken cancel)
    {
        var all = await book.All(cancel);
        var kinds = (await actions.Managed(cancel)).Select(a => a.Kind).Where(k => Interventions.Contains(k)).CountBy(k => k, StringComparer.Ordinal).OrderByDescending(k => k.Value).Select(k => (k.Key, k.Value)).ToList();
        List<OrganizationId> own = [.. person.Roles.Where(r => r.Role is Role.ServiceMember or Role.Facilitator).Select(r => r.Organization).OfType<OrganizationId>()];
        Figures = counter.Of(all, kinds, own.Count == 0 ? null : await requests.Of(own, cancel), "/accompagnements");
        Years = YearsOf(all);
    }

    internal static IReadOnlyList<PortfolioYear> YearsOf(IReadOnlyList<Dossier> all)
    {
        var met = all.Where(d => d.Held.Count > 0 && d.State != States.Interrupted).Select(d => d.Held.Select(s => s.On.Year).ToHashSet()).ToList();
        if (met.Count == 0)
            return [];
        var first = met.Min(y => y.Min());
        return [.. Enumerable.Range(first, met.Max(y => y.Max()) - first + 1).Select(year => new PortfolioYear(year, met.Count(y => y.Contains(year)), met.Count(y => y.Min() == year), met.Count(y => y.Min() <= year)))];
    }
}
