using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Links;
using Maillage.Modules.Accounts.Mails;
using Maillage.Modules.Accounts.OwnData;
using Maillage.Modules.Accounts.PasswordReset;
using Maillage.Modules.Accounts.Passwords;
using Maillage.Modules.Accounts.People;
using Maillage.Modules.Accounts.SecondFactor;
using Maillage.Modules.Accounts.Sessions;
using Maillage.Modules.Accounts.SignIn;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Maillage.Modules.Accounts;

/// <summary>Who signs in, what they hold today, and what they may do with their own account.</summary>
internal sealed class AccountsModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(OpenSessions.Scheme).AddCookie(OpenSessions.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(OpenSessions.Scheme).Configure<Settings>(SessionCookie.Configure);
        services.AddIdentityCore<Account>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.RemoveAll<IUserValidator<Account>>();
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddScoped<IPasswordValidator<Account>, PasswordRule>();
        services.AddScoped<OpenSessions>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<ICurrentPerson>(s => s.GetRequiredService<CurrentPerson>());
        services.AddScoped<SignInDesk>();
        services.AddScoped<CodeCheck>();
        services.AddScoped<IDoor, OwnDoor>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<IPersonalData, AccountData>();
        services.AddScoped<IOwnMail, OwnMail>();
        services.AddScoped<IMembers, Memberships.Members>();
        services.AddScoped<AccountLinks>();
        services.AddScoped<AccountMails>();
        services.AddScoped<PeopleList>();
        services.AddScoped<IPeople>(s => s.GetRequiredService<PeopleList>());
        services.AddSingleton<ResetRequests>();
        services.AddHostedService(s => s.GetRequiredService<ResetRequests>());
        services.AddSingleton<SealedCookie>();
        services.AddSingleton<SecondStep>();
        services.AddScoped<PasskeyDoor>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<Settings>(PasskeyRules.Configure);
        services.AddSingleton<Totp>();

        services.AddSingleton(new SiteLink(LinkPlace.Account, "/compte/connexion", "sign_in.title") { ShownTo = p => p.Identity?.IsAuthenticated != true });
        services.AddSingleton(new SiteLink(LinkPlace.Account, "/compte", "account.title") { ShownTo = p => p.Identity?.IsAuthenticated == true });

        Access.Add(services);
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
