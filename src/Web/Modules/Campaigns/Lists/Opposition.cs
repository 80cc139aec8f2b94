using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>Who is never written to again by an organisation: in each of its lists, and in those made later.</summary>
internal sealed class Opposition(AppDb db)
{
    private const int PerQuestion = 500;

    /// <summary>Since when each of these addresses is opposed; those that are not are left out.</summary>
    public async Task<IReadOnlyDictionary<string, DateOnly>> Among(OrganizationId organization, IEnumerable<string> keys, CancellationToken cancel)
    {
        var found = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var some in keys.Distinct(StringComparer.Ordinal).Chunk(PerQuestion))
        {
            var byHash = some.ToDictionary(k => Convert.ToHexString(MailKey.Hash(k)), StringComparer.Ordinal);
            var hashes = byHash.Keys.Select(Convert.FromHexString).ToList();
            foreach (var one in await db.Set<OptOut>().AsNoTracking().Where(o => o.OrganizationId == organization && hashes.Contains(o.MailHash)).ToListAsync(cancel))
                found[byHash[Convert.ToHexString(one.MailHash)]] = one.Since;
        }
        return found;
    }

    /// <summary>Opposes addresses known by their hash alone, in every list of the organisation; safe to repeat. The caller saves.</summary>
    public async Task Oppose(OrganizationId organization, IReadOnlyCollection<byte[]> hashes, DateOnly since, CancellationToken cancel)
    {
        if (hashes.Count == 0)
            return;
        foreach (var hash in hashes)
            await db.Database.ExecuteSqlAsync($"insert into opt_outs (organization_id, mail_hash, since) values ({organization.Value}, {hash}, {since}) on conflict do nothing", cancel);
        var opposed = hashes.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        var contacts = from c in db.Set<Contact>() join l in db.Set<MailingList>() on c.ListId equals l.Id where l.OrganizationId == organization && c.EmailKey != null select c;
        var keys = (await contacts.Select(c => c.EmailKey!).Distinct().ToListAsync(cancel)).FindAll(k => opposed.Contains(Convert.ToHexString(MailKey.Hash(k))));
        foreach (var some in keys.Chunk(PerQuestion).Select(k => k.ToList()))
        {
            foreach (var contact in await contacts.Where(c => some.Contains(c.EmailKey!)).ToListAsync(cancel))
                contact.OptOut(since);
        }
    }
}
