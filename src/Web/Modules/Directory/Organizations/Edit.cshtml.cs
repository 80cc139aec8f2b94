using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;

namespace Maillage.Modules.Directory.Organizations;

[Authorize(Policy = Policies.Network)]
internal sealed class EditModel(EntryKeeper keeper, EntryForm form, AppDb db, Texts texts, TimeProvider time) : EditPage(keeper, form, db, texts, time, EntryKind.Organization);
