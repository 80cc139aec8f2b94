using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

internal enum Receipt
{
    Taken,

    /// <summary>The link was used, or this very sheet was sent before.</summary>
    AlreadySent,

    /// <summary>Closed meanwhile, or its last day is over.</summary>
    TooLate,
}

/// <summary>
/// Takes in answers so that nothing tells whose they are: in the same transaction all answers of the questionnaire
/// (and all its links) are written anew in the order of their random ids, so that neither the place of a row
/// nor the transaction that wrote it says which came last.
/// </summary>
internal sealed class AnswerDesk(AppDb db)
{
    private const int LongestSecret = 64;

    /// <summary>The questionnaire behind a link, and the link itself where it is for one answer.</summary>
    public async Task<(Questionnaire? Questionnaire, Token? Token)> Behind(string secret, CancellationToken cancel)
    {
        if (secret.Length > LongestSecret)
            return default;
        var hash = Token.HashOf(secret);
        var token = await db.Set<Token>().AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash || t.FormerHash == hash, cancel);
        var questionnaires = db.Set<Questionnaire>().AsNoTracking();
        return (token is { } one ? await questionnaires.SingleAsync(q => q.Id == one.QuestionnaireId, cancel) : await questionnaires.SingleOrDefaultAsync(q => q.OpenSecret == secret, cancel), token);
    }

    /// <summary>An id for what one page sends, so that sending it twice is noticed.</summary>
    public static Guid IdOf(string? page) =>
        string.IsNullOrEmpty(page) ? RandomId.New() : RandomId.Of(SHA256.HashData(Encoding.UTF8.GetBytes(page)));

    /// <summary>The keyed hash of a code; null where none was made or the key is erased.</summary>
    public async Task<byte[]?> Pairing(Questionnaire questionnaire, string? code, CancellationToken cancel) =>
        code is not null && await db.Set<PairingKey>().AsNoTracking().SingleOrDefaultAsync(k => k.ActionId == questionnaire.ActionId, cancel) is { } key ? key.HashOf(code) : null;

    /// <summary>One answer by link.</summary>
    public async Task<Receipt> Take(QuestionnaireId questionnaire, Response answer, Token? token, DateOnly today, CancellationToken cancel)
    {
        await using var together = await db.Database.BeginTransactionAsync(cancel);
        if (!await Count(questionnaire, 1, today, byLink: true, cancel))
            return Receipt.TooLate;
        if (token is not null)
        {
            var id = token.Id;
            if (await db.Set<Token>().Where(t => t.Id == id && !t.IsUsed).ExecuteUpdateAsync(s => s.SetProperty(t => t.IsUsed, true).SetProperty(t => t.Recipient, (string?)null), cancel) == 0)
                return Receipt.AlreadySent;
        }
        if (!await Mix(questionnaire, [answer], cancel))
            return Receipt.AlreadySent;
        await together.CommitAsync(cancel);
        return Receipt.Taken;
    }

    /// <summary>Sheets of paper, inside the caller's transaction; false = closed meanwhile.</summary>
    public async Task<bool> TakePaper(QuestionnaireId questionnaire, IReadOnlyList<Response> sheets, DateOnly today, CancellationToken cancel) =>
        await Count(questionnaire, sheets.Count, today, byLink: false, cancel) && await Mix(questionnaire, sheets, cancel);

    // Also the lock: whoever answers the same questionnaire in this moment waits here.
    private async Task<bool> Count(QuestionnaireId questionnaire, int more, DateOnly today, bool byLink, CancellationToken cancel)
    {
        var most = Questionnaire.MostAnswers - more;
        var open = db.Set<Questionnaire>().Where(q => q.Id == questionnaire && q.ClosedOn == null && q.OpensOn != null && q.OpensOn <= today && q.AnswerCount <= most);
        if (byLink)
            open = open.Where(q => q.ClosesOn == null || q.ClosesOn >= today);
        return await open.ExecuteUpdateAsync(s => s.SetProperty(q => q.AnswerCount, q => q.AnswerCount + more), cancel) == 1;
    }

    private async Task<bool> Mix(QuestionnaireId questionnaire, IReadOnlyList<Response> more, CancellationToken cancel)
    {
        var answers = await db.Set<Response>().AsNoTracking().Where(r => r.QuestionnaireId == questionnaire).ToListAsync(cancel);
        if (more.Any(m => answers.Exists(a => a.Id == m.Id)))
            return false;
        var links = await db.Set<Token>().AsNoTracking().Where(t => t.QuestionnaireId == questionnaire).ToListAsync(cancel);
        await db.Set<Response>().Where(r => r.QuestionnaireId == questionnaire).ExecuteDeleteAsync(cancel);
        await db.Set<Token>().Where(t => t.QuestionnaireId == questionnaire).ExecuteDeleteAsync(cancel);
        db.AddRange(answers.Concat(more).OrderBy(a => a.Id));
        db.AddRange(links.OrderBy(t => t.Id));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return true;
    }
}
