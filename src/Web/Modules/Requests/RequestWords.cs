using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Requests;

/// <summary>How requests and those asked stand, in words and signs.</summary>
internal static class RequestWords
{
    public static string Sign(SupportRequest request) => request.Status switch
    {
        RequestStates.Converted or RequestStates.Agreed => "full",
        RequestStates.Closed => "off",
        RequestStates.Answered or RequestStates.Proposed => "half",
        _ => "ring",
    };

    public static string Sign(Addressee addressee) => addressee.Status switch
    {
        AskedStates.Declined => "diamond",
        AskedStates.Waiting => "ring",
        AskedStates.Answered => "half",
        _ => "full",
    };

    /// <summary>"Sollicité le 3 mars par Sambre Écoute, pas encore de réponse": what all sides may read.</summary>
    public static string Of(Addressee addressee, SupportRequest request, Texts texts)
    {
        if (request.Status == RequestStates.Draft)
            return texts["requests.asked.draft"];
        var asked = addressee.PassedOnBy is { } by ? texts["requests.asked_by", Day(addressee.AskedAt), by] : texts["requests.asked_on", Day(addressee.AskedAt)];
        var state = addressee.AnsweredAt is { } at && addressee.Status != AskedStates.Waiting
            ? texts[$"requests.asked.{addressee.Status}", Day(at)]
            : texts[request.IsOver ? "requests.asked.over" : "requests.asked.attente"];
        return $"{asked}, {state}";
    }

    public static string Day(DateTimeOffset at) => at.InWords();
}
