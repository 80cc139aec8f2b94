using Maillage.Platform.Ui;

namespace Maillage.Modules.Applications.Contracts;

/// <summary>Says beside what was done who knows nothing of it yet, having no mail.</summary>
internal static class ToCallWords
{
    public static string WithCalls(this string said, IReadOnlyList<string> toCall, Texts texts) =>
        toCall.Count == 0 ? said : $"{said} {texts.Count("candidacies.to_call", toCall.Count, string.Join(", ", toCall))}";
}
