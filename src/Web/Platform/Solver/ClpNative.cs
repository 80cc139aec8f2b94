using System.Runtime.InteropServices;

namespace Maillage.Platform.Solver;

/// <summary>A model of CLP, freed with its handle.</summary>
internal sealed class ClpHandle() : SafeHandle(IntPtr.Zero, ownsHandle: true)
{
    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle()
    {
        ClpNative.Clp_deleteModel(handle);
        return true;
    }
}

/// <summary>The C interface of COIN-OR CLP 1.17 (Clp_C_Interface.h), as far as it is used.</summary>
internal static class ClpNative
{
    public const string Library = "libClp.so.1";

    [DllImport(Library)]
    public static extern ClpHandle Clp_newModel();

    [DllImport(Library)]
    public static extern void Clp_deleteModel(IntPtr model);

    [DllImport(Library)]
    public static extern void Clp_loadProblem(ClpHandle model, int columns, int rows, int[] starts, int[] index, double[] value,
        double[] columnLower, double[] columnUpper, double[] objective, double[] rowLower, double[] rowUpper);

    [DllImport(Library)]
    public static extern void Clp_addColumns(ClpHandle model, int number, double[] lower, double[] upper, double[] objective, int[] starts, int[] rows, double[] elements);

    [DllImport(Library)]
    public static extern void Clp_addRows(ClpHandle model, int number, double[] lower, double[] upper, int[] starts, int[] columns, double[] elements);

    [DllImport(Library)]
    public static extern void Clp_modifyCoefficient(ClpHandle model, int row, int column, double value, int keepZero);

    [DllImport(Library)]
    public static extern void Clp_chgRowLower(ClpHandle model, double[] values);

    [DllImport(Library)]
    public static extern void Clp_chgRowUpper(ClpHandle model, double[] values);

    [DllImport(Library)]
    public static extern void Clp_chgColumnLower(ClpHandle model, double[] values);

    [DllImport(Library)]
    public static extern void Clp_chgColumnUpper(ClpHandle model, double[] values);

    [DllImport(Library)]
    public static extern void Clp_chgObjCoefficients(ClpHandle model, double[] values);

    [DllImport(Library)]
    public static extern void Clp_setLogLevel(ClpHandle model, int level);

    [DllImport(Library)]
    public static extern void Clp_setOptimizationDirection(ClpHandle model, double direction);

    [DllImport(Library)]
    public static extern void Clp_setPrimalTolerance(ClpHandle model, double tolerance);

    [DllImport(Library)]
    public static extern void Clp_setDualTolerance(ClpHandle model, double tolerance);

    [DllImport(Library)]
    public static extern int Clp_primal(ClpHandle model, int ifValuesPass);

    [DllImport(Library)]
    public static extern int Clp_dual(ClpHandle model, int ifValuesPass);

    [DllImport(Library)]
    public static extern int Clp_status(ClpHandle model);

    [DllImport(Library)]
    public static extern double Clp_objectiveValue(ClpHandle model);

    [DllImport(Library)]
    public static extern IntPtr Clp_primalColumnSolution(ClpHandle model);

    [DllImport(Library)]
    public static extern IntPtr Clp_dualRowSolution(ClpHandle model);

    [DllImport(Library)]
    public static extern IntPtr Clp_dualColumnSolution(ClpHandle model);
}
