using Maillage.Platform.Data;

namespace Maillage.Modules.Questionnaires.Contracts;

internal readonly record struct QuestionnaireId(Guid Value) : IEntityId<QuestionnaireId>
{
    public static QuestionnaireId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
