using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Maillage.Platform.Security.Limits;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;

namespace Maillage.Modules.Directory.Services;

[AllowAnonymous]
internal sealed class CorrectionModel(EntryKeeper keeper, EntryForm form, AppDb db, AttemptLimits limits, Texts texts, TimeProvider time) : CorrectionPage(keeper, form, db, limits, texts, time, EntryKind.Service);
