using Maillage.Platform.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Accounts.SignIn;

/// <summary>Keys belong to the public name of this installation, live in the device, and ask who holds it.</summary>
internal static class PasskeyRules
{
    public static void Configure(IdentityPasskeyOptions options, Settings settings)
    {
        // Not from the request: a forged host header must not make keys for another name.
        options.ServerDomain = new Uri(settings.PublicUrl).Host;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
    }
}
