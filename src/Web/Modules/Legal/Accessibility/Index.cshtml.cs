using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Legal.Accessibility;

[AllowAnonymous]
internal sealed class IndexModel : PageModel;
