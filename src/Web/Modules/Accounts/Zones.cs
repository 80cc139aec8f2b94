namespace Maillage.Modules.Accounts;

/// <summary>The zones of the four territories.</summary>
internal static class Zones
{
    public static readonly string[] All = ["Europe/Brussels", "Europe/Paris", "America/Martinique"];
}
