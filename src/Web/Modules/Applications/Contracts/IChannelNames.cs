using Maillage.Modules.Actions.Contracts;

namespace Maillage.Modules.Applications.Contracts;

/// <summary>What the codes in the links of an invitation stand for.</summary>
internal interface IChannelNames
{
    /// <summary>Names by code; none where nobody was invited.</summary>
    Task<IReadOnlyDictionary<string, string>> Of(ActionId action, CancellationToken cancel);
}
