using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>One sheet of paper, read.</summary>
internal sealed record PaperSheet(Given Given, string? Code);

/// <summary>Takes in sheets of paper, all or none, marked as such.</summary>
internal sealed class PaperDesk(AppDb db, AnswerDesk desk)
{
    public async Task<Receipt> Take(Questionnaire one, IReadOnlyList<PaperSheet> sheets, Guid batch, byte[]? file, AccountId by, DateOnly today, CancellationToken cancel)
    {
        var key = one.Id;
        await using var together = await db.Database.BeginTransactionAsync(cancel);
        var answers = new List<Response>();
        foreach (var sheet in sheets)
            answers.Add(new Response { Id = RandomId.New(), QuestionnaireId = key, AnsweredOn = today, FromPaper = true, PairingHash = await desk.Pairing(one, sheet.Code, cancel), Given = sheet.Given });
        // First of all, since it makes a second sending wait for this one; then it is seen whether it came before.
        if (!await desk.TakePaper(key, answers, today, cancel))
            return Receipt.TooLate;
        if (await db.Set<PaperBatch>().AnyAsync(b => b.Id == batch || b.QuestionnaireId == key && file != null && b.FileHash == file, cancel))
            return Receipt.AlreadySent;
        db.Add(new PaperBatch { Id = batch, QuestionnaireId = key, EnteredBy = by, EnteredOn = today, Sheets = sheets.Count, FileHash = file });
        await db.SaveChangesAsync(cancel);
        await together.CommitAsync(cancel);
        return Receipt.Taken;
    }
}
