using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>Its title, how many it is for, and what it promises; the promise does not change once it is open.</summary>
internal sealed class EditModel(AppDb db, IActions actions, ICurrentPerson person, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    private const int MostAsked = 10_000;

    [BindProperty]
    public SettingsForm Form { get; set; } = new();

    internal sealed class SettingsForm
    {
        public string? Name { get; set; }

        public int? Asked { get; set; }

        public bool IsAnonymous { get; set; }

        public bool IsPaired { get; set; }

        public int Version { get; set; }
    }

    public async Task<IActionResult> OnGet(string slug, Guid id)
    {
        if (!await Find(slug, id))
            return NotFound();
        Form = new SettingsForm { Name = One.Title, Asked = One.Asked, IsAnonymous = One.IsAnonymous, IsPaired = One.IsPaired, Version = One.Version };
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug, Guid id)
    {
        if (!await Find(slug, id))
            return NotFound();
        if (Form.Version != One.Version)
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        var title = Typed.Line(Form.Name);
        if (title.Length is 0 or > Questionnaire.LongestTitle)
            ModelState.AddModelError("Form.Name", texts["questionnaires.wrong.title", Questionnaire.LongestTitle]);
        if (Form.Asked is < 1 or > MostAsked)
            ModelState.AddModelError("Form.Asked", texts["questionnaires.wrong.asked", MostAsked]);
        if (!ModelState.IsValid)
            return this.Again();
        (One.Title, One.Asked) = (title, Form.Asked);
        if (!One.IsFrozen)
            (One.IsAnonymous, One.IsPaired) = (Form.IsAnonymous, Form.IsPaired);
        try
        {
            await Db.SaveChangesAsync(Cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.Refused(new Refusal("questionnaires.changed_meanwhile"), texts);
        }
        this.Say("done", texts["questionnaires.saved"]);
        return Redirect(Here);
    }
}
