namespace Maillage.Modules.Accounts.Contracts;

/// <summary>What a person does in the network; always on a membership, never on the account.</summary>
internal enum Role
{
    /// <summary>Works with people who use drugs, and asks for support.</summary>
    Professional,

    /// <summary>Works in a specialised service: keeps its entry right, answers requests.</summary>
    ServiceMember,

    /// <summary>Prepares a group and leads its sessions.</summary>
    Facilitator,

    /// <summary>Moderates the directory, keeps the vocabularies, sees the whole network's figures.</summary>
    Coordinator,

    /// <summary>Reads records and published indicators, nothing else.</summary>
    Funder,

    /// <summary>Walks with people in the street; reads by the keys of spaces.</summary>
    FieldMember,

    /// <summary>Also manages a space's keys and sends its figures.</summary>
    FieldLead,

    /// <summary>A field member within the spaces of their post.</summary>
    PeerWorker,

    /// <summary>Runs the installation; sees no field content at all.</summary>
    Administrator,
}

/// <summary>Names of the policies an endpoint may ask for: [Authorize(Policy = Policies.Coordinator)].</summary>
internal static class Policies
{
    public const string SignedIn = nameof(SignedIn);
    public const string Professional = nameof(Role.Professional);
    public const string ServiceMember = nameof(Role.ServiceMember);
    public const string Facilitator = nameof(Role.Facilitator);
    public const string Coordinator = nameof(Role.Coordinator);
    public const string Funder = nameof(Role.Funder);
    public const string Administrator = nameof(Role.Administrator);

    /// <summary>Of a street team: member, lead or peer worker.</summary>
    public const string Field = nameof(Field);

    public const string FieldLead = nameof(Role.FieldLead);

    /// <summary>Everyone who works in the network, as against who only asks or reads: service member, facilitator, coordinator.</summary>
    public const string Network = nameof(Network);
}
