using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Requests.Asking;

/// <summary>Anyone asks one or several services, without an account; a mail asks to confirm. A person or a relative is led to help, and nothing of theirs is kept.</summary>
[AllowAnonymous]
internal sealed class IndexModel(AppDb db, IServices services, RequestMails mails, AttemptLimits limits, IVocabularies vocabularies, IPlaces places, ICurrentPerson person, IOwnMail ownMail, Texts texts, TimeProvider time) : PageModel
{
    private const int Offered = 6;
    private const int Most = 8;
    private const int LongestModule = 300;
    private static readonly Limit PerAddress = new("request", 20, TimeSpan.FromHours(1));
    private static readonly Limit Again = new("request-again", 1, TimeSpan.FromMinutes(10));

    [BindProperty]
    public RequestForm Form { get; set; } = new();

    /// <summary>Slugs of the services asked.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Service { get; set; } = [];

    public FormChoices Choices { get; } = new(vocabularies, texts);

    public IReadOnlyList<Choice> ServiceChoices { get; private set; } = [];

    public bool IsSent { get; private set; }

    /// <summary>A person or a relative writes: help first.</summary>
    public bool IsHelp { get; private set; }

    public bool IsMasked { get; private set; }

    /// <summary>What was typed, held in the page only while help is shown.</summary>
    public IEnumerable<(string Name, string Value)> Typed => Request.Form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && f.Key is not ("act" or "Form.For")).SelectMany(f => f.Value.OfType<string>().Select(v => (f.Key, v)));

    public async Task OnGet(string? soutien, string? secteur, string? pres, string? module, CancellationToken cancel)
    {
        var asked = await services.Find(Named, cancel);
        Form.Support = vocabularies.Find(Lists.SupportTypes, soutien ?? "")?.Code ?? (asked is [{ Supports: [var only] }] ? only : null);
        Form.Sector = vocabularies.Find(Lists.RequesterSectors, secteur ?? "")?.Code ?? (asked is [{ Sectors: [var sector] }] ? sector : null);
        Form.Commune = string.IsNullOrWhiteSpace(pres) ? null : places.Resolve(pres).Certain is { Kind: PlaceKind.Commune } place ? places.Label(place) : pres;
        if (module is { Length: > 0 and <= LongestModule })
            Form.Expectations = texts["requests.module", module];
        if (person.SignedIn)
            (Form.Name, Form.Email) = (person.Name, await ownMail.Read(cancel));
        await Offer(asked, cancel);
    }

    public async Task<IActionResult> OnPost(string? act, CancellationToken cancel)
    {
        var asked = await services.Find(Named, cancel);
        await Offer(asked, cancel);
        if (act != "team" && Form.IsFromAPerson)
        {
            IsHelp = true;
            return Page();
        }
        if (act == "mask")
        {
            Form.Mask(ModelState);
            IsMasked = true;
            return Page();
        }
        if (act == "find")
            return Page();
        if (!Form.IsRight(byRequester: true, isKept: act == "keep", places, ModelState, texts))
            return this.Again();
        if (!await limits.Take(PerAddress, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", cancel))
            return this.Refused(new Refusal("requests.too_many"), texts);
        await Send(asked, cancel);
        IsSent = true;
        return Page();
    }

    private string[] Named => [.. Service.Where(s => s is { Length: > 0 and <= 200 }).Distinct(StringComparer.Ordinal).Take(Most)];

    /// <summary>Sent twice, it is one request: whoever comes second finds it there.</summary>
    private async Task Send(IReadOnlyList<AskedService> asked, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var request = Form.Make(RequestCodes.ByForm, texts.Language, DateOnly.FromDateTime(now.UtcDateTime), places, time);
        request.SentKey = Form.SentKey(asked.Select(a => a.Slug));
        if (await db.Set<SupportRequest>().SingleOrDefaultAsync(r => r.SentKey == request.SentKey, cancel) is { } before)
        {
            await SayAgain(before, cancel);
            return;
        }
        foreach (var service in asked)
            request.Addressees.Add(new Addressee { Id = EntityId.New<AddresseeId>(time), RequestId = request.Id, ServiceId = service.Id, ServiceName = service.FullName, OrganizationId = service.Organization, AskedAt = now });
        db.Add(request);
        mails.AskToConfirm(request);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // The same, at the same moment: theirs is there, and so is its mail.
            db.ChangeTracker.Clear();
            if (!await db.Set<SupportRequest>().AnyAsync(r => r.SentKey == request.SentKey, cancel))
                throw;
        }
    }

    private async Task SayAgain(SupportRequest before, CancellationToken cancel)
    {
        if (!await limits.Take(Again, before.Id.ToString(), cancel))
            return;
        if (before.Status == RequestStates.Draft)
            mails.AskToConfirm(before);
        else
            mails.SendLink(before);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The services asked, then others that may answer, to be ticked.</summary>
    private async Task Offer(IReadOnlyList<AskedService> asked, CancellationToken cancel)
    {
        var near = string.IsNullOrWhiteSpace(Form.Commune) ? null : places.Resolve(Form.Commune.Split('(')[0]).Choices.FirstOrDefault(p => places.Label(p) == Form.Commune.Trim())?.Code ?? Form.Commune;
        var found = Form.Support is null && near is null ? [] : await services.Search(null, Form.Support, Form.Sector, near, Offered, cancel);
        if (found.Count == 0 && Form.Support is not null)
            found = await services.Search(null, Form.Support, null, near, Offered, cancel);
        ServiceChoices = [.. asked.Concat(found).DistinctBy(s => s.Id).Select(s => new Choice(s.Slug, s.Placed, Service.Contains(s.Slug)))];
    }
}
