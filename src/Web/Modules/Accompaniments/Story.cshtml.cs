using Maillage.Modules.Accompaniments.Stories;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>Writes the anonymous story, asks the person whom the team named, publishes it once they agree.</summary>
internal sealed class StoryModel(AccompanimentBook book, AppDb db, ICurrentPerson person, IActions actions, IVocabularies vocabularies, StoryMails mails, Settings settings, Texts texts, TimeProvider time) : AccompanimentPage(book, db, person, texts, time)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty]
    public string? Credit { get; set; }

    [BindProperty]
    public string? Designee { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Story? Story { get; private set; }

    /// <summary>The private link, shown once: afterwards only its hash is known.</summary>
    public string? Link { get; private set; }

    public async Task<IActionResult> OnGet(string slug)
    {
        if (!await Read(slug))
            return NotFound();
        (Name, Body, Credit) = (Story?.Title, Story?.Body, Story?.Credit);
        if (string.IsNullOrEmpty(Body))
        {
            Body = Draft.Of(await Book.Dossier(Action, One, Cancel), vocabularies, Words);
            Credit = (await actions.Funders(Action.Id, Cancel)) is [{ } funder, ..] ? Words["accompaniments.story.credit.of", funder] : null;
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug)
    {
        if (!await Read(slug))
            return NotFound();
        var (name, body, credit) = (Line(Name, nameof(Name), Story.LongestTitle), Line(Body, nameof(Body), Story.LongestBody), Line(Credit, nameof(Credit), Story.LongestCredit));
        foreach (var (field, said) in new[] { (nameof(Name), name), (nameof(Body), body) })
        {
            if (said is null)
                ModelState.AddModelError(field, Words["accompaniments.wrong.empty"]);
            else if (Draft.Telling(said, One) is { } telling)
                ModelState.AddModelError(field, Words["accompaniments.story.telling", telling]);
        }
        if (!ModelState.IsValid)
            return this.Again();
        if (Story is null)
        {
            Story = new Story { ActionId = Action.Id, Code = Story.NewCode() };
            Db.Add(Story);
        }
        Story.Write(name!, body!.ReplaceLineEndings("\n"), credit);
        return await Back(Words["accompaniments.story.saved"]);
    }

    public async Task<IActionResult> OnPostAsk(string slug)
    {
        if (!await Read(slug) || Story is null)
            return NotFound();
        var (designee, email) = (Line(Designee, nameof(Designee), 120), Line(Email?.ToLowerInvariant(), nameof(Email), 200));
        if (designee is null)
            ModelState.AddModelError(nameof(Designee), Words["accompaniments.story.wrong.designee"]);
        if (email is not null && !System.Net.Mail.MailAddress.TryCreate(email, out _))
            ModelState.AddModelError(nameof(Email), Words["accompaniments.story.wrong.email"]);
        (Name, Body, Credit) = (Story.Title, Story.Body, Story.Credit);
        if (!ModelState.IsValid)
            return this.Again();
        var secret = Story.NewSecret();
        if (Story.Ask(designee!, email, Story.HashOf(secret), Today) is { } refusal)
            return this.Refused(refusal, Words);
        var address = new Uri($"{settings.PublicUrl}/accompagnements/accord/{secret}");
        if (email is not null)
            mails.Ask(designee!, email, Action.LeadName, address, Words.Language);
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateException)
        {
            return this.Refused(new Refusal("accompaniments.changed_meanwhile"), Words);
        }
        Link = address.ToString();
        return Page();
    }

    public async Task<IActionResult> OnPostPublish(string slug)
    {
        if (!await Read(slug) || Story is null)
            return NotFound();
        (Name, Body, Credit) = (Story.Title, Story.Body, Story.Credit);
        return Story.Publish(Today) is { } refusal ? this.Refused(refusal, Words) : await Back(Words["accompaniments.story.published"]);
    }

    public async Task<IActionResult> OnPostWithdraw(string slug)
    {
        if (!await Read(slug) || Story is null)
            return NotFound();
        Story.Withdraw(Today);
        return await Back(Words["accompaniments.story.withdrawn"]);
    }

    private async Task<IActionResult> Back(string said) => await Save(said) is LocalRedirectResult ? LocalRedirect($"{Here}/recit") : Page();

    private async Task<bool> Read(string slug)
    {
        if (!await Find(slug))
            return false;
        var action = Action.Id;
        Story = await Db.Set<Story>().SingleOrDefaultAsync(s => s.ActionId == action, Cancel);
        return true;
    }
}
