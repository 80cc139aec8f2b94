using Maillage.Modules.Directory;

namespace Maillage.Tests.Modules.Directory;

public sealed class EntrySlugsTests
{
    [Fact]
    public void Namesakes_are_numbered_and_no_number_is_given_twice()
    {
        var slugs = new EntrySlugs(["centre-de-sante", "centre-de-sante-3"]);
        slugs.For("Centre de santé").ShouldBe("centre-de-sante-2");
        slugs.For("Centre de santé").ShouldBe("centre-de-sante-4");
        slugs.For("Centre de santé 4").ShouldBe("centre-de-sante-4-2");
        slugs.Take("centre-de-sante-5").ShouldBeTrue();
        slugs.Take("centre-de-sante-5").ShouldBeFalse();
        slugs.For("centre  de Santé").ShouldBe("centre-de-sante-6");
        slugs.For("…").ShouldBe("sans-nom");
    }

    [Fact]
    public void A_hundred_thousand_services_of_one_name_get_their_slugs()
    {
        var slugs = new EntrySlugs([]);
        var given = Enumerable.Range(0, 100_000).Select(_ => slugs.For("Permanence")).ToList();
        given.Distinct(StringComparer.Ordinal).Count().ShouldBe(100_000);
        given[^1].ShouldBe("permanence-100000");
    }
}
