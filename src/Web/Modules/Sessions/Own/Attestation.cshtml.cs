using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Attestations;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Sessions.Own;

/// <summary>A participant's own attestation.</summary>
internal sealed class AttestationModel(IApplicants applicants, IParticipants participants, IActions actions, AttestationDesk desk, Paper paper, PaperPrinter printer, Texts texts)
    : OwnPage(applicants, participants, actions)
{
    public AttestationPaper Sheet { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string secret, string? format)
    {
        if (!await Find(secret) || (await desk.Of(Action, Cancel)).FirstOrDefault(a => a.Candidacy == Me.Id) is not { } one)
            return NotFound();
        (var file, Sheet) = await AttestationPaper.Of(this, one, $"{Here}/attestation", Here, "seances.own", format, paper, printer, texts, Cancel);
        return file ?? Page();
    }
}
