using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Maillage.Demo;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Maillage.Tests;

/// <summary>One browser without JavaScript: keeps cookies, reads pages, fills in their forms. Redirects are followed on request only.</summary>
internal sealed class Visitor(World world) : IDisposable
{
    private readonly HttpClient client = world.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Status of the last answer.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer sends to, without the host.</summary>
    public string? Location { get; private set; }

    /// <summary>Set-Cookie lines of the last answer.</summary>
    public IReadOnlyList<string> Cookies { get; private set; } = [];

    public IDocument Page { get; private set; } = null!;

    public HttpClient Client => client;

    /// <summary>A visitor who has signed in as someone of the demo world.</summary>
    public static async Task<Visitor> SignedIn(World world, string mail)
    {
        var visitor = new Visitor(world);
        await visitor.SignIn(mail, People.Password);
        visitor.Status.ShouldBe(HttpStatusCode.Redirect, visitor.Page.Body?.TextContent);
        return visitor;
    }

    public async Task SignIn(string mail, string password)
    {
        await Get("/compte/connexion");
        await Submit("form[method=post]", ("Email", mail), ("Password", password));
    }

    public async Task<IDocument> Get(string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        return await Read(answer, address);
    }

    /// <summary>Goes where the last answer sent to.</summary>
    public Task<IDocument> Follow() => Get(Location.ShouldNotBeNull());

    /// <summary>Sends a form of the page: what it holds already, then what is given.</summary>
    public async Task<IDocument> Submit(string form, params (string Name, string Value)[] typed)
    {
        var element = (IHtmlFormElement)Page.QuerySelectorAll(form).First(f => f is IHtmlFormElement { Method: "post" });
        var names = typed.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        var held = element.Elements.OfType<IHtmlInputElement>()
            .Where(i => i.Name is { Length: > 0 } && (i.Type is not ("checkbox" or "radio") || i.IsChecked) && i.Type is not ("submit" or "button"))
            .Select(i => (Name: i.Name!, Value: i.Value))
            .Concat(element.Elements.OfType<IHtmlTextAreaElement>().Where(a => a.Name is not null).Select(a => (Name: a.Name!, a.Value)))
            .Concat(element.Elements.OfType<IHtmlSelectElement>().Where(s => s.Name is not null).Select(s => (Name: s.Name!, Value: s.Value ?? "")))
            .Where(f => !names.Contains(f.Name));
        var target = element.GetAttribute("action") is { Length: > 0 } action ? new Uri(new Uri(Page.Url), action) : new Uri(Page.Url);
        return await Post(target.PathAndQuery, [.. held, .. typed]);
    }

    public async Task<IDocument> Post(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Read(answer, address);
    }

    /// <summary>Sends a form with one file.</summary>
    public async Task<IDocument> Upload(string address, (string Name, string File, byte[] Bytes) file, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file.Bytes), file.Name, file.File } };
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Read(answer, address);
    }

    private async Task<IDocument> Read(HttpResponseMessage answer, string address)
    {
        Status = answer.StatusCode;
        Location = answer.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString : null;
        Cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Page = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html).Address($"http://localhost{address}"));
    }

    public void Dispose() => client.Dispose();
}
