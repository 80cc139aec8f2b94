using System.Globalization;
using System.Text.RegularExpressions;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Actions;

/// <summary>Funders with what they give, one a line: "Agence régionale de santé : 5 002 €".</summary>
internal static partial class FunderLines
{
    public static string Of(ActionLink funder) => funder.Amount is { } amount ? $"{funder.OrganizationName}\u202f: {ActionWords.Money(amount, funder.Currency)}" : funder.OrganizationName;

    public static List<ActionLink> Read(ActionId action, IReadOnlyList<string> lines, ModelStateDictionary errors, Texts texts)
    {
        var links = new List<ActionLink>();
        foreach (var (i, line) in lines.Index())
        {
            var cut = line.LastIndexOf(':');
            var name = (cut < 0 ? line : line[..cut]).Trim(' ', '\u202f', '\u00a0');
            var amount = cut < 0 ? null : Amount(line[(cut + 1)..]);
            if (cut >= 0 && amount is null)
                errors.AddModelError("Form.Funders", texts["actions.amount_wrong", line]);
            links.Add(new ActionLink { Id = ActionForm.LinkId(action, ActionRoles.Funder, i, name), ActionId = action, Role = ActionRoles.Funder, OrganizationName = name, Amount = amount, Currency = amount is null ? null : "EUR", Position = 100 + i });
        }
        return links;
    }

    // French and Belgian ways of writing: 5 002 €, 5.002,50 €, 5002.5.
    private static decimal? Amount(string said)
    {
        var digits = Spaces().Replace(said.Replace("€", "", StringComparison.Ordinal).Replace("EUR", "", StringComparison.OrdinalIgnoreCase), "");
        if (digits.Contains(',', StringComparison.Ordinal))
            digits = digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        else if (Thousands().IsMatch(digits))
            digits = digits.Replace(".", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < 1_000_000_000 ? amount : null;
    }

    [GeneratedRegex(@"[\s\u00a0\u202f]")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{3})+$")]
    private static partial Regex Thousands();
}
