using Maillage.Platform.Ui;

namespace Maillage.Modules.Questionnaires;

/// <summary>The scales a question may be answered on; what each step says is in the texts.</summary>
internal static class Scales
{
    public const string Faces = "pictogrammes-3";

    /// <summary>Codes of the list scales that have five steps.</summary>
    public static readonly IReadOnlyList<string> All = ["accord-5", "satisfaction-5", "isolement-5", "frequence-5"];

    /// <summary>What each step says, from the lowest.</summary>
    public static IReadOnlyList<string> Steps(Question question, Texts texts)
    {
        var scale = question.Kind is QuestionKind.Faces ? Faces : All.Contains(question.Scale) ? question.Scale! : All[0];
        return [.. Enumerable.Range(1, question.Steps).Select(n => texts[$"questionnaires.scale.{scale}.{n}"])];
    }
}
