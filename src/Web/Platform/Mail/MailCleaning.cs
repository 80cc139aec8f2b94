using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Platform.Mail;

/// <summary>Mails hold names and addresses: those delivered into the folder, and those nobody took, go after a month, with their files.</summary>
internal sealed class MailCleaning(AppDb db, Settings settings) : ICleaning
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string What => "mails";

    public async Task<int> Clean(DateTimeOffset now, CancellationToken cancel)
    {
        // Those that may have left twice go no more: they count as not delivered.
        await db.Set<OutgoingMail>().Where(m => m.SentAt == null && m.DueAt <= now && m.Uncertain >= OutgoingMail.MostUncertain && m.Failures < OutgoingMail.Attempts)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Failures, OutgoingMail.Attempts), cancel);
        var before = now - Kept;
        var gone = await db.Set<OutgoingMail>().Where(m => m.CreatedAt < before && (m.SentAt != null || m.Failures >= OutgoingMail.Attempts)).ExecuteDeleteAsync(cancel);
        var folder = new DirectoryInfo(Path.Combine(settings.Data, "mail"));
        foreach (var file in folder.Exists ? folder.EnumerateFiles("*.eml").Where(f => f.LastWriteTimeUtc < before.UtcDateTime).ToList() : [])
        {
            file.Delete();
            gone++;
        }
        return gone;
    }
}
