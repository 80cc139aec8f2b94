using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Maillage.Modules.Directory.Hsds;

/// <summary>A parameter as /openapi.json describes it.</summary>
internal sealed record HsdsParameter(string Name, JsonSchemaType Type, string Description, string? Format = null);

internal static class HsdsParameters
{
    private static readonly HsdsParameter TaxonomyTerm = new("taxonomy_term_id", JsonSchemaType.String, "Services of which this term is said", "uuid");
    private static readonly HsdsParameter Taxonomy = new("taxonomy_id", JsonSchemaType.String, "Services of which any term of this taxonomy is said; terms of it", "uuid");
    private static readonly HsdsParameter Full = new("full", JsonSchemaType.Boolean, "Whole records instead of their one-to-one fields");

    private static readonly HsdsParameter[] Around =
    [
        new("lat", JsonSchemaType.Number, "Our extension: centre, degrees north"),
        new("lon", JsonSchemaType.Number, "Our extension: centre, degrees east"),
        new("radius", JsonSchemaType.Number, "Our extension: metres around the centre, 10,000 when not said"),
    ];

    private static readonly HsdsParameter[] Filters =
    [
        TaxonomyTerm,
        Taxonomy,
        new("organization_id", JsonSchemaType.String, "Services of this organisation", "uuid"),
        new("modified_after", JsonSchemaType.String, "Changed on or after this time", "date-time"),
        Full,
        .. Around,
    ];

    public static IReadOnlyList<HsdsParameter> Common { get; } =
    [
        new("search", JsonSchemaType.String, "Words that must all be found; among services with accents, plurals, synonyms and typing errors as in the directory itself"),
        new("page", JsonSchemaType.Integer, "Number of the page, from 1"),
        new("per_page", JsonSchemaType.Integer, $"Records on a page, 50 when not said, at most {HsdsQuery.Most}"),
        new("format", JsonSchemaType.String, "json, or ndjson: all records, one per line, without pages"),
    ];

    public static IReadOnlyList<HsdsParameter> Services { get; } = [.. Common, .. Filters, new("minimal", JsonSchemaType.Boolean, "Only id and modified_date, of all services at once")];

    public static IReadOnlyList<HsdsParameter> ServiceAtLocations { get; } =
    [
        .. Common,
        .. Filters,
        new("postcode", JsonSchemaType.String, "Locations with this postcode, or around it with proximity"),
        new("proximity", JsonSchemaType.Number, "Metres around the middle of the postcode"),
    ];

    public static HsdsParameter FullService { get; } = new("full_service", JsonSchemaType.Boolean, "With whole services instead of their one-to-one fields");

    public static IReadOnlyList<HsdsParameter> Organizations { get; } = [.. Common, Full, FullService];

    public static IReadOnlyList<HsdsParameter> Terms { get; } =
    [
        .. Common,
        Taxonomy,
        new("top_only", JsonSchemaType.Boolean, "Only terms without parent"),
        new("parent_id", JsonSchemaType.String, "Only terms right below this one", "uuid"),
    ];

    /// <summary>Puts the parameters and the two answers into /openapi.json.</summary>
    public static void Describe(this RouteHandlerBuilder endpoint, IReadOnlyList<HsdsParameter> parameters) => endpoint
        .Produces<JsonObject>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var parameter in parameters)
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = ParameterLocation.Query,
                    Description = parameter.Description,
                    Schema = new OpenApiSchema { Type = parameter.Type, Format = parameter.Format },
                });
            }
            return Task.CompletedTask;
        });
}
