using System.Text.Json;
using Maillage.Modules.Directory;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Locations;
using Maillage.Modules.Directory.Networks;
using Maillage.Modules.Directory.Organizations;
using Maillage.Modules.Directory.Services;
using Maillage.Modules.Directory.Sources;

namespace Maillage.Demo;

/// <summary>Makes the entities of the demo files, with dates relative to now.</summary>
internal sealed class DemoDirectory(DateTimeOffset now)
{
    private static readonly string[] TrustGroups = ["coordinates", "offers", "hours", "area", "fees"];
    private readonly Dictionary<string, DemoLocation> places = new(StringComparer.Ordinal);

    public List<object> Entities { get; } = [];

    public void Add(DemoFile file)
    {
        foreach (var organization in file.Organizations)
            Add(organization);
        foreach (var service in file.Services)
            Add(service, owner: null);
        foreach (var network in file.Networks)
            Add(network);
    }

    private void Add(DemoOrganization o)
    {
        var id = new OrganizationId(DemoWorld.Id("organization", o.Id));
        Entities.Add(new Organization
        {
            Id = id,
            Slug = o.Id,
            Name = o.Name,
            AlternateName = o.Alt,
            Description = o.Description,
            Missions = o.Missions,
            Email = o.Email,
            Website = o.Website,
            StructureType = o.Type,
            PlaceCode = o.Place,
            Bce = o.Bce,
            Siret = o.Siret,
            Finess = o.Finess,
            YearIncorporated = o.Year,
            Source = DemoWorld.Source,
            SourceId = o.Id,
            UpdatedAt = Ago(20),
        });
        foreach (var location in o.Locations)
            Add(location, id);
        foreach (var service in o.Services)
            Add(service, o);
    }

    private void Add(DemoLocation l, OrganizationId owner)
    {
        places.Add(l.Id, l);
        var id = new LocationId(DemoWorld.Id("location", l.Id));
        Entities.Add(new Location
        {
            Id = id,
            OrganizationId = owner,
            Name = l.Name,
            Latitude = l.At[0],
            Longitude = l.At[1],
            PlaceCode = l.Place,
            TimeZone = l.Zone,
            Accessibility = l.Access,
            AccessibilityDetails = l.AccessText,
            Transportation = l.Transport,
            Source = DemoWorld.Source,
            SourceId = l.Id,
            UpdatedAt = Ago(20),
        });
        Entities.Add(new Address
        {
            Id = DemoWorld.Id("address", l.Id),
            LocationId = id,
            Address1 = l.Address,
            Address2 = l.Address2,
            PostalCode = l.Postcode,
            City = l.City,
            StateProvince = l.Region,
            Country = l.Place.StartsWith("fr-", StringComparison.Ordinal) ? "FR" : "BE",
        });
        foreach (var number in l.Phones)
            Entities.Add(new Phone { Id = DemoWorld.Id("phone", $"{l.Id} {number}"), LocationId = id, Number = number, Kind = "voice", Description = l.PhoneNote });
    }

    private void Add(DemoService s, DemoOrganization? owner)
    {
        var id = new ServiceId(DemoWorld.Id("service", s.Id));
        var organization = owner is null ? null : (OrganizationId?)new OrganizationId(DemoWorld.Id("organization", owner.Id));
        Entities.Add(new Service
        {
            Id = id,
            OrganizationId = organization,
            Slug = s.Id,
            Name = s.Name,
            Description = s.Description,
            Email = owner?.Email,
            Url = owner?.Website,
            State = s.State ?? EntryStates.Published,
            Eligibility = s.Eligibility,
            Fees = s.Fees,
            WaitTime = s.Wait,
            ApplicationProcess = s.Apply,
            Supports = [.. s.Supports.Keys],
            PersonHelps = s.Helps,
            Purposes = s.Purposes,
            Sectors = s.Sectors,
            Settings = s.Settings,
            Publics = s.Publics,
            Themes = s.Themes,
            Languages = s.Languages,
            Accessibility = s.Access,
            Modes = s.Modes,
            AreasServed = s.Areas,
            AreaDescription = s.AreaText,
            Source = DemoWorld.Source,
            SourceId = s.Id,
            UpdatedAt = Ago(s.Trust.Count == 0 ? 1 : s.Trust.Values.Min(t => t[1].GetInt32())),
        });
        foreach (var place in s.At)
            Entities.Add(new ServiceAtLocation { Id = DemoWorld.Id("service at", $"{s.Id} {place}"), ServiceId = id, LocationId = new LocationId(DemoWorld.Id("location", place)) });
        foreach (var (position, (support, words)) in s.Supports.Index().Where(o => o.Item.Value.Length > 0))
            Entities.Add(new ServiceOffer { Id = DemoWorld.Id("offer", $"{s.Id} {support}"), ServiceId = id, Support = support, Description = words, Position = position });
        foreach (var (position, m) in s.Modules.Index())
            Entities.Add(new TrainingModule { Id = DemoWorld.Id("module", $"{s.Id} {position}"), ServiceId = id, Title = m.Title, Description = m.Text, Duration = m.Duration, Audience = m.For, Position = position });
        foreach (var (position, t) in s.Tools.Index())
            Entities.Add(new Tool { Id = DemoWorld.Id("tool", $"{s.Id} {position}"), ServiceId = id, Name = t.Name, Description = t.Text, Url = t.Url, Position = position });
        foreach (var number in s.Phones)
            Entities.Add(new Phone { Id = DemoWorld.Id("phone", $"{s.Id} {number}"), ServiceId = id, Number = number, Kind = "voice" });
        foreach (var flag in s.Flags)
            Entities.Add(new SourceFlag { Id = DemoWorld.Id("flag", $"{s.Id} {flag.Code}"), EntryId = id.Value, Source = DemoWorld.Source, Where = s.Id, Field = flag.Field, Code = flag.Code, Said = flag.Said });
        AddHours(s, id);
        AddTrust(s, owner);
    }

    private void AddHours(DemoService s, ServiceId id)
    {
        const string unreadable = "said: ";
        if (s.Hours is { } said && said.StartsWith(unreadable, StringComparison.Ordinal))
        {
            Entities.Add(new Schedule { Id = DemoWorld.Id("hours", s.Id), ServiceId = id, Said = said[unreadable.Length..] });
        }
        else
        {
            foreach (var line in (s.Hours ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var words = line.Split(' ');
                foreach (var span in words[1..])
                {
                    // 24:00 is the end of the day: half-open hours write it as midnight.
                    var ends = span.Split('-');
                    Entities.Add(new Schedule
                    {
                        Id = DemoWorld.Id("hours", $"{s.Id} {line} {span}"),
                        ServiceId = id,
                        ByDay = words[0],
                        Frequency = "WEEKLY",
                        OpensAt = TimeOnly.Parse(ends[0]),
                        ClosesAt = ends[1] == "24:00" ? TimeOnly.MinValue : TimeOnly.Parse(ends[1]),
                    });
                }
            }
        }
        var zone = TimeZoneInfo.FindSystemTimeZoneById(s.At.Count > 0 ? places[s.At[0]].Zone : "Europe/Brussels");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        foreach (var e in s.Exceptions)
        {
            Entities.Add(new ScheduleException
            {
                Id = DemoWorld.Id("exception", $"{s.Id} {e.From}"),
                ServiceId = id,
                FirstDay = today.AddDays(e.From),
                LastDay = today.AddDays(e.To),
                OpensAt = e.Opens,
                ClosesAt = e.Closes,
                Reason = e.Why,
            });
        }
    }

    private void AddTrust(DemoService s, DemoOrganization? owner)
    {
        var groups = s.Trust.TryGetValue("all", out var all)
            ? TrustGroups.Where(g => Says(s, g)).ToDictionary(g => g, g => s.Trust.GetValueOrDefault(g, all))
            : s.Trust;
        foreach (var (field, trust) in groups)
            AddTrust(DemoWorld.Id("service", s.Id), field, trust, owner?.Name ?? "Le service");
    }

    private void AddTrust(Guid entry, string field, JsonElement[] trust, string self) => Entities.Add(new Provenance
    {
        Id = DemoWorld.Id("trust", $"{entry} {field}"),
        EntryId = entry,
        Field = field,
        How = trust[0].GetString()!,
        Who = trust.Length > 2 ? trust[2].GetString()! : self,
        At = Ago(trust[1].GetInt32()),
    });

    private static bool Says(DemoService s, string group) => group switch
    {
        "hours" => s.Hours is not null,
        "area" => s.Areas.Count > 0,
        "fees" => s.Fees is not null,
        "offers" => s.Supports.Count > 0,
        _ => true,
    };

    private void Add(DemoNetwork n)
    {
        var id = new NetworkId(DemoWorld.Id("network", n.Id));
        Entities.Add(new Network
        {
            Id = id,
            Slug = n.Id,
            Name = n.Name,
            Kind = n.Kind,
            PlaceCode = n.Place,
            Description = n.Description,
            Email = n.Email,
            Website = n.Website,
            Source = DemoWorld.Source,
            SourceId = n.Id,
            UpdatedAt = Ago(n.Trust[1].GetInt32()),
        });
        foreach (var member in n.Members)
            Entities.Add(new NetworkMember { NetworkId = id, OrganizationId = new OrganizationId(DemoWorld.Id("organization", member)) });
        AddTrust(id.Value, "coordinates", n.Trust, n.Name);
    }

    private DateTimeOffset Ago(int days) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-days).AddHours(9);
}
