using System.Runtime.InteropServices;

namespace Maillage.Platform.Solver;

/// <summary>A model of CBC, freed with its handle.</summary>
internal sealed class CbcHandle() : SafeHandle(IntPtr.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        CbcNative.Cbc_deleteModel(handle);
        return true;
    }
}

/// <summary>The C interface of COIN-OR CBC 2.10 (Cbc_C_Interface.h), as far as it is used.</summary>
internal static class CbcNative
{
    public const string Library = "libCbcSolver.so.3";

    [DllImport(Library)]
    public static extern CbcHandle Cbc_newModel();

    [DllImport(Library)]
    public static extern void Cbc_deleteModel(IntPtr model);

    [DllImport(Library)]
    public static extern void Cbc_loadProblem(CbcHandle model, int columns, int rows, int[] starts, int[] index, double[] value,
        double[] columnLower, double[] columnUpper, double[] objective, double[] rowLower, double[] rowUpper);

    [DllImport(Library)]
    public static extern void Cbc_setInteger(CbcHandle model, int column);

    [DllImport(Library)]
    public static extern void Cbc_setObjSense(CbcHandle model, double sense);

    [DllImport(Library)]
    public static extern void Cbc_setLogLevel(CbcHandle model, int level);

    [DllImport(Library, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    public static extern void Cbc_setParameter(CbcHandle model, [MarshalAs(UnmanagedType.LPStr)] string name, [MarshalAs(UnmanagedType.LPStr)] string value);

    [DllImport(Library)]
    public static extern int Cbc_solve(CbcHandle model);

    [DllImport(Library)]
    public static extern int Cbc_isProvenOptimal(CbcHandle model);

    [DllImport(Library)]
    public static extern int Cbc_isProvenInfeasible(CbcHandle model);

    [DllImport(Library)]
    public static extern IntPtr Cbc_getColSolution(CbcHandle model);
}
