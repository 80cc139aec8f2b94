using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Campaigns;

/// <summary>A campaign that begins: nothing written yet, in the reader's language.</summary>
internal static class CampaignDraft
{
    public static Campaign Of(ActionCard action, Texts texts) =>
        new() { ActionId = action.Id, OrganizationId = action.Lead!.Value, Subject = "", Body = "", Language = texts.Language };
}
