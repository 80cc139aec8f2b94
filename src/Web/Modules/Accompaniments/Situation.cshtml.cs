using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Accompaniments;

/// <summary>Notes that a situation was read with the grid; no story is asked for.</summary>
internal sealed class SituationModel(AccompanimentBook book, AppDb db, ICurrentPerson person, IVocabularies vocabularies, Texts texts, TimeProvider time) : AccompanimentPage(book, db, person, texts, time)
{
    private readonly TimeProvider clock = time;

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Functions { get; set; } = [];

    [BindProperty]
    public string? Level { get; set; }

    public IReadOnlyList<Choice> Grid => Typed.Choices(vocabularies, AccompanimentLists.Grid, Words, [.. Functions]);

    public IReadOnlyList<Choice> Levels => [.. Typed.Choices(vocabularies, AccompanimentLists.Levels, Words, Level), new Choice("", Words["accompaniments.unsaid"], string.IsNullOrEmpty(Level))];

    public async Task<IActionResult> OnGet(string slug)
    {
        if (!await Find(slug))
            return NotFound();
        On = Typed.Written(Today);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug)
    {
        if (!await Find(slug))
            return NotFound();
        var on = Day(On, nameof(On), isNeeded: true);
        if (on > Today)
            ModelState.AddModelError(nameof(On), Words["accompaniments.wrong.ahead"]);
        var name = Line(Name, nameof(Name), SituationRead.LongestTitle);
        List<string> functions = [.. Functions.Where(f => vocabularies.Find(AccompanimentLists.Grid, f) is not null).Distinct(StringComparer.Ordinal)];
        if (functions.Count == 0)
            ModelState.AddModelError(nameof(Functions), Words["accompaniments.wrong.functions"]);
        if (!ModelState.IsValid)
            return this.Again();
        Db.Add(new SituationRead
        {
            Id = EntityId.New<SituationReadId>(clock),
            ActionId = Action.Id,
            On = on!.Value,
            // Once it is over nothing is told any more.
            Title = One.EndedOn is null ? name : null,
            Functions = functions,
            Level = vocabularies.Find(AccompanimentLists.Levels, Level ?? "") is null ? null : Level,
        });
        return await Save(Words["accompaniments.situation.saved"]);
    }
}
