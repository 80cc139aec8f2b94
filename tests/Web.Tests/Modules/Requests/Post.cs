using System.Text.RegularExpressions;
using Maillage.Modules.Requests;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Requests;

/// <summary>The mails of requests, as those who get them open them, and requests as they are kept.</summary>
internal static partial class Post
{
    public static async Task<IReadOnlyList<OutgoingMail>> Of(World world, string recipient)
    {
        await using var db = world.Open();
        return await db.Set<OutgoingMail>().Where(m => m.Recipient == recipient).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The secret address in the latest mail.</summary>
    public static async Task<string> LastLink(World world, string recipient) => Secret().Match((await Of(world, recipient))[0].Text).Value;

    public static async Task<SupportRequest> Request(World world, string structure)
    {
        await using var db = world.Open();
        return await db.Set<SupportRequest>().AsNoTracking().Include(r => r.Addressees).Include(r => r.Events).SingleAsync(r => r.StructureName == structure, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("/demandes/suivi/[^ \r\n]+", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
