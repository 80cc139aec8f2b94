using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Accompaniments;

/// <summary>The team, where it works, what it has, what is aimed at, and when.</summary>
internal sealed class EditModel(AccompanimentBook book, AppDb db, ICurrentPerson person, IVocabularies vocabularies, Texts texts, TimeProvider time) : AccompanimentPage(book, db, person, texts, time)
{
    private readonly ICurrentPerson me = person;

    [BindProperty]
    public AccompanimentForm Form { get; set; } = new();

    public IReadOnlyList<Choice> Professions(string? chosen) => [new("", "", string.IsNullOrEmpty(chosen)), .. Typed.Choices(vocabularies, AccompanimentLists.Professions, Words, chosen)];

    public IReadOnlyList<Choice> Settings(string? chosen) => [new("", "", string.IsNullOrEmpty(chosen)), .. Typed.Choices(vocabularies, Lists.Settings, Words, chosen)];

    public IReadOnlyList<Choice> Publics => Typed.Choices(vocabularies, Lists.Publics, Words, [.. Form.Publics]);

    public bool IsUnusual => Typed.Day(Form.Begins) is { } first && Typed.Day(Form.Ends) is { } last && first < last && !Accompaniment.IsUsual(first, last);

    public async Task<IActionResult> OnGet(string slug)
    {
        if (!await Find(slug))
            return NotFound();
        Form = AccompanimentForm.Of(One, Action, isLeader: One.LeaderId is null || One.LeaderId == me.Id);
        return Page();
    }

    public async Task<IActionResult> OnPost(string slug)
    {
        if (!await Find(slug))
            return NotFound();
        if (Form.Version != One.Version)
            return this.Refused(new Refusal("accompaniments.changed_meanwhile"), Words);
        var institution = Line(Form.Institution, "Form.Institution", Accompaniment.LongestLine);
        var headcount = Number(Form.Headcount, "Form.Headcount", 2000);
        var written = new[] { (Form.Resources, nameof(Form.Resources)), (Form.IndividualAims, nameof(Form.IndividualAims)), (Form.CollectiveAims, nameof(Form.CollectiveAims)), (Form.StartState, nameof(Form.StartState)) }
            .Select(t => Line(t.Item1, $"Form.{t.Item2}", Accompaniment.LongestText)).ToList();
        var (begins, ends) = (Day(Form.Begins, "Form.Begins", isNeeded: false), Day(Form.Ends, "Form.Ends", isNeeded: false));
        var reason = Line(Form.LengthReason, "Form.LengthReason", Accompaniment.LongestLine);
        var phases = Phase.All.Zip(Form.Phases).Select((p, i) => (p.First, Day(p.Second, $"Form.Phases[{i}]", isNeeded: false))).Where(p => p.Item2 is not null).Select(p => new Phase(p.First, p.Item2!.Value)).ToList();
        if (phases.Zip(phases.Skip(1)).Any(p => p.Second.From <= p.First.From))
            ModelState.AddModelError("Form.Phases[0]", Words["accompaniments.wrong.phases"]);
        var team = Team();
        if (!ModelState.IsValid)
            return this.Again();
        if (One.Plan(begins, ends, reason) is { } refusal)
        {
            ModelState.AddModelError(refusal.Text == "accompaniments.refused.length" ? "Form.LengthReason" : "Form.Ends", Words[refusal.Text, refusal.Arguments]);
            return this.Again();
        }
        (One.Institution, One.Headcount, One.Team, One.Phases) = (institution, headcount, team, phases);
        (One.Resources, One.IndividualAims, One.CollectiveAims, One.StartState) = (written[0], written[1], written[2], written[3]);
        One.HasManagement = Typed.Answer(Form.HasManagement);
        One.Publics = [.. Form.Publics.Where(p => vocabularies.Find(Lists.Publics, p) is not null).Distinct(StringComparer.Ordinal)];
        if (Form.IsLeader)
            One.LeaderId = me.Id;
        else if (One.LeaderId == me.Id)
            One.LeaderId = null;
        return await Save(Words["accompaniments.saved"]);
    }

    private List<TeamPart> Team()
    {
        List<TeamPart> team = [];
        foreach (var (i, row) in Form.Team.Take(AccompanimentForm.MostRows).Index())
        {
            var people = Number(row.People, $"Form.Team[{i}].People", 500);
            if (vocabularies.Find(AccompanimentLists.Professions, row.Profession ?? "") is null)
            {
                if (people is not null)
                    ModelState.AddModelError($"Form.Team[{i}].Profession", Words["accompaniments.wrong.profession"]);
                continue;
            }
            team.Add(new TeamPart(row.Profession!, vocabularies.Find(Lists.Settings, row.Setting ?? "") is null ? null : row.Setting, people));
        }
        return team;
    }
}
