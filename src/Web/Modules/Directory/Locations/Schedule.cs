using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Directory.Services;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Directory.Locations;

/// <summary>Regular hours of a service, a place, or of one at the other (HSDS schedule); what cannot be read stays text and never counts as open.</summary>
internal sealed class Schedule : IKeptInMemory
{
    public required Guid Id { get; init; }

    public ServiceId? ServiceId { get; set; }

    public LocationId? LocationId { get; set; }

    public DateOnly? ValidFrom { get; set; }

    public DateOnly? ValidTo { get; set; }

    /// <summary>RFC 5545: MO,TU,… or 2SA,-1TH; null where the hours could not be read. Without times, and where the text says so: by appointment on these days.</summary>
    public string? ByDay { get; set; }

    public TimeOnly? OpensAt { get; set; }

    public TimeOnly? ClosesAt { get; set; }

    /// <summary>RFC 5545: WEEKLY or MONTHLY.</summary>
    public string? Frequency { get; set; }

    public int? Interval { get; set; }

    public string? ByMonthDay { get; set; }

    public string? Description { get; set; }

    /// <summary>The hours as the source writes them.</summary>
    public string? Said { get; set; }

    public string? SourceId { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Schedule>
    {
        public void Configure(EntityTypeBuilder<Schedule> builder)
        {
            builder.ToTable("schedules");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasOne<Service>().WithMany().HasForeignKey(s => s.ServiceId);
            builder.HasOne<Location>().WithMany().HasForeignKey(s => s.LocationId);
        }
    }
}

/// <summary>Days that differ from the regular hours: closed, or other hours, with the reason.</summary>
internal sealed class ScheduleException : IKeptInMemory
{
    public required Guid Id { get; init; }

    public ServiceId? ServiceId { get; set; }

    public LocationId? LocationId { get; set; }

    public DateOnly FirstDay { get; set; }

    public DateOnly LastDay { get; set; }

    /// <summary>Null = closed on these days.</summary>
    public TimeOnly? OpensAt { get; set; }

    public TimeOnly? ClosesAt { get; set; }

    public string? Reason { get; set; }

    public string Copy => DirectoryCopy.Name;

    internal sealed class Mapping : IEntityTypeConfiguration<ScheduleException>
    {
        public void Configure(EntityTypeBuilder<ScheduleException> builder)
        {
            builder.ToTable("schedule_exceptions");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.HasOne<Service>().WithMany().HasForeignKey(s => s.ServiceId);
            builder.HasOne<Location>().WithMany().HasForeignKey(s => s.LocationId);
        }
    }
}
