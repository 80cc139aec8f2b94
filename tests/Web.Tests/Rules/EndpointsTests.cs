using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Rules;

/// <summary>Rule 2: every endpoint says who may use it, and the open ones are written in one place, Rules/OpenEndpoints.txt.</summary>
public sealed class EndpointsTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Every_endpoint_says_who_may_use_it()
    {
        var endpoints = await LiveEndpoints.Of(world.Services);
        Violations(endpoints, OpenOnes()).ShouldBeEmpty();
        Examined.Report("endpoints", endpoints.Count);
    }

    [Fact]
    public async Task A_planted_violation_is_caught()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAuthorization();
        await using var app = builder.Build();
        app.MapGet("/silent", () => Results.Ok());
        app.MapGet("/open", () => Results.Ok()).AllowAnonymous();
        app.MapGet("/listed", () => Results.Ok()).AllowAnonymous();
        app.MapGet("/closed", () => Results.Ok()).RequireAuthorization();
        await using var scope = app.Services.CreateAsyncScope();
        var routes = ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app).DataSources;
        await using var services = new ServiceCollection().AddSingleton(routes.Single()).BuildServiceProvider();

        Violations(await LiveEndpoints.Of(services), ["/listed", "/gone"]).ShouldBe(
        [
            "/gone is on the list of open endpoints and does not exist, or is no longer open",
            "/open is open and not on the list Rules/OpenEndpoints.txt",
            "/silent does not say who may use it",
        ]);
    }

    private static IReadOnlyList<string> Violations(IReadOnlyList<LiveEndpoint> endpoints, IReadOnlyCollection<string> open) =>
    [
        .. endpoints.Where(e => !e.SaysWho).Select(e => $"{e.Address} does not say who may use it")
            .Concat(endpoints.Where(e => e.Open && !open.Contains(e.Address)).Select(e => $"{e.Address} is open and not on the list Rules/OpenEndpoints.txt"))
            .Concat(open.Where(o => !endpoints.Any(e => e.Open && e.Address == o)).Select(o => $"{o} is on the list of open endpoints and does not exist, or is no longer open"))
            .Order(StringComparer.Ordinal),
    ];

    private static string[] OpenOnes() =>
        [.. House.Text("tests", "Web.Tests", "Rules", "OpenEndpoints.txt").Split('\n').Select(l => l.Split('#')[0].Trim()).Where(l => l.Length > 0)];
}
