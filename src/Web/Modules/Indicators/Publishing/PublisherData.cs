using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Indicators.Publishing;

/// <summary>Who published figures or wrote one by hand: the figure stays, the name goes.</summary>
internal sealed class PublisherData(AppDb db) : IPersonalData
{
    public string Name => "indicators";

    public IReadOnlyList<PersonalColumn> Columns { get; } =
        [.. Personal.Columns<FigureSnapshot>(nameof(FigureSnapshot.PublisherName)), .. Personal.Columns<FigureDeclaration>(nameof(FigureDeclaration.DeclarerName))];

    public async Task<object?> Export(DataSubject person, CancellationToken cancel)
    {
        var by = person.Account.ToString();
        var published = await db.Set<FigureSnapshot>().AsNoTracking().Where(s => s.By == by).Select(s => new { s.ActionId, s.Number, s.At, s.PublisherName, s.Note }).ToListAsync(cancel);
        var written = await db.Set<FigureDeclaration>().AsNoTracking().Where(d => d.By == by).Select(d => new { d.ActionId, d.Code, d.Value, d.Reason, d.At, d.DeclarerName }).ToListAsync(cancel);
        return published.Count + written.Count == 0 ? null : new { Published = published, Written = written };
    }

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        var by = person.Account.ToString();
        foreach (var snapshot in await db.Set<FigureSnapshot>().Where(s => s.By == by).ToListAsync(cancel))
            snapshot.PublisherName = null;
        foreach (var declaration in await db.Set<FigureDeclaration>().Where(d => d.By == by).ToListAsync(cancel))
            declaration.DeclarerName = null;
    }
}
