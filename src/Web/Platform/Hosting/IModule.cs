namespace Maillage.Platform.Hosting;

/// <summary>What one module brings to the house. Modules are discovered, never listed.</summary>
internal interface IModule
{
    void AddServices(IServiceCollection services, IConfiguration configuration);

    void MapEndpoints(IEndpointRouteBuilder endpoints);
}

/// <summary>Work done once after the migrations and before the first request, in order; safe to repeat.</summary>
internal interface IStartupStep
{
    int Order { get; }

    Task Run(CancellationToken cancel);
}

/// <summary>Fills an empty database with the demo world.</summary>
internal interface IDemoWorld
{
    Task Fill(IServiceProvider services, CancellationToken cancel);

    /// <summary>Lines printed by bin/run: how to sign in as each person.</summary>
    IEnumerable<string> Introduction { get; }
}

internal static class Discovered
{
    /// <summary>One instance of every class of this program that implements <typeparamref name="T"/>, in order of name.</summary>
    public static IReadOnlyList<T> All<T>() => [.. Types<T>().Select(t => (T)Activator.CreateInstance(t, nonPublic: true)!)];

    /// <summary>The same classes, for those that ask for services.</summary>
    public static IReadOnlyList<Type> Types<T>() => [.. typeof(Discovered).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(T)))
        .OrderBy(t => t.FullName, StringComparer.Ordinal)];
}
