using System.Text.RegularExpressions;

namespace Maillage.Modules.Requests;

/// <summary>Hears that a person or someone close to them writes, and not a professional: they are led to help, and nothing is kept.</summary>
internal static partial class FromAPerson
{
    public static bool Writes(params string?[] texts) => texts.OfType<string>().Any(t => Voice().IsMatch(t));

    [GeneratedRegex(@"\bje\s+suis\s+(?:la|le|l[’']|une?)\s*(?:maman|mère|papa|père|parents?|belle-mère|beau-père|compagn(?:e|on)|épou(?:se|x)|conjointe?|mari|femme|s(?:œ|oe)ur|frère|fille|fils|tante|oncle|grand-mère|grand-père|mamie|papy|amie?|copine?|petite?\samie?)\b|\bje\s+suis\s+(?:maman|papa|parent)\b|\b(?:mon|ma)\s+(?:fils|fille|mari|femme|compagn(?:e|on)|conjointe?|frère|s(?:œ|oe)ur|père|mère|papa|maman|petit-fils|petite-fille|ami|copine?)\s+(?:fume|boit|se\s+drogue|consomme|prend|joue|est|a\s|ne|n[’'])|\bje\s+(?:consomme|me\s+drogue|bois\s+trop|fume\s+trop|n[’']arrive\s+pas\s+à\s+arrêter|veux\s+arrêter)\b|\b(?:ik\s+ben\s+de\s+(?:mama|moeder|papa|vader|zus|broer|partner)|mijn\s+(?:zoon|dochter|man|vrouw|broer|zus)\s+(?:drinkt|gebruikt|rookt|blowt))\b|\b(?:i\s+am|i[’']m)\s+(?:the|a|his|her)\s+(?:mother|mum|father|dad|parent|wife|husband|partner|sister|brother)\b|\bmy\s+(?:son|daughter|husband|wife|brother|sister|partner)\s+(?:drinks|uses|smokes|takes|is)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Voice();
}
