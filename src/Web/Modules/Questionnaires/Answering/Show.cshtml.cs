using System.Security.Cryptography;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Questionnaires.Answering;

/// <summary>What stands behind a link.</summary>
internal enum Door
{
    Unknown,
    NotYet,
    Open,
    Over,
    Used,
    Done,
}

/// <summary>
/// Answers a questionnaire behind the secret of a link. No cookie, no account, no count of attempts: nothing by which
/// the person could be known again, and so no antiforgery token either (the secret is what a forger lacks).
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ShowModel(AnswerDesk desk, IActions actions, Texts texts, TimeProvider time) : PageModel
{
    private const int LongestSent = 100_000;

    public Door At { get; private set; }

    public Questionnaire? One { get; private set; }

    public AnswerSheet Sheet { get; private set; } = null!;

    public bool IsPersonal { get; private set; }

    /// <summary>What this page sends, sent twice, is taken once.</summary>
    public string Once { get; private set; } = "";

    public async Task<IActionResult> OnGet(string secret, CancellationToken cancel)
    {
        await Find(secret, cancel);
        Once = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return Answer();
    }

    public async Task<IActionResult> OnPost(string secret, CancellationToken cancel)
    {
        var (one, token, today) = await Find(secret, cancel);
        if (At is not Door.Open || one is null)
            return Answer();
        if (Request.ContentLength > LongestSent)
            return Wrong(new Dictionary<string, string>(StringComparer.Ordinal) { [""] = texts["questionnaires.answer.too_long"] });
        var form = await Request.ReadFormAsync(cancel);
        var typed = form.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.OfType<string>()], StringComparer.Ordinal);
        string? Said(string name) => typed.GetValueOrDefault(name) is [{ } first, ..] ? first : null;
        Once = Said("once") is { Length: 32 } once ? once : "";
        var reader = new SheetReader(one, texts);
        var given = reader.Read(code => typed.GetValueOrDefault(AnswerSheet.Prefix + code, []));
        var code = reader.ReadCode(Said("mother"), Said("day"), Said("street"));
        if (reader.Faults.Count == 0 && given.IsEmpty)
            reader.Faults[""] = texts["questionnaires.answer.empty"];
        if (reader.Faults.Count > 0)
        {
            Sheet = new AnswerSheet(one, typed, reader.Faults);
            return Wrong(reader.Faults);
        }
        var response = new Response
        {
            Id = token is null ? AnswerDesk.IdOf(Once) : RandomId.New(),
            QuestionnaireId = one.Id,
            AnsweredOn = today,
            FromPaper = false,
            PairingHash = await desk.Pairing(one, code, cancel),
            Given = given,
        };
        At = await desk.Take(one.Id, response, token, today, cancel) switch
        {
            Receipt.Taken => Door.Done,
            Receipt.AlreadySent => Door.Used,
            _ => Door.Over,
        };
        return Answer();
    }

    private async Task<(Questionnaire? One, Token? Token, DateOnly Today)> Find(string secret, CancellationToken cancel)
    {
        ViewData["NoIndex"] = true;
        ViewData["DoorShown"] = false;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-store";
        var (one, token) = await desk.Behind(secret, cancel);
        if (one is null)
            return default;
        // Its day is the day of where the action takes place; an action taken off the public pages still counts its days.
        var today = await actions.Find(one.ActionId, cancel) is { } action ? action.Today(time) : DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        (One, IsPersonal, Sheet) = (one, token is not null, new AnswerSheet(one));
        At = token is { IsUsed: true } ? Door.Used
            : one.TakesLinks(today) ? Door.Open
            : one.ClosedOn is null && one.OpensOn is { } first && today < first ? Door.NotYet
            : Door.Over;
        return (one, token, today);
    }

    private PageResult Wrong(IReadOnlyDictionary<string, string> faults)
    {
        foreach (var (code, sentence) in faults)
            ModelState.AddModelError(code.Length == 0 ? "" : code == "code" ? "code" : $"a-{code}", sentence);
        return this.Again();
    }

    private PageResult Answer()
    {
        Response.StatusCode = At switch
        {
            Door.Unknown => StatusCodes.Status404NotFound,
            Door.Over => StatusCodes.Status410Gone,
            Door.Used when HttpMethods.IsPost(Request.Method) => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status200OK,
        };
        return Page();
    }
}
