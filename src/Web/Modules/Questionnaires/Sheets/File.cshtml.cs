using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>Takes in sheets that were typed into a spreadsheet: all of the file, or nothing and every fault with its line.</summary>
internal sealed class FileModel(AppDb db, IActions actions, ICurrentPerson person, PaperDesk desk, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    private const int MostShown = 50;
    private readonly ICurrentPerson who = person;

    [BindProperty]
    public IFormFile? Chosen { get; set; }

    public IReadOnlyList<PaperColumn> Columns { get; private set; } = [];

    public IReadOnlyList<string> Faults { get; private set; } = [];

    public int MoreFaults { get; private set; }

    public async Task<IActionResult> OnGet(string slug, Guid id, string? format)
    {
        if (!await FindAll(slug, id))
            return NotFound();
        return format == "modele" ? File(Encoding.UTF8.GetBytes(PaperFile.Model(One, texts)), "text/csv; charset=utf-8", $"{One.Moment}-modele.csv") : Page();
    }

    public async Task<IActionResult> OnPost(string slug, Guid id)
    {
        if (!await FindAll(slug, id))
            return NotFound();
        if (Chosen is not { Length: > 0 and <= PaperFile.LargestFile })
        {
            ModelState.AddModelError(nameof(Chosen), texts[Chosen is { Length: > 0 } ? "questionnaires.file.large" : "questionnaires.file.choose", PaperFile.LargestFile / 1_000_000]);
            return this.Again();
        }
        using var bytes = new MemoryStream();
        await Chosen.CopyToAsync(bytes, Cancel);
        var (sheets, faults) = PaperFile.Read(bytes.ToArray(), One, texts);
        if (faults.Count > 0)
        {
            (Faults, MoreFaults) = ([.. faults.Take(MostShown)], Math.Max(0, faults.Count - MostShown));
            return this.Again();
        }
        switch (await desk.Take(One, sheets, RandomId.New(), SHA256.HashData(bytes.ToArray()), who.Id!.Value, Today, Cancel))
        {
            case Receipt.TooLate:
                return this.Refused(new Refusal("questionnaires.batch.closed"), texts);
            case Receipt.AlreadySent:
                return this.Refused(new Refusal("questionnaires.file.already"), texts);
            default:
                this.Say("done", texts.Count("questionnaires.batch.taken", sheets.Count));
                return Redirect($"{Here}/saisie");
        }
    }

    private async Task<bool> FindAll(string slug, Guid id)
    {
        if (!await Find(slug, id) || One.IsImported)
            return false;
        Columns = PaperColumns.Of(One, texts);
        return true;
    }
}
