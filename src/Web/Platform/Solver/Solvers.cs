using System.Runtime.InteropServices;

namespace Maillage.Platform.Solver;

/// <summary>The optimisers of COIN-OR, libraries of the system; where they are missing the program runs without them.</summary>
internal static class Solvers
{
    private static readonly Lazy<bool> Found = new(() => Loads(ClpNative.Library) && Loads(CbcNative.Library));

    /// <summary>Whether both libraries are there.</summary>
    public static bool Available => Found.Value;

    /// <summary>Stops where the libraries are not there.</summary>
    /// <exception cref="SolversMissingException">One of the libraries is not there.</exception>
    public static void Require()
    {
        if (!Available)
            throw new SolversMissingException();
    }

    private static bool Loads(string library) => NativeLibrary.TryLoad(library, out _);
}

/// <summary>The libraries of COIN-OR are not installed.</summary>
internal sealed class SolversMissingException()
    : Exception($"{ClpNative.Library} and {CbcNative.Library} are missing: install the packages coinor-libclp1 and coinor-libcbc3.");

/// <summary>A solver gave no answer where there must be one.</summary>
internal sealed class SolverException(string message) : Exception(message);

/// <summary>What a solve found.</summary>
internal enum SolveStatus
{
    Optimal,
    Infeasible,
    Unbounded,
}
