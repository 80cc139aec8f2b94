using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using Maillage.Demo;
using Maillage.Modules.Field.Wire;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Maillage.Tests.Modules.Field.Mirror;

/// <summary>What the server answered a phone.</summary>
internal sealed record Heard(HttpStatusCode Status, JsonElement Body)
{
    public string? Error => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("error", out var code) ? code.GetString() : null;

    public JsonElement this[string name] => Body.GetProperty(name);

    public Heard MustBe(HttpStatusCode status)
    {
        Status.ShouldBe(status, Body.ValueKind is JsonValueKind.Undefined ? "" : Body.GetRawText());
        return this;
    }

    public void MustBe(HttpStatusCode status, string error)
    {
        MustBe(status);
        Error.ShouldBe(error);
        Body.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
    }
}

/// <summary>An honest phone: someone of the demo world, signed in to the field, with keys.</summary>
internal sealed class Phone : IDisposable
{
    private readonly HttpClient client;

    public Phone(World world, string host = "http://localhost")
    {
        client = world.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(host) });
        client.DefaultRequestHeaders.Add("Origin", host);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public HttpClient Client => client;

    public Identity Keys { get; private set; } = null!;

    public Guid User => Keys.User;

    /// <summary>Signed in as someone of the demo world, with keys made now or, on a second phone, those of the first.</summary>
    public static async Task<Phone> Of(World world, string mail, Identity? same = null)
    {
        var phone = new Phone(world);
        (await phone.SignIn(mail)).MustBe(HttpStatusCode.NoContent);
        if (same is not null)
            phone.Keys = same;
        else
            await phone.Enrol();
        return phone;
    }

    public Task<Heard> SignIn(string mail, string password = People.Password) => Post("/session", new { Email = mail, Password = password });

    /// <summary>New keys, sealed by a passphrase and a kit.</summary>
    public async Task Enrol()
    {
        var me = (await Get("/me")).MustBe(HttpStatusCode.OK);
        var n = me["keys"].ValueKind is JsonValueKind.Null ? 1 : me["keys"].GetProperty("n").GetInt64() + 1;
        Keys = Identity.New(me["user"].GetGuid());
        var sealedBy = me["envelopes"].EnumerateArray().ToDictionary(e => e.GetProperty("kind").GetString()!, e => e.GetProperty("n").GetInt64(), StringComparer.Ordinal);
        (await Put("/me/keys", KeysBody(n, sealedBy.GetValueOrDefault("passphrase") + 1, sealedBy.GetValueOrDefault("kit") + 1))).MustBe(HttpStatusCode.NoContent);
    }

    public object KeysBody(long n, long passphrase, long kit)
    {
        var uk = Sealing.Random(32);
        return new { N = n, Keys.Enc, Keys.Sig, Priv = Keys.Box(uk, n), Envelopes = new[] { Envelope("passphrase", passphrase, uk), Envelope("kit", kit, uk) } };
    }

    // The slow derivation is left out: what is tested here is what the server does with the box.
    public object Envelope(string kind, long n, byte[] uk) => kind == "kit"
        ? new { V = 1, Kind = kind, N = n, Kdf = "none", Iterations = 0, Salt = Array.Empty<byte>(), Box = Sealing.Seal(Sealing.Random(32), Sealing.Lp("uk", User, kind, n, 1, "none", 0, Array.Empty<byte>()), uk) }
        : new { V = 1, Kind = kind, N = n, Kdf = "pbkdf2-sha256", Iterations = 600_000, Salt = Sealing.Random(16), Box = Sealing.Seal(Sealing.Random(32), [], uk) };

    public Task<Heard> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Heard> Post(string path, object body) => Send(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body, FieldJson.Options));

    public Task<Heard> Put(string path, object body) => Send(HttpMethod.Put, path, JsonSerializer.SerializeToUtf8Bytes(body, FieldJson.Options));

    public async Task<Heard> Send(HttpMethod method, string path, byte[]? bytes, string type = MediaTypeNames.Application.Json)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/terrain/api/v1{path}", UriKind.Relative));
        if (bytes is not null)
            request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var heard = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new Heard(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType == MediaTypeNames.Application.Json && heard.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(heard) : default);
    }

    public void Dispose()
    {
        client.Dispose();
        Keys?.Dispose();
    }
}
