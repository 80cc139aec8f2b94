using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Maillage.Platform.Today;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>What waits in the directory: for the coordination what is to be read and who is to be called, for a service what was given back and what is to be confirmed.</summary>
internal sealed class KeepingToday(AppDb db, ICurrentPerson person, Texts texts) : IToday
{
    private const int Most = 20;

    public async Task<IReadOnlyList<TodayLine>> Lines(CancellationToken cancel)
    {
        List<TodayLine> lines = [];
        if (person.Is(Role.Coordinator))
        {
            await ToRead(lines, cancel);
            await ToCall(lines, cancel);
        }
        var own = person.Roles.Where(r => r.Role is Role.ServiceMember).Select(r => r.Organization).OfType<Contracts.OrganizationId>().Distinct().ToList();
        if (own.Count > 0)
            await Own(lines, own, cancel);
        return lines;
    }

    private async Task ToRead(List<TodayLine> lines, CancellationToken cancel)
    {
        var waiting = await db.Set<Proposal>().AsNoTracking().Where(p => p.State == ProposalState.Waiting).OrderBy(p => p.At).ThenBy(p => p.Id).Take(Most).ToListAsync(cancel);
        var ids = waiting.ConvertAll(p => p.EntryId);
        var (services, organizations) = (ids.ConvertAll(i => new Contracts.ServiceId(i)), ids.ConvertAll(i => new Contracts.OrganizationId(i)));
        var names = ids.Count == 0 ? [] : await db.Set<Service>().Where(s => services.Contains(s.Id)).ToDictionaryAsync(s => s.Id.Value, s => s.Name, cancel);
        foreach (var o in ids.Count == 0 ? [] : await db.Set<Organization>().Where(o => organizations.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(cancel))
            names.TryAdd(o.Id.Value, o.Name);
        lines.AddRange(waiting.Select(p => new TodayLine(texts[p.IsSuggestion ? "keeping.today.suggestion" : "keeping.today.change"], $"/annuaire/moderation/{p.Id}", Day(p.At), names.GetValueOrDefault(p.EntryId))));
    }

    private async Task ToCall(List<TodayLine> lines, CancellationToken cancel)
    {
        var calls = await (from u in db.Set<Upkeep>() where u.Stage == UpkeepStage.Calling && u.NextAt != null join s in db.Set<Service>() on u.Id equals s.Id where s.State == EntryStates.ToVerify orderby u.NextAt select new { s.Name, s.Slug, u.NextAt }).AsNoTracking().Take(Most).ToListAsync(cancel);
        lines.AddRange(calls.Select(c => new TodayLine(texts["keeping.today.call", c.NextAt!.Value.InWords()], $"/annuaire/services/{c.Slug}/verification", Day(c.NextAt.Value - Upkeep.BeforeSleep), c.Name)));
    }

    private async Task Own(List<TodayLine> lines, List<Contracts.OrganizationId> own, CancellationToken cancel)
    {
        var services = await (from s in db.Set<Service>() where s.OrganizationId != null && own.Contains(s.OrganizationId.Value) && EntryStates.Shown.Contains(s.State) join u in db.Set<Upkeep>() on s.Id equals u.Id where u.Stage != UpkeepStage.Fresh orderby u.CheckedAt select new { s.Name, s.Slug, u.Stage, u.CheckedAt }).AsNoTracking().Take(Most).ToListAsync(cancel);
        lines.AddRange(services.Select(s => new TodayLine(texts[s.Stage is UpkeepStage.Dormant ? "keeping.today.asleep" : "keeping.today.confirm"], $"/annuaire/services/{s.Slug}/verification", Day(s.CheckedAt), s.Name)));
        var me = person.Id!.Value.Value;
        foreach (var p in await db.Set<Proposal>().AsNoTracking().Where(p => p.Account == me && p.State == ProposalState.Returned).OrderBy(p => p.At).Take(Most).ToListAsync(cancel))
        {
            // Whoever has sent it again since is not told of the former word.
            if (await Address(p, cancel) is { } address && !await db.Set<Proposal>().AnyAsync(o => o.EntryId == p.EntryId && o.Account == me && o.At > p.At, cancel))
                lines.Add(new TodayLine(texts["keeping.today.returned"], $"{address}/modifier", Day(p.SettledAt!.Value), await Name(p, cancel)));
        }
    }

    private async Task<string?> Name(Proposal p, CancellationToken cancel) => p.Kind is EntryKind.Service
        ? await db.Set<Service>().Where(s => s.Id == new Contracts.ServiceId(p.EntryId)).Select(s => s.Name).SingleOrDefaultAsync(cancel)
        : await db.Set<Organization>().Where(o => o.Id == new Contracts.OrganizationId(p.EntryId)).Select(o => o.Name).SingleOrDefaultAsync(cancel);

    private async Task<string?> Address(Proposal p, CancellationToken cancel)
    {
        var slug = p.Kind is EntryKind.Service
            ? await db.Set<Service>().Where(s => s.Id == new Contracts.ServiceId(p.EntryId)).Select(s => s.Slug).SingleOrDefaultAsync(cancel)
            : await db.Set<Organization>().Where(o => o.Id == new Contracts.OrganizationId(p.EntryId)).Select(o => o.Slug).SingleOrDefaultAsync(cancel);
        return slug is null ? null : $"/annuaire/{p.Kind.Folder()}/{slug}";
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
