using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;

namespace Maillage.Modules.Directory.Services;

[Authorize(Policy = Policies.Coordinator)]
internal sealed class DelistingModel(EntryKeeper keeper, AppDb db, Texts texts) : DelistingPage(keeper, db, texts, EntryKind.Service);
