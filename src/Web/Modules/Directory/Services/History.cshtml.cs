using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Keeping;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;

namespace Maillage.Modules.Directory.Services;

[Authorize(Policy = Policies.Network)]
internal sealed class HistoryModel(EntryKeeper keeper, FieldRules rules, AppDb db, IPeople people, Texts texts) : HistoryPage(keeper, rules, db, people, texts, EntryKind.Service);
