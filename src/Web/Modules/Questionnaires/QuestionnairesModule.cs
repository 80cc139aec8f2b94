using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Hosting;
using Maillage.Platform.Security;

namespace Maillage.Modules.Questionnaires;

/// <summary>What is asked to who takes part, and what comes of it without anyone being known by it.</summary>
internal sealed class QuestionnairesModule : IModule
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IAnswerFigures, AnswerReader>();
        services.AddScoped<IAnswerImport, AnswerImport>();
        services.AddScoped<IBeforeAfter, LastComparison>();
        services.AddScoped<IPersonalData, TokenData>();
        services.AddScoped<Actions.Contracts.IActionRenewal, QuestionnaireRenewal>();
        services.AddScoped<Actions.Contracts.IActionPart, QuestionnairePart>();
        services.AddScoped<Typology>();
        services.AddScoped<AnswerDesk>();
        services.AddScoped<PaperDesk>();
        services.AddScoped<InvitationMails>();
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
