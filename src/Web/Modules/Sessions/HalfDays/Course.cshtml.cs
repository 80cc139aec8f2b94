using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sessions.HalfDays;

/// <summary>How the session went: the rule of confidentiality, the two parts, the topics treated. Ticks only, no text.</summary>
internal sealed class CourseModel(AppDb db, SessionBook book, IVocabularies vocabularies, Texts texts) : SessionPage(book)
{
    [BindProperty]
    public List<string> Parts { get; set; } = [];

    [BindProperty]
    public List<string> Topics { get; set; } = [];

    [BindProperty]
    public List<string> Scenarios { get; set; } = [];

    /// <summary>In the order of the day: the welcome first, with its rule.</summary>
    public IReadOnlyList<Choice> OfferedParts =>
        [new Choice(SessionParts.Welcome, texts["seances.part.welcome"], Parts.Contains(SessionParts.Welcome)), .. SessionForm.Choices(vocabularies, SessionLists.Parts, texts, Parts).Where(c => c.Value != SessionParts.Welcome)];

    public async Task<IActionResult> OnGet(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        (Parts, Topics, Scenarios) = (Session.Parts, Session.TreatedTopics.Count > 0 ? Session.TreatedTopics : Session.PlannedTopics, Session.Scenarios);
        return Page();
    }

    public async Task<IActionResult> OnPost(string action, int number)
    {
        if (!await Find(action, number))
            return NotFound();
        if (Session.IsCancelled)
            return this.Refused(new Refusal("seances.refused.cancelled"), texts);
        Session.Parts = Known(SessionLists.Parts, Parts);
        Session.TreatedTopics = Known(SessionLists.Topics, Topics);
        Session.Scenarios = Known(SessionLists.Scenarios, Scenarios);
        await db.SaveChangesAsync(Cancel);
        this.Say("done", texts["seances.saved"]);
        return Redirect(Here);
    }

    private List<string> Known(string list, IEnumerable<string> codes) => [.. codes.Where(c => vocabularies.Find(list, c) is not null).Distinct(StringComparer.Ordinal)];
}
