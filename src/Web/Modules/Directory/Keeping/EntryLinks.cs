using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>What a reader of an entry may do for it.</summary>
internal sealed record EntryLinks(EntryKind Kind, string Slug, OrganizationId? Owner)
{
    public string Address => $"/annuaire/{Kind.Folder()}/{Slug}";

    public bool MayKeep(ICurrentPerson person) => person.Is(Role.Coordinator) || (Owner is { } owner && person.Is(Role.ServiceMember, owner));
}
