using Maillage.Modules.Accounts.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accounts;

[Authorize(Policy = Policies.SignedIn)]
internal sealed class IndexModel(ICurrentPerson person) : PageModel
{
    public ICurrentPerson Person { get; } = person;
}
