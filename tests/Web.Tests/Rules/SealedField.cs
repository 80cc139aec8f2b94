using System.Reflection;
using System.Security.Cryptography;

namespace Maillage.Tests.Rules;

/// <summary>The server cannot read the field: its module names nothing that encrypts, agrees on keys or imports them.</summary>
internal static class SealedField
{
    private static readonly string[] Families = [nameof(SymmetricAlgorithm), nameof(AsymmetricAlgorithm)];

    private static readonly Type[] Others = [typeof(AesGcm), typeof(AesCcm), typeof(ChaCha20Poly1305), typeof(HKDF), typeof(Rfc2898DeriveBytes), typeof(CryptoStream), typeof(ICryptoTransform)];

    public static IReadOnlyList<Type> Types(Assembly assembly, string root) =>
        [.. assembly.GetTypes().Where(t => $"{t.Namespace}.".StartsWith($"{root}.Modules.Field.", StringComparison.Ordinal))];

    public static IReadOnlyList<string> Violations(IEnumerable<Type> types) =>
        [.. types.SelectMany(t => TypeReferences.Of(t).Where(Opens).Select(o => $"{t} names {o}"))];

    private static bool Opens(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (Families.Contains(t.Name) || Others.Contains(t))
                return true;
        }
        var name = type.FullName ?? "";
        return name.StartsWith("Microsoft.AspNetCore.DataProtection.", StringComparison.Ordinal)
            || name.StartsWith("System.Security.Cryptography.", StringComparison.Ordinal)
                && (name.Contains("DiffieHellman", StringComparison.Ordinal) || name.Contains("MLKem", StringComparison.Ordinal) || name.Contains("CngKey", StringComparison.Ordinal)
                    || name.Contains("ECCurve", StringComparison.Ordinal) || name.Contains("Parameters", StringComparison.Ordinal) || name.Contains("X509", StringComparison.Ordinal));
    }
}

/// <summary>Rule 7.</summary>
public sealed class SealedFieldTests
{
    [Fact]
    public void The_field_module_names_no_type_of_encryption()
    {
        var types = SealedField.Types(typeof(Program).Assembly, "Maillage");
        SealedField.Violations(types).ShouldBeEmpty();
        // The field module is not built yet: this examines nothing until it is, and says so.
        Examined.Report("sealed-field", types.Count);
    }

    [Theory]
    [InlineData("Reader", "AesGcm")]
    [InlineData("Agreement", "ECDiffieHellman")]
    [InlineData("Keeper", "IDataProtector")]
    public void A_planted_violation_is_caught(string type, string named) =>
        SealedField.Violations(SealedField.Types(typeof(SealedFieldTests).Assembly, "Maillage.Tests.Rules.Planted"))
            .ShouldContain(v => v.Contains($".{type} names", StringComparison.Ordinal) && v.EndsWith(named, StringComparison.Ordinal));
}
