namespace Maillage.Modules.Directory.Services;

/// <summary>The icon that stands beside the name of a type of support; a type added by a network gets a plain one.</summary>
internal static class SupportIcons
{
    public static string For(string code) => code switch
    {
        "accompagnement-sur-mesure" => "users-group",
        "formation-programmee" => "calendar-event",
        "formation-sur-mesure" => "calendar-plus",
        "formation" => "school",
        "supervision" => "messages",
        "analyse-de-pratiques" => "users",
        "intervision" => "arrows-exchange",
        "ateliers" => "puzzle",
        "sensibilisation" => "speakerphone",
        "information" => "info-circle",
        "conseil-situation" => "phone",
        "soutien-de-projet" => "clipboard-list",
        "outils" => "tool",
        "groupe-de-parole" => "message-circle",
        "co-intervention" => "walk",
        "mise-en-reseau" => "affiliate",
        "orientation" => "route",
        "evaluation" => "chart-bar",
        _ => "heart-handshake",
    };
}
