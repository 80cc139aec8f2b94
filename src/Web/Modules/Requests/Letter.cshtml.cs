using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Requests.Proposals;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Print;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Requests;

/// <summary>The answer and the proposal of a service as a letter, for who has no mail: printed from the page, or as PDF.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class LetterModel(RequestBook book, Correspondence correspondence, IServices services, IVocabularies vocabularies, IPlaces places, Paper paper, PaperPrinter printer, Texts texts, TimeProvider time) : RequestPage(book, texts)
{
    public Sheet Sheet { get; private set; } = null!;

    public bool CanMakePdf { get; private set; }

    public async Task<IActionResult> OnGet(string code, Guid? pour, string? format, CancellationToken cancel)
    {
        if (!await Find(code, pour, mustAnswer: true, cancel))
            return NotFound();
        Sheet = await Write(cancel);
        CanMakePdf = await printer.IsAvailable();
        if (format == "pdf" && CanMakePdf && await paper.Print(this, "/Platform/Ui/_Sheet.cshtml", Sheet, Sheet.Title, Texts.Language, cancel) is { } pdf)
            return File(pdf, "application/pdf", $"lettre-{One.Code}.pdf");
        return Page();
    }

    private async Task<Sheet> Write(CancellationToken cancel)
    {
        var mine = Mine!;
        var service = (await services.Named([mine.ServiceId], cancel)).GetValueOrDefault(mine.ServiceId);
        var town = One.CommuneCode is { } commune ? places.Find(commune)?.Name : null;
        var parts = new List<SheetPart>
        {
            new SheetFacts([(Texts["requests.letter.to"], string.Join(", ", new[] { One.RequesterName, One.StructureName, town }.OfType<string>())), (Texts["requests.letter.from"], string.Join(", ", new[] { service?.FullName ?? mine.ServiceName, service?.Phone, service?.Email }.OfType<string>()))]),
            new SheetText(One.RequesterName is { } name ? Texts["requestmail.hello_name", name] : Texts["requestmail.hello"]),
            new SheetText(Texts["requests.letter.about", RequestWords.Day(new DateTimeOffset(One.ReceivedOn, TimeOnly.MinValue, TimeSpan.Zero)), vocabularies.Label(Lists.SupportTypes, One.Support, Texts)]),
        };
        if (mine.DeclineReason is { } reason)
            parts.Add(new SheetText(Texts["requests.letter.declined", vocabularies.Label(RequestCodes.DeclineReasons, reason, Texts), mine.DeclineWord ?? ""]));
        foreach (var message in (await correspondence.Messages(One.Id, cancel)).Where(m => m.AddresseeId == mine.Id && m.Kind is MessageKind.Answer))
            parts.Add(new SheetText(message.Text));
        var owner = mine.JoinedToId ?? mine.Id;
        var isProposed = false;
        if ((await correspondence.Proposals(One.Id, cancel)).LastOrDefault(p => p.AddresseeId == owner) is { } last)
        {
            isProposed = true;
            var with = One.Addressees.Where(a => a.Id != mine.Id && (a.Id == mine.JoinedToId || a.JoinedToId == owner)).Select(a => a.ServiceName).ToList();
            parts.Add(new SheetHeading(with.Count == 0 ? Texts["requests.letter.proposal", last.Number] : Texts["requests.letter.proposal_with", last.Number, string.Join(", ", with)]));
            parts.Add(new SheetFacts([.. Versions.Rubrics(last, Texts).Where(r => r.Value is not null)]));
            parts.Add(new SheetText(service?.Phone is { } phone ? Texts["requests.letter.how_phone", phone] : service?.Email is { } mail ? Texts["requests.letter.how_mail", mail] : Texts["requests.letter.how"]));
        }
        parts.Add(new SheetText(Texts["requests.letter.greeting"]));
        parts.Add(new SheetText(service?.FullName ?? mine.ServiceName));
        if (isProposed)
            parts.Add(new SheetFacts([(Texts["requests.letter.agreed"], "…………………………"), (Texts["requests.letter.sign"], "…………………………")]));
        return new Sheet(Texts["requests.letter.title", One.StructureName], null, parts, Texts["requests.letter.foot", One.Code, RequestWords.Day(time.GetUtcNow())]);
    }
}
