namespace Maillage.Tests.Platform;

public sealed class HealthTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task The_server_is_well_when_its_database_answers()
    {
        using var client = world.CreateClient();
        var answer = await client.GetAsync(new Uri("/sante", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_unknown_address_is_not_found()
    {
        using var client = world.CreateClient();
        var answer = await client.GetAsync(new Uri("/nulle-part", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
