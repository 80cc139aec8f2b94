using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Maillage.Demo;
using Maillage.Modules.Applications.Links;

namespace Maillage.Tests.Rules;

/// <summary>Every form that people of the demo world can reach from link to link is sent with its fields empty, and without them, by each of its buttons: whatever is missing is said in words, never a fault of the program.</summary>
public sealed class EmptyFormsTests(World world) : IClassFixture<World>
{
    /// <summary>So many forms there were at least when this was written.</summary>
    private const int Fewest = 150;

    private sealed record Form(string Address, IReadOnlyList<(string Name, string Value)> Fields, string? File);

    [Fact]
    public async Task No_form_sent_empty_is_a_fault()
    {
        var (faults, tried) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        // What is missing is found before a database is asked: each engine takes every other form.
        var share = Engine.IsPostgres ? 1 : 0;
        var links = await Secrets();
        foreach (var mail in new[] { null, "farida.ziegler", "myriam.colson", "thomas.weiler", "luc.adelaide" }.Select(m => m is null ? null : $"{m}@demo.example"))
        {
            using var visitor = mail is null ? new Visitor(world) : await Visitor.SignedIn(world, mail);
            var (forms, broken) = await Walk(visitor, mail is null ? ["/", "/annuaire", "/actions", .. links] : ["/", "/compte", "/actions", .. Places]);
            faults.AddRange(broken);
            // What ends the session, or the account, comes last.
            foreach (var form in forms.Where(f => tried.Add(f.Key)).Where((_, i) => i % 2 == share).Select(f => f.Value).OrderBy(f => f.Address.StartsWith("/compte", StringComparison.Ordinal)))
            {
                if (form.File is { } file)
                    await visitor.Upload(form.Address, (file, "vide.csv", []), [.. form.Fields]);
                else
                    await visitor.Post(form.Address, [.. form.Fields]);
                if (visitor.Status >= HttpStatusCode.InternalServerError)
                    faults.Add($"{mail ?? "anyone"}: {form.Address} {string.Join('&', form.Fields.Where(f => f.Name != "__RequestVerificationToken").Select(f => $"{f.Name}={f.Value}"))}: {visitor.Status}");
            }
        }
        faults.ShouldBeEmpty();
        tried.Count.ShouldBeGreaterThan(Fewest, "the walk has lost its way");
    }

    private static string[] Places =>
        [$"/actions/{DemoActions.ThisYear}", $"/actions/{DemoActions.LastYear}", $"/groupes/{DemoActions.ThisYear}", $"/candidatures/{DemoActions.ThisYear}", $"/campagnes/{DemoActions.ThisYear}", $"/seances/{DemoActions.ThisYear}", $"/seances/{DemoActions.LastYear}", $"/questionnaires/{DemoActions.LastYear}", $"/indicateurs/{DemoActions.LastYear}"];

    /// <summary>What mails open: an applicant's pages and an employer's.</summary>
    private async Task<IReadOnlyList<string>> Secrets()
    {
        var (own, secret) = CandidacyLink.For(DemoActions.CandidacyOf(DemoActions.ThisYear, 20), LinkHolder.Applicant);
        var (employer, asked) = CandidacyLink.For(DemoActions.CandidacyOf(DemoActions.ThisYear, 25), LinkHolder.Employer);
        await using var db = world.Open();
        db.AddRange(own, employer);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return [$"/candidatures/suivi/{secret}", $"/candidatures/employeur/{asked}", $"/candidatures/candidater/{DemoActions.ThisYear}"];
    }

    private static async Task<(IReadOnlyDictionary<string, Form> Forms, IReadOnlyList<string> Faults)> Walk(Visitor visitor, IReadOnlyList<string> starts)
    {
        var (seen, kinds, forms, faults) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, Form>(StringComparer.Ordinal), new List<string>());
        var ahead = new Queue<string>(starts);
        while (ahead.TryDequeue(out var address))
        {
            // One page of each kind: a list and its filters would have no end.
            if (!seen.Add(address) || !kinds.Add(Kind(address)) && !starts.Contains(address))
                continue;
            var page = await visitor.Get(address);
            if (visitor.Status >= HttpStatusCode.InternalServerError)
                faults.Add($"GET {address}: {visitor.Status}");
            foreach (var form in page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Where(f => f.Method == "post"))
            {
                foreach (var read in Emptied(form, address))
                    forms.TryAdd($"{Kind(read.Address)} {string.Join('&', read.Fields.Where(f => f.Value.Length < 30).Select(f => $"{f.Name}={f.Value}"))}", read);
            }
            foreach (var link in page.QuerySelectorAll("a[href^='/']:not([download])").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(h => !h.Contains("format=", StringComparison.Ordinal)))
                ahead.Enqueue(link);
        }
        return (forms, faults);
    }

    /// <summary>By each button: with each field empty, and with no field at all.</summary>
    private static IEnumerable<Form> Emptied(IHtmlFormElement form, string address)
    {
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : address;
        var hidden = form.QuerySelectorAll("input[type=hidden][name]").Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? "")).ToList();
        var typed = form.QuerySelectorAll("input[name]:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=file]), textarea[name], select[name]").Select(i => (i.GetAttribute("name")!, "")).ToList();
        var buttons = form.QuerySelectorAll("button[name]").Select(b => ((string, string)?)(b.GetAttribute("name")!, b.GetAttribute("value") ?? "")).DefaultIfEmpty(null);
        foreach (var button in buttons)
        {
            var pressed = button is { } b ? new[] { b } : [];
            yield return new Form(target, [.. hidden, .. typed, .. pressed], form.QuerySelector("input[type=file][name]")?.GetAttribute("name"));
            yield return new Form(target, [.. hidden.Where(h => h.Name == "__RequestVerificationToken"), .. pressed], File: null);
        }
    }

    // An address without what changes from one record to the next: what comes after the second part is a page's own word only when it is short.
    private static string Kind(string address)
    {
        var parts = address.Split('?')[0].Trim('/').Split('/');
        return string.Join('/', parts.Select((p, i) => i > 0 && (p.Length > 18 || p.Any(char.IsDigit) || p.Contains('-', StringComparison.Ordinal)) ? "*" : p)) + (address.Contains('?', StringComparison.Ordinal) ? "?" : "");
    }
}
