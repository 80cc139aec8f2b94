using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Alerts;

/// <summary>A search that someone asked to be told of: what is new or changed among its results, by mail, until they stop it. No account; nothing is sent before the mail is confirmed.</summary>
internal sealed class SavedSearch
{
    public const int LongestQuery = 1500;
    public const int MostPerMail = 20;

    /// <summary>How long an unconfirmed one waits.</summary>
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(7);

    /// <summary>How often one may be told, in days.</summary>
    public static readonly IReadOnlyList<int> Rhythms = [1, 7, 30];

    public required Guid Id { get; init; }

    [Personal]
    public required string Email { get; init; }

    /// <summary>One spelling for all ways to write it.</summary>
    [Personal]
    public required string EmailKey { get; init; }

    /// <summary>The parameters of the search as its address says them, without page and hour.</summary>
    public required string Query { get; init; }

    /// <summary>Of the mails: fr, nl or en.</summary>
    public required string Language { get; init; }

    public required int EveryDays { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Changes up to here were looked at.</summary>
    public required DateTimeOffset SeenUntil { get; set; }

    /// <summary>Not before; whoever looks at it moves it on first, so that nobody else does.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The day a mail server refused the address: nothing is sent until it is confirmed again.</summary>
    public DateOnly? RefusedOn { get; set; }

    /// <summary>Who looks at it now, of all replicas.</summary>
    public Guid? TakenBy { get; set; }

    public static string KeyOf(string mail) => mail.Trim().Normalize().ToLowerInvariant();

    internal sealed class Mapping : IEntityTypeConfiguration<SavedSearch>
    {
        public void Configure(EntityTypeBuilder<SavedSearch> builder)
        {
            builder.ToTable("saved_searches");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasIndex(s => new { s.EmailKey, s.Query }).IsUnique();
            builder.HasIndex(s => s.DueAt).HasFilter("confirmed_at is not null and refused_on is null");
            builder.HasIndex(s => s.TakenBy);
        }
    }
}
