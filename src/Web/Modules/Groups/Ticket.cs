using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Groups.Draw;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Groups;

/// <summary>One application in a draw: the number under which it is drawn, the secret from which that number is made, and what the draw gives it.</summary>
internal sealed class Ticket
{
    private const int Shown = 12;

    public required SortitionId SortitionId { get; init; }

    public required CandidacyId CandidacyId { get; init; }

    /// <summary>Known to who applied and to the program only.</summary>
    public required string Secret { get; init; }

    /// <summary>The id in the public files: a hash of the secret, which says nothing of the person.</summary>
    public required string PublicId { get; init; }

    /// <summary>Whether the application is in the pool that was computed last.</summary>
    public bool IsInPool { get; set; }

    public double? Chance { get; private set; }

    /// <summary>In how many of the groups.</summary>
    public int Times { get; private set; }

    /// <summary>Share that filling the scarcest quota first would give; null = not known.</summary>
    public double? GreedyChance { get; private set; }

    /// <summary>For a chance of 0: the smallest change of quotas that would give one, as JSON.</summary>
    public string? Changes { get; private set; }

    public bool IsDrawn { get; private set; }

    /// <summary>Place in the order of those who wait, from 1; null in the group that was drawn.</summary>
    public int? WaitingPlace { get; private set; }

    public IReadOnlyList<Relaxation>? Relaxations => Changes is { } said ? JsonSerializer.Deserialize<List<Relaxation>>(said) : null;

    public static Ticket For(SortitionId sortition, CandidacyId candidacy)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return new Ticket { SortitionId = sortition, CandidacyId = candidacy, Secret = secret, PublicId = IdOf(secret) };
    }

    public static string IdOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)))[..Shown];

    public void Forget() => (IsInPool, Chance, Times, GreedyChance, Changes, IsDrawn, WaitingPlace) = (false, null, 0, null, null, false, null);

    public void Learn(double chance, int times, double? greedy, IReadOnlyList<Relaxation>? changes) =>
        (Chance, Times, GreedyChance, Changes) = (chance, times, greedy, changes is null ? null : JsonSerializer.Serialize(changes));

    public void ComesOut(bool drawn, int? waitingPlace) => (IsDrawn, WaitingPlace) = (drawn, waitingPlace);

    internal sealed class Mapping : IEntityTypeConfiguration<Ticket>
    {
        public void Configure(EntityTypeBuilder<Ticket> builder)
        {
            builder.ToTable("sortition_tickets");
            builder.HasKey(t => new { t.SortitionId, t.CandidacyId });
            builder.Ignore(t => t.Relaxations);
            builder.HasIndex(t => t.CandidacyId);
            builder.HasOne<Sortition>().WithMany().HasForeignKey(t => t.SortitionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
