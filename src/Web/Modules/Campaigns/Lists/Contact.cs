using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>One address of a mailing list: a structure, and whom to write to there.</summary>
internal sealed class Contact : IVersioned
{
    public required ContactId Id { get; init; }

    public required MailingListId ListId { get; init; }

    public string StructureName { get; private set; } = "";

    /// <summary>Code of the list structure-types, or as said.</summary>
    public string? StructureType { get; private set; }

    /// <summary>A code of the gazetteer.</summary>
    public string? CommuneCode { get; private set; }

    [Personal]
    public string? ContactName { get; private set; }

    [Personal]
    public string? ContactFunction { get; private set; }

    [Personal]
    public string? Email { get; private set; }

    /// <summary>The mail as it is compared: a list holds it once.</summary>
    [Personal]
    public string? EmailKey { get; private set; }

    /// <summary>Street, postcode and town, as on an envelope; for a letter where there is no mail.</summary>
    [Personal]
    public string? PostalAddress { get; private set; }

    /// <summary>What is searched, structure first: the list is read in its order.</summary>
    [Personal]
    public string SearchKey { get; private set; } = "";

    /// <summary>What allows writing to this address: a code of <see cref="LawfulBases"/>.</summary>
    public string LawfulBasis { get; private set; } = LawfulBases.Interest;

    /// <summary>How it was given: by phone, on a sheet at a training…</summary>
    public string? BasisText { get; private set; }

    public DateOnly? BasisOn { get; private set; }

    /// <summary>Where the address comes from: "mailing 2019", a network.</summary>
    public string? Origin { get; private set; }

    public DateOnly? VerifiedOn { get; private set; }

    public DateOnly? BouncedOn { get; private set; }

    /// <summary>Never written to again from this day.</summary>
    public DateOnly? OptedOutOn { get; private set; }

    public int Version { get; set; }

    /// <summary>The same for two entries of one address, by mail or by post.</summary>
    public string Key => Details.Key;

    public ContactDetails Details => new(StructureName, StructureType, CommuneCode, ContactName, ContactFunction, Email, PostalAddress, LawfulBasis, BasisText, BasisOn, Origin, VerifiedOn);

    public void Write(ContactDetails said)
    {
        (StructureName, StructureType, CommuneCode) = (said.StructureName, said.StructureType, said.CommuneCode);
        (ContactName, ContactFunction, PostalAddress) = (said.ContactName, said.ContactFunction, said.PostalAddress);
        (LawfulBasis, BasisText, BasisOn, Origin) = (said.LawfulBasis ?? LawfulBases.Interest, said.BasisText, said.BasisOn, said.Origin);
        // Another address has not come back.
        BouncedOn = said.Email == Email && said.VerifiedOn == VerifiedOn ? BouncedOn : null;
        (Email, EmailKey, VerifiedOn) = (said.Email, said.Email is null ? null : MailKey.Of(said.Email), said.VerifiedOn);
        SearchKey = Fold.Key($"{StructureName} {ContactName} {ContactFunction} {Email} {PostalAddress}");
    }

    /// <summary>Someone made sure that the address is right.</summary>
    public void Verify(DateOnly on) => (VerifiedOn, BouncedOn) = (on, null);

    public void Bounce(DateOnly on) => BouncedOn = on;

    public void OptOut(DateOnly on) => OptedOutOn ??= on;

    /// <summary>Not looked at for a year, or a mail came back.</summary>
    public bool IsToVerify(DateOnly today) => OptedOutOn is null && (BouncedOn is not null || IsOld(VerifiedOn, today));

    public static bool IsOld(DateOnly? verified, DateOnly today) => verified is not { } last || last < today.AddYears(-1);

    internal sealed class Mapping : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> builder)
        {
            builder.ToTable("contacts_of_lists");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.Ignore(c => c.Details);
            builder.Property(c => c.SearchKey).HasDefaultValue("");
            builder.HasIndex(c => new { c.ListId, c.EmailKey }).IsUnique();
            builder.HasIndex(c => new { c.ListId, c.SearchKey });
            builder.HasIndex(c => c.EmailKey);
            builder.HasOne<MailingList>().WithMany().HasForeignKey(c => c.ListId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What allows writing to someone.</summary>
internal static class LawfulBases
{
    public const string Consent = "consentement";
    public const string Interest = "interet-legitime";

    public static readonly string[] All = [Consent, Interest];
}

/// <summary>What is said of a contact, typed or from a file; a basis that is not said is the list's usual one.</summary>
internal sealed record ContactDetails(
    string StructureName, string? StructureType, string? CommuneCode, string? ContactName, string? ContactFunction, string? Email, string? PostalAddress,
    string? LawfulBasis, string? BasisText, DateOnly? BasisOn, string? Origin, DateOnly? VerifiedOn)
{
    /// <summary>The mail as it is compared, else structure and postal address.</summary>
    public string Key => Email is null ? $"|{Fold.Key(StructureName)}|{Fold.Key(PostalAddress ?? "")}" : MailKey.Of(Email);

    /// <summary>This, and where it says nothing, what was known before.</summary>
    public ContactDetails Over(ContactDetails before) => this with
    {
        StructureType = StructureType ?? before.StructureType,
        CommuneCode = CommuneCode ?? before.CommuneCode,
        ContactName = ContactName ?? before.ContactName,
        ContactFunction = ContactFunction ?? before.ContactFunction,
        Email = Email is not null && before.Email is not null && MailKey.Of(Email) == MailKey.Of(before.Email) ? before.Email : Email ?? before.Email,
        PostalAddress = PostalAddress ?? before.PostalAddress,
        LawfulBasis = LawfulBasis ?? before.LawfulBasis,
        BasisText = BasisText ?? before.BasisText,
        BasisOn = BasisOn ?? before.BasisOn,
        Origin = Origin ?? before.Origin,
        VerifiedOn = VerifiedOn is { } seen && (before.VerifiedOn is not { } last || seen > last) ? seen : before.VerifiedOn,
    };
}
