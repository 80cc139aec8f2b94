using System.Runtime.InteropServices;

namespace Maillage.Platform.Solver;

/// <summary>A program in whole numbers, solved by CBC: one thread, no time limit, no gap left.</summary>
internal static class IntegerProgram
{
    // CBC keeps some of its settings in static variables of the library.
    private static readonly Lock OneAtATime = new();

    /// <summary>The columns at their best, all whole; null when no whole numbers fit.</summary>
    public static long[]? Solve(ProgramShape shape, CancellationToken cancel)
    {
        Solvers.Require();
        lock (OneAtATime)
        {
            cancel.ThrowIfCancellationRequested();
            using var model = CbcNative.Cbc_newModel();
            CbcNative.Cbc_setLogLevel(model, 0);
            CbcNative.Cbc_setParameter(model, "log", "0");
            CbcNative.Cbc_loadProblem(model, shape.Columns, shape.Rows, shape.Starts, shape.Index, shape.Value, shape.Lower, shape.Upper, shape.Objective, shape.RowLower, shape.RowUpper);
            CbcNative.Cbc_setObjSense(model, -1);
            for (var column = 0; column < shape.Columns; column++)
                CbcNative.Cbc_setInteger(model, column);
            CbcNative.Cbc_setParameter(model, "ratioGap", "0");
            CbcNative.Cbc_setParameter(model, "allowableGap", "0");
            CbcNative.Cbc_setParameter(model, "increment", "1e-7");
            _ = CbcNative.Cbc_solve(model);
            if (CbcNative.Cbc_isProvenInfeasible(model) != 0)
                return null;
            if (CbcNative.Cbc_isProvenOptimal(model) == 0)
                throw new SolverException("CBC stopped without an answer.");
            var values = new double[shape.Columns];
            Marshal.Copy(CbcNative.Cbc_getColSolution(model), values, 0, values.Length);
            return [.. values.Select(v => (long)Math.Round(v))];
        }
    }
}
