using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Campaigns.Lists;

/// <summary>One address of a mailing list: a structure, and whom to write to there.</summary>
internal sealed class Contact : IVersioned
{
    public required ContactId Id { get; init; }

    public required MailingListId ListId { get; init; }

    public required string StructureName { get; set; }

    /// <summary>Code of the list structure-types, or as said.</summary>
    public string? StructureType { get; set; }

    /// <summary>A code of the gazetteer.</summary>
    public string? CommuneCode { get; set; }

    [Personal]
    public string? ContactName { get; set; }

    [Personal]
    public string? Email { get; private set; }

    /// <summary>The mail as it is compared: a list holds it once.</summary>
    [Personal]
    public string? EmailKey { get; private set; }

    /// <summary>Street, postcode and town, as on an envelope; for a letter where there is no mail.</summary>
    [Personal]
    public string? PostalAddress { get; set; }

    /// <summary>What allows writing to this address: "consentement", "interet-legitime".</summary>
    public required string LawfulBasis { get; set; }

    /// <summary>How it was given: by phone, on a sheet at a training…</summary>
    public string? BasisText { get; set; }

    public DateOnly? BasisOn { get; set; }

    /// <summary>Where the address comes from: "mailing 2019", a network.</summary>
    public string? Origin { get; set; }

    public DateOnly? VerifiedOn { get; private set; }

    public DateOnly? BouncedOn { get; private set; }

    /// <summary>Never written to again from this day.</summary>
    public DateOnly? OptedOutOn { get; private set; }

    public int Version { get; set; }

    public void WriteTo(string? email) => (Email, EmailKey) = (email, email is null ? null : MailKey.Of(email));

    /// <summary>Someone made sure that the address is right.</summary>
    public void Verify(DateOnly on) => (VerifiedOn, BouncedOn) = (on, null);

    public void Bounce(DateOnly on) => BouncedOn = on;

    public void OptOut(DateOnly on) => OptedOutOn ??= on;

    /// <summary>Not looked at for a year, or a mail came back.</summary>
    public bool IsToVerify(DateOnly today) => OptedOutOn is null && (BouncedOn is not null || VerifiedOn is not { } last || last < today.AddYears(-1));

    internal sealed class Mapping : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> builder)
        {
            builder.ToTable("contacts_of_lists");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.HasIndex(c => new { c.ListId, c.EmailKey }).IsUnique();
            builder.HasIndex(c => c.EmailKey);
            builder.HasOne<MailingList>().WithMany().HasForeignKey(c => c.ListId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
