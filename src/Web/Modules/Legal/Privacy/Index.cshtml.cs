using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Legal.Privacy;

[AllowAnonymous]
internal sealed class IndexModel : PageModel;
