using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;

namespace Maillage.Modules.Directory.Exchange.Tables;

/// <summary>The tables of the exchange in the order in which they can be read: what is named stands before what names it.</summary>
internal static class DirectoryTables
{
    public static ExchangeTable Organizations { get; } = ExchangeTable.Of("organizations", b => b.Organizations,
        ("id", nameof(Organization.Id)), ("name", nameof(Organization.Name)), ("alternate_name", nameof(Organization.AlternateName)), ("description", nameof(Organization.Description)),
        ("email", nameof(Organization.Email)), ("website", nameof(Organization.Website)), ("tax_status", nameof(Organization.TaxStatus)), ("tax_id", nameof(Organization.TaxId)),
        ("year_incorporated", nameof(Organization.YearIncorporated)), ("legal_status", nameof(Organization.LegalStatus)), ("parent_organization_id", nameof(Organization.ParentId)));

    public static ExchangeTable Services { get; } = ExchangeTable.Of("services", b => b.Services,
        ("id", nameof(Service.Id)), ("organization_id", nameof(Service.OrganizationId)), ("name", nameof(Service.Name)), ("alternate_name", nameof(Service.AlternateName)),
        ("description", nameof(Service.Description)), ("url", nameof(Service.Url)), ("email", nameof(Service.Email)), ("application_process", nameof(Service.ApplicationProcess)),
        ("fees_description", nameof(Service.Fees)), ("wait_time", nameof(Service.WaitTime)), ("accreditations", nameof(Service.Accreditations)),
        ("eligibility_description", nameof(Service.Eligibility)), ("licenses", nameof(Service.Licenses)), ("last_modified", nameof(Service.UpdatedAt)));

    public static ExchangeTable Locations { get; } = ExchangeTable.Of("locations", b => b.Locations,
        ("id", nameof(Location.Id)), ("location_type", nameof(Location.Kind)), ("organization_id", nameof(Location.OrganizationId)), ("name", nameof(Location.Name)),
        ("alternate_name", nameof(Location.AlternateName)), ("description", nameof(Location.Description)), ("transportation", nameof(Location.Transportation)),
        ("latitude", nameof(Location.Latitude)), ("longitude", nameof(Location.Longitude)));

    public static ExchangeTable Addresses { get; } = ExchangeTable.Of("addresses", b => b.Addresses,
        ("id", nameof(Address.Id)), ("location_id", nameof(Address.LocationId)), ("attention", nameof(Address.Attention)), ("address_1", nameof(Address.Address1)),
        ("address_2", nameof(Address.Address2)), ("city", nameof(Address.City)), ("region", nameof(Address.Region)), ("state_province", nameof(Address.StateProvince)),
        ("postal_code", nameof(Address.PostalCode)), ("country", nameof(Address.Country)), ("address_type", nameof(Address.Kind)));

    public static ExchangeTable ServicesAtLocations { get; } = ExchangeTable.Of("service_at_location", b => b.ServicesAtLocations,
        ("id", nameof(ServiceAtLocation.Id)), ("service_id", nameof(ServiceAtLocation.ServiceId)), ("location_id", nameof(ServiceAtLocation.LocationId)), ("description", nameof(ServiceAtLocation.Description)));

    public static ExchangeTable Phones { get; } = ExchangeTable.Of("phones", b => b.Phones,
        ("id", nameof(Phone.Id)), ("location_id", nameof(Phone.LocationId)), ("service_id", nameof(Phone.ServiceId)), ("organization_id", nameof(Phone.OrganizationId)),
        ("number", nameof(Phone.Number)), ("extension", nameof(Phone.Extension)), ("type", nameof(Phone.Kind)), ("description", nameof(Phone.Description)));

    public static ExchangeTable Schedules { get; } = ExchangeTable.Of("schedules", b => b.Schedules,
        ("id", nameof(Schedule.Id)), ("service_id", nameof(Schedule.ServiceId)), ("location_id", nameof(Schedule.LocationId)), ("valid_from", nameof(Schedule.ValidFrom)),
        ("valid_to", nameof(Schedule.ValidTo)), ("freq", nameof(Schedule.Frequency)), ("interval", nameof(Schedule.Interval)), ("byday", nameof(Schedule.ByDay)),
        ("bymonthday", nameof(Schedule.ByMonthDay)), ("description", nameof(Schedule.Description)), ("opens_at", nameof(Schedule.OpensAt)), ("closes_at", nameof(Schedule.ClosesAt)));

    public static ExchangeTable Contacts { get; } = ExchangeTable.Of("contacts", b => b.Contacts,
        ("id", nameof(Contact.Id)), ("service_id", nameof(Contact.ServiceId)), ("name", nameof(Contact.Name)), ("title", nameof(Contact.Title)), ("email", nameof(Contact.Email)));

    public static ExchangeTable Terms { get; } = ExchangeTable.Of("taxonomy_terms", b => b.Terms,
        ("id", nameof(SourceTerm.Id)), ("code", nameof(SourceTerm.Code)), ("name", nameof(SourceTerm.Name)), ("description", nameof(SourceTerm.Description)),
        ("parent_id", nameof(SourceTerm.ParentId)), ("taxonomy", nameof(SourceTerm.Taxonomy)), ("taxonomy_id", nameof(SourceTerm.TaxonomyId)));

    public static ExchangeTable Attributes { get; } = ExchangeTable.Of("attributes", b => b.ServiceTerms,
        ("id", nameof(ServiceTerm.Id)), ("link_id", nameof(ServiceTerm.ServiceId)), ("taxonomy_term_id", nameof(ServiceTerm.TermId)));

    /// <summary>Tables that HSDS has no word for.</summary>
    public static IReadOnlyList<ExchangeTable> OwnOnes { get; } =
    [
        ExchangeTable.Of("maillage_schedule_exceptions", b => b.ScheduleExceptions, ("id", "Id")),
        ExchangeTable.Of("maillage_service_offers", b => b.Offers, ("id", "Id")),
        ExchangeTable.Of("maillage_training_modules", b => b.TrainingModules, ("id", "Id")),
        ExchangeTable.Of("maillage_tools", b => b.Tools, ("id", "Id")),
        ExchangeTable.Of("maillage_networks", b => b.Networks, ("id", "Id")),
        ExchangeTable.Of("maillage_network_members", b => b.NetworkMembers),
        ExchangeTable.Of("maillage_provenances", b => b.Provenances, ("id", "Id")),
        ExchangeTable.Of("maillage_source_flags", b => b.Flags, ("id", "Id")),
    ];

    public static IReadOnlyList<ExchangeTable> All { get; } =
        [Organizations, Services, Locations, Addresses, ServicesAtLocations, Phones, Schedules, Contacts, Terms, Attributes, .. OwnOnes];
}
