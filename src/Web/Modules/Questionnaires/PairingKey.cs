using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Questionnaires;

/// <summary>The secret of one action under which self-made codes are hashed; once erased, no code can be tried any more.</summary>
internal sealed class PairingKey
{
    public required ActionId ActionId { get; init; }

    public byte[]? Key { get; private set; }

    public DateOnly? ErasedOn { get; private set; }

    public static PairingKey For(ActionId action) => new() { ActionId = action, Key = RandomNumberGenerator.GetBytes(32) };

    public void Erase(DateOnly on)
    {
        Key = null;
        ErasedOn ??= on;
    }

    public byte[]? HashOf(string code) => Key is null ? null : HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(code))[..16];

    internal sealed class Mapping : IEntityTypeConfiguration<PairingKey>
    {
        public void Configure(EntityTypeBuilder<PairingKey> builder)
        {
            builder.ToTable("pairing_keys").HasKey(k => k.ActionId);
            builder.Property(k => k.ActionId).ValueGeneratedNever();
        }
    }
}

/// <summary>The code someone makes from three things they remember: two letters, a day, a letter.</summary>
internal static class SelfMadeCode
{
    /// <summary>The same for "Él", "el" and "EL "; null where one of the three is not there or cannot be.</summary>
    public static string? Of(string? mother, string? day, string? street)
    {
        var name = Letters(mother);
        var last = Letters(street);
        return name.Length >= 1 && last.Length >= 1
            && int.TryParse(day?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31
            ? $"{name[..Math.Min(2, name.Length)]}{number:00}{last[^1]}" : null;
    }

    /// <summary>Read from the box of a paper, however it is spaced: "EL 03 S", "el3s".</summary>
    public static string? Boxed(string text)
    {
        var signs = Fold.Key(text).Replace(" ", "", StringComparison.Ordinal);
        var digits = new string([.. signs.Where(char.IsAsciiDigit)]);
        return digits.Length > 0 && signs.IndexOf(digits, StringComparison.Ordinal) is > 0 and var at ? Of(signs[..at], digits, signs[(at + digits.Length)..]) : null;
    }

    private static string Letters(string? text) => new([.. Fold.Key(text ?? "").Where(char.IsLetter)]);
}
