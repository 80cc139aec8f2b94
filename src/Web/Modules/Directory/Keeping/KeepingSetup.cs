using Maillage.Modules.Accounts.Contracts;
using Maillage.Platform.Security;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Directory.Keeping;

/// <summary>Entries are kept by those they name, and read by the coordination.</summary>
internal static class KeepingSetup
{
    public static void AddKeeping(this IServiceCollection services)
    {
        services.AddScoped<EntryKeeper>();
        services.AddScoped<EntryForm>();
        services.AddScoped<FieldRules>();
        services.AddScoped<Twins.Merging>();
        services.AddScoped<StillTrueKey>();
        services.AddScoped<UpkeepBook>();
        services.AddScoped<UpkeepMails>();
        services.AddSingleton<UpkeepRound>();
        services.AddHostedService(s => s.GetRequiredService<UpkeepRound>());
        services.AddScoped<IPersonalData, KeepingData>();
        services.AddSingleton(new SiteLink(LinkPlace.Desk, "/annuaire/mes-fiches", "keeping.kept.title", 150) { ShownTo = p => p.IsInRole(nameof(Role.ServiceMember)) });
        services.AddSingleton(new SiteLink(LinkPlace.Desk, "/annuaire/moderation", "keeping.moderation.title", 190) { ShownTo = p => p.IsInRole(nameof(Role.Coordinator)) });
    }
}
