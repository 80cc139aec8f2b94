using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Indicators.Counting;
using Maillage.Modules.Sessions.Contracts;

namespace Maillage.Tests.Modules.Indicators;

public sealed class AdoptionTests
{
    [Fact]
    public void Only_structures_that_were_invited_are_counted_among_those_that_took_it_up()
    {
        // Three applied, of which two were not invited (yet); one invited did not apply.
        var rows = new[] { "CCAS de Metz", "AIEM", "Foyer du Bassin" }.Select((name, n) => new CandidacyRow(
            new CandidacyId(Guid.CreateVersion7()), $"C-{n:00}", null, $"key-{n}", name, null, CandidacyStatus.Received.Code, null, false, false, new DateOnly(2026, 11, 2), null, null, null, null, null)).ToList();
        var figures = new GroupFigures(new GroupFacts(rows, [], new SessionFigures([], [], [], null), null, new Capacity(null, null, 0, null), [], new HashSet<string>(StringComparer.Ordinal) { "ccas de metz", "lycee du bassin" }, null, null));
        (figures.AdoptingStructures, figures.InvitedStructures, figures.PartnerStructures).ShouldBe((1, 2, 3));
    }
}
