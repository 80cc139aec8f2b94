using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Requests.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Requests;

/// <summary>Enters a request that came by phone, at the desk or after a training, in a minute and without any mail.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class NewModel(AppDb db, RequestBook book, IServices services, RequestMails mails, IVocabularies vocabularies, IPlaces places, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public RequestForm Form { get; set; } = new();

    [BindProperty]
    public string? Origin { get; set; }

    /// <summary>The service of one's own that takes it; empty = it is to be passed on.</summary>
    [BindProperty]
    public Guid? For { get; set; }

    public FormChoices Choices { get; } = new(vocabularies, texts);

    public IReadOnlyList<SelectListItem> Services { get; private set; } = [];

    public bool IsMasked { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        await Offer(cancel);
        (Origin, Form.For) = (RequestCodes.ByPhone, RequestForm.Institution);
        For = Services.Count > 0 && Guid.TryParse(Services[0].Value, out var first) ? first : null;
    }

    public async Task<IActionResult> OnPost(string? act, CancellationToken cancel)
    {
        var own = await Offer(cancel);
        if (act == "mask")
        {
            Form.Mask(ModelState);
            IsMasked = true;
            return Page();
        }
        if (Choices.Origins.All(o => o.Value != Origin))
            ModelState.AddModelError("Origin", texts["requests.origin_missing"]);
        if (!Form.IsRight(byRequester: false, isKept: act == "keep", places, ModelState, texts))
            return this.Again();
        var now = time.GetUtcNow();
        var request = Form.Make(Origin!, texts.Language, DateOnly.FromDateTime(now.UtcDateTime), places, time);
        if (own.FirstOrDefault(s => s.Id.Value == For) is { } service)
        {
            var mine = new Addressee { Id = EntityId.New<AddresseeId>(time), RequestId = request.Id, ServiceId = service.Id, ServiceName = service.FullName, OrganizationId = service.Organization, AskedAt = now };
            mine.StartWaiting(now);
            request.Addressees.Add(mine);
        }
        else if (!book.Coordinates)
        {
            ModelState.AddModelError("For", texts["requests.choose_own"]);
            return this.Again();
        }
        request.Confirm(book.By, now);
        db.Add(request);
        mails.TellReceived(request);
        await db.SaveChangesAsync(cancel);
        this.Say("done", texts["requests.entered", request.Code]);
        return RedirectToPage("Show", new { code = request.Code });
    }

    private async Task<IReadOnlyList<AskedService>> Offer(CancellationToken cancel)
    {
        var own = await services.Of(book.Own, cancel);
        Services = [.. own.Select(s => new SelectListItem(s.Name, s.Id.ToString())), .. book.Coordinates ? [new SelectListItem(texts["requests.to_pass_on"], "")] : Array.Empty<SelectListItem>()];
        return own;
    }
}
