namespace Maillage.Platform.Ui;

/// <summary>A number to call for oneself or for someone close, in one country or (null) in all.</summary>
internal sealed record HelpLine(string Code, string? Country, string Name, string Number, string? Checked, bool AtTheDoor)
{
    /// <summary>The number as a telephone wants it.</summary>
    public string Dialled => string.Concat(Number.Where(char.IsAsciiDigit));
}

/// <summary>Who knows the help lines; the door of every public page asks it.</summary>
internal interface IHelpLines
{
    /// <summary>Lines of a country and those of every country; all of them for null.</summary>
    IReadOnlyList<HelpLine> In(string? country, Texts texts);

    /// <summary>Address of the page with all the numbers.</summary>
    string Address { get; }
}
