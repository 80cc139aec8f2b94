using System.Security.Cryptography;
using Maillage.Modules.Field.Spaces;
using Maillage.Platform.Backup;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Field;

/// <summary>Phones hold what a backup does not: each space gets another generation, by which they know and send it again.</summary>
internal sealed class FieldRestored : IAfterRestore
{
    public static Guid NewGen() => new(RandomNumberGenerator.GetBytes(16));

    public async Task Run(AppDb db, CancellationToken cancel)
    {
        var gen = NewGen();
        await db.Set<Space>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Gen, gen), cancel);
    }
}
