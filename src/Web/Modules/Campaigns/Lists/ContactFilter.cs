namespace Maillage.Modules.Campaigns.Lists;

/// <summary>Which contacts of a list are looked at.</summary>
internal static class ContactFilter
{
    public const string ToVerify = "a-verifier";
    public const string OptedOut = "desinscrits";
    public const string ByPost = "sans-courriel";
    public const string Bounced = "revenus";

    public static readonly string[] All = [ToVerify, OptedOut, ByPost, Bounced];

    public static IQueryable<Contact> In(this IQueryable<Contact> contacts, string? state, DateOnly today)
    {
        var old = today.AddYears(-1);
        return state switch
        {
            ToVerify => contacts.Where(c => c.OptedOutOn == null && (c.BouncedOn != null || c.VerifiedOn == null || c.VerifiedOn < old)),
            OptedOut => contacts.Where(c => c.OptedOutOn != null),
            ByPost => contacts.Where(c => c.OptedOutOn == null && c.Email == null),
            Bounced => contacts.Where(c => c.OptedOutOn == null && c.BouncedOn != null),
            _ => contacts,
        };
    }
}
