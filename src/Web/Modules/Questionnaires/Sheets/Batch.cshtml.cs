using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Http;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>Types in sheets of paper, a line for each, with the numbers that are printed on them.</summary>
internal sealed class BatchModel(AppDb db, IActions actions, ICurrentPerson person, PaperDesk desk, Texts texts, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    private const int MostRows = 15;

    /// <summary>A form of more fields than this is refused by the server, and everything typed would be lost.</summary>
    private const int MostFields = 900;
    private readonly ICurrentPerson who = person;

    public IReadOnlyList<PaperColumn> Columns { get; private set; } = [];

    public int Rows => Math.Clamp(MostFields / (Columns.Count + 1), 1, MostRows);

    public Guid Entry { get; private set; } = RandomId.New();

    public IReadOnlyList<PaperBatch> Batches { get; private set; } = [];

    public HashSet<string> Wrong { get; } = new(StringComparer.Ordinal);

    public bool TakesPaper => One.TakesPaper(Today);

    public string? Said(int row, string code) => Request.HasFormContentType ? Request.Form[Name(row, code)].ToString() : null;

    public static string Name(int row, string code) => $"f{row}-{code}";

    public bool IsOwn(PaperBatch batch) => batch.EnteredBy == who.Id;

    public async Task<IActionResult> OnGet(string slug, Guid id) => await FindAll(slug, id) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string slug, Guid id, Guid entry)
    {
        if (!await FindAll(slug, id))
            return NotFound();
        Entry = entry == Guid.Empty ? RandomId.New() : entry;
        var sheets = new List<PaperSheet>();
        for (var row = 1; row <= Rows; row++)
        {
            var at = row;
            if (Columns.Select(c => c.Code).Append(PaperColumns.PersonCode).All(c => string.IsNullOrWhiteSpace(Said(at, c))))
                continue;
            var reader = new SheetReader(One, texts);
            var given = reader.Read(code => [Said(at, code) ?? ""]);
            var code = reader.ReadCode(Said(at, PaperColumns.PersonCode));
            if (reader.Faults.Count == 0 && given.IsEmpty)
                reader.Faults[PaperColumns.PersonCode] = texts["questionnaires.file.no_answer"];
            foreach (var (question, sentence) in reader.Faults)
            {
                var column = Columns.FirstOrDefault(c => c.Code == question || c.Code.StartsWith($"{question}.", StringComparison.Ordinal));
                Wrong.Add(Name(row, column?.Code ?? PaperColumns.PersonCode));
                ModelState.AddModelError(Name(row, column?.Code ?? PaperColumns.PersonCode), column is null ? texts["questionnaires.batch.wrong_code", row, sentence] : texts["questionnaires.batch.wrong", row, column.Number, sentence]);
            }
            sheets.Add(new PaperSheet(given, code));
        }
        if (!ModelState.IsValid)
            return this.Again();
        if (sheets.Count == 0)
            return this.Refused(new Refusal("questionnaires.batch.nothing"), texts);
        switch (await desk.Take(One, sheets, Entry, null, who.Id!.Value, Today, Cancel))
        {
            case Receipt.TooLate:
                return this.Refused(new Refusal("questionnaires.batch.closed"), texts);
            case Receipt.AlreadySent:
                this.Say("info", texts["questionnaires.batch.already"]);
                break;
            default:
                this.Say("done", texts.Count("questionnaires.batch.taken", sheets.Count));
                break;
        }
        return Redirect($"{Here}/saisie");
    }

    private async Task<bool> FindAll(string slug, Guid id)
    {
        if (!await Find(slug, id) || One.IsImported)
            return false;
        Columns = PaperColumns.Of(One, texts);
        var key = One.Id;
        Batches = await Db.Set<PaperBatch>().AsNoTracking().Where(b => b.QuestionnaireId == key).OrderByDescending(b => b.EnteredOn).ThenBy(b => b.Id).ToListAsync(Cancel);
        return true;
    }
}
