namespace Maillage.Platform.Hosting;

/// <summary>What an installation may set, from MAILLAGE_* variables or from options of the same name.</summary>
internal sealed class Settings(IConfiguration configuration)
{
    /// <summary>Folder of the embedded database, of mails and of files.</summary>
    public string Data { get; } = Path.GetFullPath(Text(configuration, "data") ?? Path.Combine("var", "data"));

    /// <summary>PostgreSQL connection string; null = SQLite in the data folder.</summary>
    public string? Database { get; } = Text(configuration, "database");

    /// <summary>smtp:// or smtps://user:secret@host:port; null = mails are written to a folder.</summary>
    public string? Smtp { get; } = Text(configuration, "smtp");

    /// <summary>Address that mails come from.</summary>
    public string MailFrom { get; } = Text(configuration, "mail_from") ?? "maillage@localhost.localdomain";

    /// <summary>Address of this installation as others see it, without a slash at the end.</summary>
    public string PublicUrl { get; } = (Text(configuration, "public_url") ?? Text(configuration, "urls")?.Split(';')[0] ?? "http://localhost:5080").TrimEnd('/');

    /// <summary>Whether others reach this installation by https: cookies are then bound to it.</summary>
    public bool IsHttps => PublicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Address of the field app, on a host of its own; null = below /terrain/ of a computer that only its owner reaches, and nowhere on a public address.</summary>
    public string? FieldUrl { get; } = Text(configuration, "field_url")?.TrimEnd('/');

    /// <summary>Networks of the proxies in front (10.0.0.0/8, 192.168.1.4/32…), whose word on the visitor's address is taken; separated by commas.</summary>
    public IReadOnlyList<string> Proxies { get; } = Text(configuration, "proxies")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Map tiles, {z} {x} {y}; null = the map draws communes and points only.</summary>
    public string? Tiles { get; } = Text(configuration, "tiles");

    public bool Demo { get; } = configuration.GetValue("demo", defaultValue: false);

    public bool IsPostgres => Database is not null;

    private static string? Text(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value ? value : null;
}
