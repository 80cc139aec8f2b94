using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Mails;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>What the invitation says; words in braces are filled in for each person.</summary>
internal sealed class MessageModel(ListBook book, AppDb db, ICurrentPerson person, Texts texts) : CampaignPage(book, db)
{
    private const int LongestSubject = 150;
    private const int LongestBody = 5000;

    [BindProperty]
    public MessageForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Languages => [.. Texts.Languages.Select(l => new SelectListItem(texts.NameOf(l), l))];

    internal sealed class MessageForm
    {
        public string? Subject { get; set; }

        public string? Body { get; set; }

        public string Language { get; set; } = "fr";

        public int Version { get; set; }
    }

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        Form = Campaign is { Body.Length: > 0 } written
            ? new MessageForm { Subject = written.Subject, Body = written.Body, Language = written.Language, Version = written.Version }
            : new MessageForm { Subject = texts["campaign.usual.subject"], Body = texts["campaign.usual.body"], Language = texts.Language, Version = Campaign?.Version ?? 0 };
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        Check();
        if (!ModelState.IsValid)
            return this.Again();
        if (Campaign is { StartedAt: not null, StoppedAt: null } && await Db.Set<Invitation>().Where(i => i.ActionId == Action.Id).Waiting(letters: false).AnyAsync(cancel))
            return this.Refused(new Refusal("campaign.message.running"), texts);
        var campaign = Campaign;
        if (campaign is null)
            Db.Add(campaign = CampaignDraft.Of(Action, texts));
        else if (campaign.Version != Form.Version)
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        (campaign.Subject, campaign.Body, campaign.Language) = (Form.Subject!.Trim(), Form.Body!.Trim().ReplaceLineEndings("\n"), Form.Language);
        Db.Record(new AuditFact("campaign.message", $"action:{Action.Id}", person.Id!.Value.Value));
        try
        {
            await Db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            return this.Refused(new Refusal("mailing.changed_meanwhile"), texts);
        }
        this.Say("done", texts["campaign.message.saved"]);
        return LocalRedirect(Here);
    }

    private void Check()
    {
        if (Form.Subject?.Trim() is not { Length: > 0 and <= LongestSubject } subject || subject.Contains('\n', StringComparison.Ordinal))
            ModelState.AddModelError("Form.Subject", texts["campaign.subject_wrong", LongestSubject]);
        if (string.IsNullOrWhiteSpace(Form.Body))
            ModelState.AddModelError("Form.Body", texts["campaign.body_missing"]);
        else if (Form.Body.Length > LongestBody)
            ModelState.AddModelError("Form.Body", texts["mailing.text_long", LongestBody, Form.Body.Length]);
        if (!Texts.Languages.Contains(Form.Language))
            ModelState.AddModelError("Form.Language", texts["campaign.language_wrong"]);
        foreach (var (field, text) in new[] { ("Form.Subject", Form.Subject), ("Form.Body", Form.Body) })
        {
            if (Placeholders.Unknown(text ?? "") is { Count: > 0 } unknown)
                ModelState.AddModelError(field, texts["campaign.placeholder_unknown", string.Join(", ", unknown.Select(u => $"{{{u}}}"))]);
        }
    }
}
