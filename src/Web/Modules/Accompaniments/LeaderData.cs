using Maillage.Modules.Accompaniments.Stories;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Accompaniments;

/// <summary>The accompaniments someone leads, and the stories a team named someone for; of the team itself nothing but numbers is kept.</summary>
internal sealed class LeaderData(AppDb db) : IPersonalData
{
    public string Name => "accompagnements";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<Story>(nameof(Story.DesigneeName), nameof(Story.DesigneeEmail));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel)
    {
        var account = new AccountId(person.Account);
        var led = await db.Set<Accompaniment>().AsNoTracking().Where(a => a.LeaderId == account).ToListAsync(cancel);
        var named = await Named(person).AsNoTracking().ToListAsync(cancel);
        return led.Count + named.Count == 0 ? null : new
        {
            Led = led.Select(a => new { Action = a.ActionId.Value, a.Institution, a.Begins }).ToList(),
            NamedByTheTeam = named.Select(s => new { s.Title, s.DesigneeName, s.DesigneeEmail, s.AskedOn, s.AgreedOn }).ToList(),
        };
    }

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        var account = new AccountId(person.Account);
        foreach (var one in await db.Set<Accompaniment>().Where(a => a.LeaderId == account).ToListAsync(cancel))
            one.LeaderId = null;
        foreach (var story in await Named(person).ToListAsync(cancel))
            story.Forget();
    }

    private IQueryable<Story> Named(DataSubject person)
    {
        var mail = person.Email?.Trim().ToLowerInvariant() ?? "";
        return db.Set<Story>().Where(s => mail != "" && s.DesigneeEmail != null && s.DesigneeEmail == mail);
    }
}
