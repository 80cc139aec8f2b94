using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Platform.Jobs;

/// <summary>Work that comes back; its row says from when the next replica may take it.</summary>
internal sealed class Job
{
    public required string Name { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long DueAt { get; set; }

    /// <summary>Takes the job until it is due again, in one statement: true for one replica only. Whoever dies at it lets one turn go by.</summary>
    public static async Task<bool> Take(AppDb db, string name, DateTimeOffset now, TimeSpan every, CancellationToken cancel)
    {
        var (seconds, next) = (now.ToUnixTimeSeconds(), (now + every).ToUnixTimeSeconds());
        return await db.Database.ExecuteSqlAsync($"""
            insert into jobs (name, due_at) values ({name}, {next})
            on conflict (name) do update set due_at = excluded.due_at where jobs.due_at <= {seconds}
            """, cancel) == 1;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> builder) => builder.ToTable("jobs").HasKey(j => j.Name);
    }
}
