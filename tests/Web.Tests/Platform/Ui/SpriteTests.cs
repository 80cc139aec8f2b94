using System.Text.RegularExpressions;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Platform.Ui;

public sealed partial class SpriteTests(World world) : IClassFixture<World>
{
    private static readonly string Sprite = House.Text("src", "Web", "wwwroot", "icons.svg");

    [Fact]
    public void Every_icon_a_screen_names_is_drawn() =>
        Missing(House.Files("src/Web", ".cshtml").SelectMany(f => Named().Matches(House.Text(f)).Select(m => m.Groups["name"].Value))).ShouldBeEmpty();

    [Fact]
    public void Every_type_of_support_has_its_icon() =>
        Missing(world.Services.GetRequiredService<IVocabularies>().List(Lists.SupportTypes).Select(t => SupportIcons.For(t.Code))).ShouldBeEmpty();

    [Fact]
    public void An_icon_that_is_not_drawn_is_caught() => Missing(["phone", "unicorn"]).ShouldBe(["unicorn"]);

    private static IReadOnlyList<string> Missing(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Where(n => !Sprite.Contains($"<symbol id=\"{n}\"", StringComparison.Ordinal))];

    [GeneratedRegex("<icon name=\"(?<name>[a-z0-9-]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Named();
}
