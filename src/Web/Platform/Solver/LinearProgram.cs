using System.Runtime.InteropServices;

namespace Maillage.Platform.Solver;

/// <summary>A linear program to be made as large as possible, kept by CLP with its last basis, so that a small change is solved again from there.</summary>
internal sealed class LinearProgram : IDisposable
{
    private const double Tolerance = 1e-9;
    private const int Stumbled = 4;
    private readonly ClpHandle model;
    private readonly double[] columnLower, columnUpper;
    private readonly List<double> rowLower, rowUpper;
    private bool boundsChanged;

    public LinearProgram(ProgramShape shape)
    {
        Solvers.Require();
        model = ClpNative.Clp_newModel();
        ClpNative.Clp_setLogLevel(model, 0);
        ClpNative.Clp_loadProblem(model, shape.Columns, shape.Rows, shape.Starts, shape.Index, shape.Value, shape.Lower, shape.Upper, shape.Objective, shape.RowLower, shape.RowUpper);
        ClpNative.Clp_setOptimizationDirection(model, -1);
        ClpNative.Clp_setPrimalTolerance(model, Tolerance);
        ClpNative.Clp_setDualTolerance(model, Tolerance);
        (columnLower, columnUpper, rowLower, rowUpper) = (shape.Lower, shape.Upper, [.. shape.RowLower], [.. shape.RowUpper]);
        (Columns, Rows) = (shape.Columns, shape.Rows);
    }

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    public double Value => ClpNative.Clp_objectiveValue(model);

    public void Bound(int column, double lower, double upper)
    {
        (columnLower[column], columnUpper[column]) = (lower, upper);
        boundsChanged = true;
    }

    public void BoundRow(int row, double lower, double upper)
    {
        (rowLower[row], rowUpper[row]) = (lower, upper);
        boundsChanged = true;
    }

    public void Coefficient(int row, int column, double value) => ClpNative.Clp_modifyCoefficient(model, row, column, value, 1);

    public void Aim(double[] objective) => ClpNative.Clp_chgObjCoefficients(model, objective);

    public int AddRow(double lower, double upper, int[] columns, double[] values)
    {
        ClpNative.Clp_addRows(model, 1, [lower], [upper], [0, columns.Length], columns, values);
        rowLower.Add(lower);
        rowUpper.Add(upper);
        return Rows++;
    }

    /// <summary>Adds a column from 0 upward. Bounds of columns can no longer be changed one by one after this.</summary>
    public void AddColumn(double worth, int[] rows, double[] values)
    {
        ClpNative.Clp_addColumns(model, 1, [0], [ProgramShape.Free], [worth], [0, rows.Length], rows, values);
        Columns++;
    }

    /// <summary>Solves from the last basis: by the dual method after bounds moved, else by the primal one.</summary>
    public SolveStatus Solve(CancellationToken cancel, bool dual = false)
    {
        cancel.ThrowIfCancellationRequested();
        if (boundsChanged)
        {
            if (Columns == columnLower.Length)
            {
                ClpNative.Clp_chgColumnLower(model, columnLower);
                ClpNative.Clp_chgColumnUpper(model, columnUpper);
            }
            ClpNative.Clp_chgRowLower(model, [.. rowLower]);
            ClpNative.Clp_chgRowUpper(model, [.. rowUpper]);
            boundsChanged = false;
        }
        _ = dual ? ClpNative.Clp_dual(model, 0) : ClpNative.Clp_primal(model, 0);
        // One method may stumble where the other does not.
        if (ClpNative.Clp_status(model) == Stumbled)
            _ = dual ? ClpNative.Clp_primal(model, 0) : ClpNative.Clp_dual(model, 0);
        return ClpNative.Clp_status(model) switch
        {
            0 => SolveStatus.Optimal,
            1 => SolveStatus.Infeasible,
            2 => SolveStatus.Unbounded,
            var other => throw new SolverException($"CLP stopped with status {other}."),
        };
    }

    public double[] Primal() => Copy(ClpNative.Clp_primalColumnSolution(model), Columns);

    public double[] RowDuals() => Copy(ClpNative.Clp_dualRowSolution(model), Rows);

    public double[] ReducedCosts() => Copy(ClpNative.Clp_dualColumnSolution(model), Columns);

    public void Dispose() => model.Dispose();

    private double[] Copy(IntPtr from, int count)
    {
        var values = new double[count];
        Marshal.Copy(from, values, 0, count);
        GC.KeepAlive(model);
        return values;
    }
}
