using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Exchange;
using Maillage.Modules.Applications.Seats;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Security.Audit;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Applications;

/// <summary>Takes over applications of a spreadsheet: first every line is shown as it would be, then all are written or none.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class ImportModel(IActions actions, AppDb db, Seating seating, ICurrentPerson person, IVocabularies vocabularies, IPlaces places, Texts texts, TimeProvider time) : PageModel
{
    /// <summary>One line of the file beside what is known: new, there already, or wrong.</summary>
    internal sealed record Verdict(FileLine Said, string? There);

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file that was looked at, as text, so that it need not be chosen again.</summary>
    [BindProperty]
    public string? Text { get; set; }

    public ActionCard Action { get; private set; } = null!;

    public IReadOnlyList<Verdict> Verdicts { get; private set; } = [];

    public IReadOnlyList<string> Ignored { get; private set; } = [];

    public int Wrong => Verdicts.Count(v => v.Said.Faults.Count > 0);

    public int Fresh => Verdicts.Count(v => v.Said.Faults.Count == 0 && v.There is null);

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel) => await Find(slug, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, string act, CancellationToken cancel)
    {
        if (!await Find(slug, cancel))
            return NotFound();
        if (Upload is { Length: > 0 })
        {
            if (Upload.Length > CandidacyFile.LargestFile)
                return this.Refused(new Refusal("candidacies.file.large"), texts);
            using var memory = new MemoryStream();
            await Upload.CopyToAsync(memory, cancel);
            Text = CandidacyFile.Decode(memory.ToArray());
            ModelState.Remove("Text");
        }
        if (string.IsNullOrWhiteSpace(Text) || Text.Length > CandidacyFile.LargestFile)
        {
            ModelState.AddModelError("Upload", texts["candidacies.file.choose"]);
            return this.Again();
        }
        var file = new CandidacyFile(vocabularies, places, texts);
        var (lines, refusal) = file.Read(Text, Action.Today(time));
        Ignored = file.Ignored;
        if (refusal is not null)
            return this.Refused(refusal, texts);
        if (act != "write")
        {
            Verdicts = Judge(lines, await db.Set<Candidacy>().AsNoTracking().Where(a => a.ActionId == Action.Id).ToListAsync(cancel));
            return Page();
        }
        var by = person.Id!.Value.Value;
        var written = await seating.Under(Action.Id, plan =>
        {
            Verdicts = Judge(lines, plan.All);
            if (Wrong > 0)
                return -1;
            var number = plan.All.Select(c => c.Number).DefaultIfEmpty(0).Max();
            foreach (var verdict in Verdicts.Where(v => v.There is null))
            {
                var one = verdict.Said.Form.Make(Action.Id, ++number, EntityId.New<CandidacyId>(time), "import", verdict.Said.ReceivedOn, texts.Language);
                one.MoveTo(CandidacyStatus.Received, plan.Moment.Now, plan.Moment.Today, by.ToString());
                db.Add(one);
                plan.Enter(one);
            }
            db.Record(new AuditFact("candidacy.file", $"action:{Action.Id}", by, $"{Fresh}"));
            return Fresh;
        }, cancel);
        if (written < 0)
            return this.Again(StatusCodes.Status409Conflict);
        this.Say("done", texts.Count("candidacies.file.written", written));
        return RedirectToPage("Show", new { slug });
    }

    private List<Verdict> Judge(IReadOnlyList<FileLine> lines, IReadOnlyList<Candidacy> all)
    {
        var seen = new List<(int Line, Candidacy One)>();
        var verdicts = new List<Verdict>();
        foreach (var line in lines)
        {
            if (line.Faults.Count > 0)
            {
                verdicts.Add(new Verdict(line, null));
                continue;
            }
            var one = line.Form.Make(Action.Id, 0, EntityId.New<CandidacyId>(time), "import", line.ReceivedOn, texts.Language);
            var there = all.FirstOrDefault(a => a.State != CandidacyStatus.Draft && a.IsSamePersonAs(one)) is { } known ? known.NumberText
                : seen.FirstOrDefault(s => s.One.IsSamePersonAs(one)) is { One: not null } before ? texts["candidacies.file.line", before.Line] : null;
            seen.Add((line.Line, one));
            verdicts.Add(new Verdict(line, there));
        }
        return verdicts;
    }

    private async Task<bool> Find(string slug, CancellationToken cancel)
    {
        if (await actions.FindManaged(slug, cancel) is not { } action)
            return false;
        Action = action;
        return true;
    }
}
