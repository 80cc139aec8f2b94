using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Memberships;
using Maillage.Modules.Field;
using Maillage.Modules.Field.Records;
using Maillage.Modules.Field.Spaces;
using Maillage.Modules.Field.Wire;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Bench;

/// <summary>The real server with a team in one space, whose phones are signed in. What they send is random: the server cannot tell.</summary>
internal sealed class FieldHouse : IAsyncDisposable
{
    private const string Password = "mesure-mesure-mesure";
    private readonly WebApplication app;
    private readonly string data;
    private readonly List<HttpClient> phones = [];
    private readonly TeamId team = new(NewId());
    private readonly Guid gen = NewId();
    private readonly List<AccountId> people = [];
    private SpaceId space = new(NewId());

    private FieldHouse(WebApplication app, string data) => (this.app, this.data) = (app, data);

    public static async Task<FieldHouse> Open(string? database, int phones)
    {
        var folder = Directory.CreateTempSubdirectory("maillage-bench").FullName;
        var program = Application.Build([$"--data={folder}", .. database is null ? Array.Empty<string>() : [$"--database={database}"], "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"]);
        await program.Prepare();
        await program.StartAsync();
        var house = new FieldHouse(program, folder);
        await house.Gather(phones);
        await house.Found();
        return house;
    }

    /// <summary>Sends new notes in one request; says how many were taken.</summary>
    public async Task<int> Push(int phone, int ops)
    {
        var body = new PushBody(gen, [.. Enumerable.Range(0, ops).Select(_ => new PushOp(NewId(), NewId(), 1, 1, Box(Revision.WrapLength), Box(256 + 29)))]);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, FieldJson.Options)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await phones[phone].PostAsync(new Uri($"/terrain/api/v1/spaces/{space}/push", UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        var results = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsByteArrayAsync()).GetProperty("results");
        return results.EnumerateArray().Count(r => r.GetProperty("r").GetString() == "ok");
    }

    public async Task<JsonElement> Changes(long since, int limit) =>
        JsonSerializer.Deserialize<JsonElement>(await phones[0].GetByteArrayAsync(new Uri($"/terrain/api/v1/spaces/{space}/changes?since={since}&limit={limit}", UriKind.Relative)));

    /// <summary>Another space of the same people, with so many records.</summary>
    public async Task Fill(int records)
    {
        space = new SpaceId(NewId());
        await Found(records);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var all = await db.Database.BeginTransactionAsync();
        List<Revision> rows = [.. Enumerable.Range(1, records).Select(n => new Revision { SpaceId = space, Seq = n, RecordId = new(NewId()), Rev = 1, Epoch = 1, Wrap = Box(Revision.WrapLength), Ct = Box(256 + 29), Tag = Box(16) })];
        await BulkInsert.Write(db, rows, CancellationToken.None);
        await all.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        phones.ForEach(p => p.Dispose());
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private async Task Gather(int count)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var now = TimeProvider.System.GetUtcNow();
            db.Add(new Team { Id = team, OrganizationId = null, Name = "Mesure" });
            string? hash = null;
            for (var i = 0; i < count; i++)
            {
                var account = new Account { Id = new(NewId()), DisplayName = $"Mesure {i}", Email = $"m{i}@mesure.example", NormalizedEmail = users.NormalizeEmail($"m{i}@mesure.example"), CreatedAt = now, SecurityStamp = "1" };
                account.PasswordHash = hash ??= users.PasswordHasher.HashPassword(account, Password);
                people.Add(account.Id);
                db.Add(account);
                db.Add(new Membership { Id = NewId(), AccountId = account.Id, Role = Role.FieldMember, TeamId = team, Begins = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-7) });
            }
            await db.SaveChangesAsync();
        }
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        for (var i = 0; i < count; i++)
        {
            var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
            client.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
            using var answer = await client.PostAsync(new Uri("/terrain/api/v1/session", UriKind.Relative), new StringContent($$"""{"email":"m{{i}}@mesure.example","password":"{{Password}}"}""", Encoding.UTF8, "application/json"));
            answer.EnsureSuccessStatusCode();
            phones.Add(client);
        }
    }

    private async Task Found(int records = 0)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(new Space { Id = space, TeamId = team, IsCommon = false, Gen = gen, Head = records, Count = records, RosterV = 1, RosterHash = Box(32), Epoch = 1, MinEpoch = 1 });
        db.AddRange(people.Select(p => new SpaceMember { SpaceId = space, AccountId = p, IsLead = false }));
        await db.SaveChangesAsync();
    }

    private static byte[] Box(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        bytes[0] = 1;
        return bytes;
    }

    private static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));
}
