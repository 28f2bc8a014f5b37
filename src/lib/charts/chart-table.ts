import { tableFromIPC } from '@uwdata/flechette';
import { NUMERIC_FACTS, type NumericFact } from '#lib/domain/facts.ts';
import { ratioOf, type Indicator } from '#lib/domain/indicators/indicator.ts';
import { divisionOf } from '#lib/domain/rules/industry-division.ts';

/** A run's objects as the charts read them, one row an object: NaN, null and -1 are missing. */
export interface ChartTable {
	count: number;
	facts: Record<NumericFact, Float64Array>;
	total: Float64Array;
	grade: (string | null)[];
	group: (string | null)[];
	/** Division of GB/T 4754 with its edition where that is 2002: `33`, `2002:33`. */
	division: (string | null)[];
	region: Int32Array;
	park: Int32Array;
	/** Occupants of a parcel; 1 for an enterprise. */
	occupants: Float64Array;
}

/** The columns that `chartTable` needs of `GET /api/runs/{run}/columns`. */
export const CHART_COLUMNS: readonly string[] = [
	'grade',
	'group',
	'total',
	'industry',
	'industryEdition',
	'region',
	'park',
	'occupants',
	...NUMERIC_FACTS,
];

/** Arrow IPC of a run's columns → the table of the charts; a column that is not there is missing throughout. */
export function chartTable(bytes: Uint8Array): ChartTable {
	const table = tableFromIPC(bytes, { useDecimalInt: true });
	const raw: Record<string, ArrayLike<unknown>> = {};
	for (const name of table.names) raw[name] = table.getChild(name).toArray() as ArrayLike<unknown>;
	return tableFrom(raw, table.numRows);
}

/** The same from plain arrays: what tests write by hand. */
export function tableFrom(raw: Record<string, ArrayLike<unknown>>, count: number): ChartTable {
	const numbers = (name: string, missing = NaN) =>
		Float64Array.from({ length: count }, (_, i) => {
			const value = raw[name]?.[i];
			return value === null || value === undefined ? missing : Number(value);
		});
	const texts = (name: string) =>
		Array.from({ length: count }, (_, i) => {
			const value = raw[name]?.[i];
			return value === null || value === undefined || value === '' ? null : String(value);
		});
	const industry = texts('industry');
	const edition = numbers('industryEdition', 2017);
	return {
		count,
		facts: Object.fromEntries(NUMERIC_FACTS.map((fact) => [fact, numbers(fact)])) as ChartTable['facts'],
		total: numbers('total'),
		grade: texts('grade'),
		group: texts('group'),
		division: industry.map((code, i) => {
			const division = divisionOf(code);
			return division !== null && edition[i] === 2002 ? `2002:${division}` : division;
		}),
		region: Int32Array.from(numbers('region', -1)),
		park: Int32Array.from(numbers('park', -1)),
		occupants: numbers('occupants', 1),
	};
}

/** An indicator of every row, unrounded; NaN where an operand is missing. */
export function valuesOf(
	table: ChartTable,
	indicator: Pick<Indicator, 'numerator' | 'denominator' | 'factor'>,
) {
	const top = factOf(table, indicator.numerator);
	const bottom = factOf(table, indicator.denominator);
	return Float64Array.from({ length: table.count }, (_, i) =>
		ratioOf(top[i] as number, bottom[i] as number, indicator.factor),
	);
}

/** A fact's column. */
export function factOf(table: ChartTable, fact: string): Float64Array {
	return table.facts[fact as NumericFact] ?? new Float64Array(table.count).fill(NaN);
}
