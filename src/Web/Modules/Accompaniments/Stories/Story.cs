using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Accompaniments.Stories;

/// <summary>An anonymous récit of what a team went through; nothing of it appears without the word of the person whom the team named for that, and their word makes it vanish.</summary>
internal sealed class Story : IVersioned
{
    public const int LongestTitle = 120;
    public const int LongestBody = 6000;
    public const int LongestCredit = 200;

    public required ActionId ActionId { get; init; }

    /// <summary>In its public address; tells nothing of the action.</summary>
    public required string Code { get; init; }

    public string Title { get; private set; } = "";

    /// <summary>Paragraphs, an empty line between them.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Who pays, as it wants to be named: "Avec le soutien de la Cocof".</summary>
    public string? Credit { get; private set; }

    [Personal]
    public string? DesigneeName { get; private set; }

    [Personal]
    public string? DesigneeEmail { get; private set; }

    /// <summary>SHA-256 of the secret in the link of the person whom the team named.</summary>
    public byte[]? LinkHash { get; private set; }

    public DateOnly? AskedOn { get; private set; }

    public DateOnly? AgreedOn { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public int Version { get; set; }

    public bool IsPublic => PublishedOn is not null && AgreedOn is not null;

    public static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    public static string NewCode() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Other words need the agreement anew, and are not shown before.</summary>
    public void Write(string title, string body, string? credit)
    {
        if ((title, body) != (Title, Body))
            AgreedOn = PublishedOn = null;
        (Title, Body, Credit, WithdrawnOn) = (title, body, credit, null);
    }

    /// <summary>Asks the person whom the team named; a link given before no longer opens.</summary>
    public Refusal? Ask(string name, string? email, byte[] linkHash, DateOnly on)
    {
        if (Body.Length == 0)
            return new Refusal("accompaniments.story.refused.empty");
        (DesigneeName, DesigneeEmail, LinkHash, AskedOn) = (name, email, linkHash, on);
        AgreedOn = PublishedOn = null;
        return null;
    }

    public Refusal? Agree(DateOnly on)
    {
        if (Body.Length == 0)
            return new Refusal("accompaniments.story.refused.empty");
        AgreedOn ??= on;
        return null;
    }

    public Refusal? Publish(DateOnly on)
    {
        if (AgreedOn is null)
            return new Refusal("accompaniments.story.refused.no_agreement");
        PublishedOn ??= on;
        return null;
    }

    /// <summary>It is gone everywhere: its words are kept nowhere, and neither is whom the team named.</summary>
    public void Withdraw(DateOnly on)
    {
        (Title, Body, Credit, DesigneeName, DesigneeEmail) = ("", "", null, null, null);
        AskedOn = AgreedOn = PublishedOn = null;
        WithdrawnOn = on;
    }

    /// <summary>The person whom the team named is no longer known; what they agreed to stays agreed.</summary>
    public void Forget() => (DesigneeName, DesigneeEmail) = (null, null);

    internal sealed class Mapping : IEntityTypeConfiguration<Story>
    {
        public void Configure(EntityTypeBuilder<Story> builder)
        {
            builder.ToTable("accompaniment_stories");
            builder.HasKey(s => s.ActionId);
            builder.Property(s => s.ActionId).ValueGeneratedNever();
            builder.Property(s => s.Version).IsConcurrencyToken();
            builder.HasIndex(s => s.Code).IsUnique();
            builder.HasIndex(s => s.LinkHash).IsUnique();
        }
    }
}
