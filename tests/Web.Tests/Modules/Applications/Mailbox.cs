using System.Text.RegularExpressions;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Applications;

/// <summary>The mails of applications, as those who get them open them.</summary>
internal static partial class Mailbox
{
    public static async Task<IReadOnlyList<OutgoingMail>> Of(World world, string recipient)
    {
        await using var db = world.Open();
        return await db.Set<OutgoingMail>().Where(m => m.Recipient == recipient).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The secret address in the latest mail.</summary>
    public static async Task<string> LastLink(World world, string recipient) => Secret().Match((await Of(world, recipient))[0].Text).Value;

    [GeneratedRegex("/candidatures/(suivi|employeur|candidater)/[^ \r\n]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
