import loadHighs from 'highs';
import type { LinearRow, OpenLinearProgram } from '#lib/domain/assembly/linear-program.ts';

/** HiGHS (WebAssembly) as the linear programs of the domain's branch and cut. A program must be closed. */
export async function highsLinearPrograms(): Promise<OpenLinearProgram> {
	const highs = await loadHighs();
	const status = highs.constants.modelStatus;
	return (columns) => {
		const model = highs.createModel();
		model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
		model.addVars(
			Float64Array.from(columns, (c) => c.lower),
			Float64Array.from(columns, (c) => c.upper),
		);
		columns.forEach((column, j) => model.changeColCost(j, column.cost));
		return {
			addRows: (rows) => void (rows.length > 0 && model.addRows(rowsOf(rows, columns.length))),
			removeRows: (places) =>
				void (places.length > 0 && model.deleteRows({ kind: 'set', indices: Int32Array.from(places) })),
			setBounds: (places, lower, upper) =>
				void model.changeColsBounds({ kind: 'set', indices: Int32Array.from(places) }, lower, upper),
			solve() {
				model.run();
				const found = model.getModelStatus();
				if (found === status.infeasible) return null;
				if (found !== status.optimal) return undefined;
				const { colValue, rowDual } = model.getSolution();
				return { values: colValue, duals: rowDual };
			},
			close: () => model.dispose(),
		};
	};
}

function rowsOf(rows: readonly LinearRow[], columns: number) {
	const starts = new Int32Array(rows.length + 1);
	rows.forEach((row, i) => (starts[i + 1] = (starts[i] as number) + row.columns.length));
	return {
		lower: Float64Array.from(rows, (row) => row.lower),
		upper: Float64Array.from(rows, (row) => row.upper),
		matrix: {
			format: 'csr' as const,
			numRows: rows.length,
			numCols: columns,
			starts,
			indices: Int32Array.from(rows.flatMap((row) => row.columns)),
			values: Float64Array.from(rows.flatMap((row) => row.values)),
		},
	};
}
