using System.Reflection;
using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Rules;

/// <summary>Rule 5: every column about a person is marked, can be exported and can be erased.</summary>
public sealed class PersonalTests(World world) : IClassFixture<World>
{
    // Names that speak of a person, and the columns that bear one and speak of something else.
    private static readonly string[] Telling = ["Email", "DisplayName", "FirstName", "LastName", "FullName", "BirthDate", "PersonName", "Recipient", "Requester"];

    private static readonly string[] NotOfAPerson =
    [
        "Organization.Email", "Service.Email", "Network.Email", // addresses of a house, not of someone
    ];

    [Fact]
    public async Task Every_column_about_a_person_is_marked_and_can_be_exported_and_erased()
    {
        await using var db = world.Open();
        await using var scope = world.Services.CreateAsyncScope();
        var parts = scope.ServiceProvider.GetServices<IPersonalData>().ToList();
        parts.Select(p => p.Name).ShouldBeUnique();
        var columns = Columns(db.Model.GetEntityTypes());
        Violations(columns, [.. parts.SelectMany(p => p.Columns)]).ShouldBeEmpty();
        Examined.Report("personal", columns.Count);
    }

    [Fact]
    public void A_planted_violation_is_caught()
    {
        var columns = typeof(Planted).GetProperties().ToList();
        Violations(columns, [new PersonalColumn(typeof(Planted), nameof(Planted.Alias)), new PersonalColumn(typeof(Planted), "Gone")]).ShouldBe(
        [
            "Planted.Email names a person and is not marked [Personal]",
            "Planted.Gone is covered and does not exist, or is not marked",
            "Planted.Nickname is marked and no IPersonalData covers it",
        ]);
    }

    private static List<PropertyInfo> Columns(IEnumerable<IEntityType> entities) =>
        [.. entities.SelectMany(e => e.GetProperties()).Select(p => p.PropertyInfo).OfType<PropertyInfo>().Distinct()];

    private static IReadOnlyList<string> Violations(IReadOnlyList<PropertyInfo> columns, IReadOnlyList<PersonalColumn> covered)
    {
        var names = covered.Select(c => $"{c.Entity.Name}.{c.Property}").ToHashSet(StringComparer.Ordinal);
        var marked = columns.Where(c => c.GetCustomAttribute<PersonalAttribute>() is not null).Select(Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. marked.Where(m => !names.Contains(m)).Select(m => $"{m} is marked and no IPersonalData covers it")
                .Concat(names.Where(n => !marked.Contains(n)).Select(n => $"{n} is covered and does not exist, or is not marked"))
                .Concat(columns.Where(c => Telling.Contains(c.Name) && !marked.Contains(Name(c)) && !NotOfAPerson.Contains(Name(c))).Select(c => $"{Name(c)} names a person and is not marked [Personal]"))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Name(PropertyInfo column) => $"{column.ReflectedType!.Name}.{column.Name}";

    private sealed class Planted
    {
        public string? Email { get; set; }

        [Personal]
        public string? Alias { get; set; }

        [Personal]
        public string? Nickname { get; set; }
    }
}
