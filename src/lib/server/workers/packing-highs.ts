import loadHighs, { type Highs, type Model } from 'highs';
import type {
	PackingAnswer,
	PackingMaster,
	PackingModel,
	PackingSolver,
} from '#lib/domain/matching/packing-solver.ts';

let loaded: Promise<Highs> | undefined;

/** HiGHS (WASM) as a packing solver; loaded once. Calls block their thread. */
export async function packingHighs(): Promise<PackingSolver> {
	loaded ??= loadHighs();
	const highs = await loaded;
	return {
		solve: (model, seconds, above) => {
			const held = highs.createModel({
				...dataOf(highs, model),
				integrality: model.columns.map(() => highs.constants.variableType.integer),
			});
			try {
				held.options.set({
					output_flag: false,
					mip_rel_gap: 0,
					mip_abs_gap: 0,
					mip_feasibility_tolerance: 1e-9,
					time_limit: Math.max(0.01, seconds),
					objective_bound: -above,
				});
				held.run();
				return answerOf(highs, held, model.columns.length);
			} finally {
				held.dispose();
			}
		},
		openMaster: (model) => masterOf(highs, model),
	};
}

function answerOf(highs: Highs, held: Model, columns: number): PackingAnswer {
	const { modelStatus } = highs.constants;
	const status = held.getModelStatus();
	// Nothing chosen is always an answer, so "infeasible" says that none is worth more than was asked for.
	const none = status === modelStatus.infeasible || status === modelStatus.objectiveBound;
	const bound = -Number(held.info.get('mip_dual_bound'));
	if (none) return { status: 'none', x: null, bound };
	const found = held.info.get('primal_solution_status') === 2 ? held.getSolution().colValue : null;
	return {
		status: status === modelStatus.optimal ? 'optimal' : 'stopped',
		x: found?.length === columns ? Array.from(found) : null,
		bound,
	};
}

function masterOf(highs: Highs, model: PackingModel): PackingMaster {
	const held = highs.createModel({ ...dataOf(highs, model, Infinity) });
	held.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
	return {
		add: (columns) => {
			const { colCost, colLower, colUpper, matrix } = dataOf(
				highs,
				{ rowUpper: model.rowUpper, columns },
				Infinity,
			);
			held.addCols({ cost: colCost, lower: colLower, upper: colUpper, matrix });
		},
		solve: () => {
			held.run();
			const { colValue, rowDual } = held.getSolution();
			return { x: Array.from(colValue ?? []), prices: Array.from(rowDual ?? [], (price) => -price) };
		},
		close: () => held.dispose(),
	};
}

function dataOf(highs: Highs, { columns, rowUpper }: PackingModel, upper = 1) {
	const starts = new Int32Array(columns.length + 1);
	for (const [c, column] of columns.entries()) starts[c + 1] = starts[c]! + column.rows.length;
	return {
		numCols: columns.length,
		numRows: rowUpper.length,
		// Minimised, so that HiGHS' bounds and prices have one sign everywhere.
		sense: highs.constants.objectiveSense.minimize,
		colCost: Float64Array.from(columns, (c) => -c.cost),
		colLower: new Float64Array(columns.length),
		colUpper: new Float64Array(columns.length).fill(upper),
		rowLower: new Float64Array(rowUpper.length).fill(-Infinity),
		rowUpper: Float64Array.from(rowUpper),
		matrix: {
			format: 'csc' as const,
			numRows: rowUpper.length,
			numCols: columns.length,
			starts,
			indices: Int32Array.from(columns.flatMap((c) => c.rows)),
			values: Float64Array.from(columns.flatMap((c) => c.values)),
		},
	};
}
