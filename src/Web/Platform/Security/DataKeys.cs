using System.Xml.Linq;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace Maillage.Platform.Security;

/// <summary>A key that signs and hides cookies; in the database, so that every replica reads what another wrote (docs/adr/0020).</summary>
internal sealed class DataKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DataKey>
    {
        public void Configure(EntityTypeBuilder<DataKey> builder) => builder.ToTable("data_keys").HasKey(k => k.Name);
    }
}

/// <summary>The keys of Data Protection over the database.</summary>
internal sealed class DataKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return [.. db.Set<DataKey>().AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(x => XElement.Parse(x))];
    }

    // The framework asks for it synchronously; AppDb saves asynchronously only.
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var xml = element.ToString(SaveOptions.DisableFormatting);
        db.Database.ExecuteSql($"insert into data_keys (name, xml) values ({friendlyName}, {xml})");
    }

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("maillage");
        services.AddLogging(l => l.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new DataKeys(provider.GetRequiredService<IServiceScopeFactory>())));
    }
}
