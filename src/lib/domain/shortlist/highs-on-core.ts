import type { Highs } from 'highs';
import type { Core } from './open-core.ts';

/** What HiGHS says of a core: closed (`optimal`; without `x`: nothing fits), and its selection by item of the core. */
export interface ClosedCore {
	optimal: boolean;
	x: Float64Array | null;
}

/** Closes a core; blocks its thread for at most about `seconds`. */
export type CoreCloser = (core: Core, seconds: number) => ClosedCore;

/** HiGHS (WASM, loaded by whoever runs this: a server or a browser) on the core of a set problem, both gaps 0. */
export function highsOnCore(highs: Highs): CoreCloser {
	return (core, seconds) => {
		const rows = [...core.lo.keys()].filter((i) => core.lo[i]! > -Infinity || core.hi[i]! < Infinity);
		const rowScale = rowScales(core);
		const place = new Map(rows.map((i, at) => [i, at]));
		const starts = new Int32Array(core.n + 1);
		const indices: number[] = [];
		const values: number[] = [];
		for (let j = 0; j < core.n; j++) {
			for (let k = core.start[j]!; k < core.start[j + 1]!; k++) {
				const at = place.get(core.row[k]!);
				if (at !== undefined) {
					indices.push(at);
					values.push(core.val[k]! * rowScale[core.row[k]!]!);
				}
			}
			starts[j + 1] = indices.length;
		}
		const held = highs.createModel({
			numCols: core.n,
			numRows: rows.length,
			sense: highs.constants.objectiveSense.maximize,
			colCost: scaled(core.c),
			colLower: new Float64Array(core.n),
			colUpper: new Float64Array(core.n).fill(1),
			rowLower: Float64Array.from(rows, (i) => core.lo[i]! * rowScale[i]!),
			rowUpper: Float64Array.from(rows, (i) => core.hi[i]! * rowScale[i]!),
			integrality: Array.from({ length: core.n }, () => highs.constants.variableType.integer),
			matrix: {
				format: 'csc' as const,
				numRows: rows.length,
				numCols: core.n,
				starts,
				indices: Int32Array.from(indices),
				values: Float64Array.from(values),
			},
		});
		try {
			held.options.set({
				output_flag: false,
				mip_rel_gap: 0,
				mip_abs_gap: 0,
				mip_feasibility_tolerance: 1e-9,
				mip_heuristic_effort: HEURISTIC_EFFORT,
				time_limit: Math.max(0.01, seconds),
			});
			held.run();
			const status = held.getModelStatus();
			const { optimal, infeasible } = highs.constants.modelStatus;
			const x = held.getSolution().colValue;
			const found = Number.isFinite(held.getObjectiveValue()) && x !== undefined && x?.length === core.n;
			return {
				optimal: status === optimal || status === infeasible,
				x: found && status !== infeasible ? Float64Array.from(x) : null,
			};
		} finally {
			held.dispose();
		}
	};
}

/** Above its usual 0.05: with many quotas its good selections come late, and they are what cuts its tree. */
const HEURISTIC_EFFORT = 0.2;
/** Whole numbers as large as this are left as they are. */
const LARGE = 1e7;

function rowScales({ m, row, val }: Core): Float64Array {
	const largest = new Float64Array(m);
	val.forEach((v, k) => (largest[row[k]!] = Math.max(largest[row[k]!]!, v)));
	return largest.map((v) => (v > LARGE ? LARGE / v : 1));
}

function scaled(c: Float64Array): Float64Array {
	const largest = c.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
	return largest > LARGE ? c.map((v) => (v * LARGE) / largest) : c;
}
