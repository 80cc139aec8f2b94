using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accounts;

/// <summary>A person who signs in. Erased, it keeps its id and nothing else, so that what refers to it stays readable.</summary>
internal sealed class Account : IdentityUser<AccountId>
{
    [Personal]
    public required string DisplayName { get; set; }

    [Personal]
    public override string? Email { get; set; }

    [Personal]
    public override string? NormalizedEmail { get; set; }

    /// <summary>Language of the mails: fr, nl or en.</summary>
    public string Language { get; set; } = "fr";

    /// <summary>IANA zone; the last day of a membership ends at midnight there.</summary>
    public string Zone { get; set; } = "Europe/Brussels";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Secret of the one-time codes, hidden by Data Protection; null = none asked for.</summary>
    [Personal]
    public string? TotpSecret { get; private set; }

    /// <summary>Time step of the last code taken: a code serves once.</summary>
    public long TotpStep { get; private set; }

    /// <summary>SHA-256 of the recovery codes not used yet.</summary>
    [Personal]
    public List<string> RecoveryCodes { get; private set; } = [];

    public bool AsksForCode => TotpSecret is not null;

    public bool HasSignedUp => PasswordHash is not null;

    public void AskForCodes(string hiddenSecret, long step, IEnumerable<string> recoveryHashes)
    {
        TotpSecret = hiddenSecret;
        TotpStep = step;
        RecoveryCodes = [.. recoveryHashes];
    }

    public void AskForCodesNoMore()
    {
        TotpSecret = null;
        RecoveryCodes = [];
    }

    /// <summary>Takes a code of this step, unless one of it or of a later one was taken.</summary>
    public bool Take(long step)
    {
        if (step <= TotpStep)
            return false;
        TotpStep = step;
        return true;
    }

    public bool TakeRecoveryCode(string hash)
    {
        if (!RecoveryCodes.Contains(hash, StringComparer.Ordinal))
            return false;
        RecoveryCodes = [.. RecoveryCodes.Where(h => !string.Equals(h, hash, StringComparison.Ordinal))];
        return true;
    }

    public void RenewRecoveryCodes(IEnumerable<string> hashes) => RecoveryCodes = [.. hashes];

    public void Erase(DateTimeOffset at)
    {
        DisplayName = "";
        Email = null;
        NormalizedEmail = null;
        PasswordHash = null;
        AskForCodesNoMore();
        ErasedAt = at;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("accounts");
            builder.Property(a => a.Id).ValueGeneratedNever();
            builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            builder.HasIndex(a => a.NormalizedEmail).IsUnique();
            // People sign in by their mail; limits on attempts are kept elsewhere, without a name.
            builder.Ignore(a => a.UserName).Ignore(a => a.NormalizedUserName).Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
            builder.Ignore(a => a.LockoutEnabled).Ignore(a => a.LockoutEnd).Ignore(a => a.AccessFailedCount).Ignore(a => a.TwoFactorEnabled);
        }
    }

    /// <summary>A key of a device or of a security stick, with which its owner signs in without a password.</summary>
    internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<AccountId>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserPasskey<AccountId>> builder)
        {
            builder.ToTable("account_passkeys").HasKey(p => p.CredentialId);
            builder.Property(p => p.CredentialId).HasMaxLength(1024);
            builder.Property(p => p.Data).HasConversion(JsonColumn.Converter<IdentityPasskeyData>(), JsonColumn.Comparer<IdentityPasskeyData>());
            builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        }
    }
}
