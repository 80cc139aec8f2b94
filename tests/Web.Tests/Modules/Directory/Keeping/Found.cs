using System.Text.Json;
using Maillage.Modules.Directory.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Directory.Keeping;

/// <summary>What the search of one server answers, once it has seen the last change.</summary>
internal static class Found
{
    public static async Task<IReadOnlyList<string>> By(World world, string words)
    {
        await world.Services.GetRequiredService<DirectoryIndex>().Refresh(TestContext.Current.CancellationToken);
        using var client = world.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/annuaire?{words}");
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("slug").GetString()!)];
    }
}
