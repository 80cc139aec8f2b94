using Maillage.Platform.Data;

namespace Maillage.Modules.Applications.Contracts;

internal readonly record struct CandidacyId(Guid Value) : IEntityId<CandidacyId>
{
    public static CandidacyId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
