using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns;

/// <summary>Someone an invitation would go to.</summary>
internal sealed record Recipient(CampaignChannel Channel, string? Email, ContactId? Contact, string? Addressee, string StructureName, bool IsToVerify = false)
{
    public bool IsLetter => Email is null;
}

/// <summary>What one channel would reach, and whom it leaves out.</summary>
/// <param name="Already">Invited to this action before.</param>
/// <param name="Unreachable">Neither mail nor postal address.</param>
internal sealed record ChannelReach(CampaignChannel Channel, int Mails, int Letters, int Opposed, int Duplicates, int Bounced, int Unreachable, int Already);

/// <summary>Everyone a campaign would invite now, each address once, the unserved first.</summary>
/// <param name="ToCall">Unserved people without mail who have not applied again: somebody rings them.</param>
internal sealed record Reach(IReadOnlyList<Recipient> Recipients, IReadOnlyList<ChannelReach> Channels, IReadOnlyList<UnservedPerson> ToCall)
{
    public int Mails => Channels.Sum(c => c.Mails);

    public int Letters => Channels.Sum(c => c.Letters);

    /// <summary>How many addresses nobody has looked at for a year.</summary>
    public int ToVerify => Recipients.Count(r => r.IsToVerify);

    /// <summary>How many the former edition could not serve and can be written to.</summary>
    public int Unserved => Channels.Where(c => c.Channel.Kind is ChannelKind.Unserved).Sum(c => c.Mails);
}

internal sealed class RecipientReader(AppDb db, IParticipants participants, Opposition opposition, TimeProvider time)
{
    private sealed record Candidate(CampaignChannel Channel, string? Email, string? Postal, ContactId? Contact, string? Addressee, string StructureName, bool IsOut, bool HasBounced, bool IsToVerify = false)
    {
        public string? Key => Email is not null ? MailKey.Of(Email) : Postal is not null ? $"|{Fold.Key(StructureName)}|{Fold.Key(Postal)}" : null;
    }

    public async Task<Reach> Of(Campaign campaign, ActionCard action, CancellationToken cancel)
    {
        var channels = campaign.Channels.Where(c => c.Kind is not ChannelKind.Network).OrderBy(c => c.Kind).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id.Value).ToList();
        var people = channels.Exists(c => c.Kind is ChannelKind.Unserved) && action.FormerEdition is { } former ? await participants.Unserved(former, action.Id, cancel) : [];
        var candidates = new List<Candidate>();
        foreach (var channel in channels)
        {
            if (channel.Kind is ChannelKind.Unserved)
                candidates.AddRange(people.Where(p => p.Email is not null && ContactForm.IsMail(p.Email)).Select(p => new Candidate(channel, p.Email, null, null, p.Name, p.StructureName, IsOut: false, HasBounced: false)));
            else
                candidates.AddRange(await Contacts(channel, action.Today(time), cancel));
        }
        var opposed = await opposition.Among(campaign.OrganizationId, candidates.Select(c => c.Key).OfType<string>(), cancel);
        var before = await db.Set<Invitation>().AsNoTracking().Where(i => i.ActionId == campaign.ActionId).Select(i => new { i.EmailKey, i.ContactId }).ToListAsync(cancel);
        var seen = before.Select(i => i.EmailKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var (invited, written) = (seen.ToHashSet(StringComparer.Ordinal), before.Select(i => i.ContactId).OfType<ContactId>().ToHashSet());
        var recipients = new List<Recipient>();
        var reaches = new List<ChannelReach>();
        foreach (var channel in channels)
        {
            var reach = new ChannelReach(channel, 0, 0, 0, 0, 0, 0, 0);
            foreach (var one in candidates.Where(c => c.Channel == channel))
            {
                if (one.Key is not { } key)
                    reach = reach with { Unreachable = reach.Unreachable + 1 };
                else if (one.IsOut || opposed.ContainsKey(key))
                    reach = reach with { Opposed = reach.Opposed + 1 };
                else if (invited.Contains(key) || one.Contact is { } contact && written.Contains(contact))
                    reach = reach with { Already = reach.Already + 1 };
                else if (!seen.Add(key))
                    reach = reach with { Duplicates = reach.Duplicates + 1 };
                else if (one.HasBounced)
                    reach = reach with { Bounced = reach.Bounced + 1 };
                else
                {
                    recipients.Add(new Recipient(channel, one.Email, one.Contact, one.Addressee, one.StructureName, one.IsToVerify));
                    reach = one.Email is null ? reach with { Letters = reach.Letters + 1 } : reach with { Mails = reach.Mails + 1 };
                }
            }
            reaches.Add(reach);
        }
        return new Reach(recipients, reaches, [.. people.Where(p => p is { Email: null, Again: null })]);
    }

    private async Task<IEnumerable<Candidate>> Contacts(CampaignChannel channel, DateOnly today, CancellationToken cancel) =>
        (await db.Set<Contact>().AsNoTracking().Where(c => c.ListId == channel.ListId).OrderBy(c => c.SearchKey).ThenBy(c => c.Id)
            .Select(c => new { c.Id, c.Email, c.PostalAddress, c.ContactName, c.StructureName, Out = c.OptedOutOn != null, Bounced = c.BouncedOn != null, c.VerifiedOn }).ToListAsync(cancel))
            .Select(c => new Candidate(channel, c.Email, c.PostalAddress, c.Id, c.ContactName, c.StructureName, c.Out, c.Bounced, Lists.Contact.IsOld(c.VerifiedOn, today)));
}
