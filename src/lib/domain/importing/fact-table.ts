import { FACT_NAMES } from '../fact-names.ts';
import { OTHER_FACT_NAMES } from '../other-fact-names.ts';
import { noFacts, NUMERIC_FACTS, type FactRow, type IndustryEdition } from '../facts.ts';
import type { Problem } from '../problem.ts';
import type { SourceRef } from '../proof.ts';
import type { Field, FieldType, RecordKind } from '../record-kinds/record-kind.ts';
import { yearly } from '../record-kinds/yearly.ts';
import { isBlank, readCell } from './cell.ts';
import { planColumns, type Column } from './columns.ts';
import { looseFact } from './loose-fact.ts';
import type { SourceRow } from './row.ts';

/** Facts that are not numbers, by how their cells are read. */
const OTHER_TYPES: Partial<Record<keyof typeof OTHER_FACT_NAMES, FieldType>> = {
	aboveScale: 'boolean',
	utility: 'boolean',
	underConstruction: 'boolean',
	policyRelocation: 'boolean',
	smallPark: 'boolean',
	productionStartedOn: 'date',
	establishedOn: 'date',
	newSupplyOn: 'date',
	officeLandMu: 'number',
	officeFloorM2: 'number',
};

/** A table of enterprises to score: one row an enterprise, a column a fact; nothing but the id must be there. */
const FACT_TABLE: RecordKind = {
	...yearly,
	zh: '企业评价表',
	en: 'Facts to score',
	identity: ['id'],
	fields: [
		...Object.entries(OTHER_FACT_NAMES).map(([name, names]): Field => ({
			...names,
			name,
			type: OTHER_TYPES[name as keyof typeof OTHER_FACT_NAMES] ?? 'text',
			required: name === 'id',
		})),
		...NUMERIC_FACTS.map((name): Field => ({ ...FACT_NAMES[name], name, type: 'number' })),
	],
};

const NUMBERS = new Set<string>(NUMERIC_FACTS);
const OWN = new Set(['id', 'industry', 'industryEdition', 'aboveScale']);
/** Beyond this a figure is a slip of the keyboard, and sums of it lose their last digits. */
const LARGEST = 1e15;

export interface FactTable {
	rows: FactRow[];
	/** Where each row's facts were read, row by row: fact → file and row. */
	sources: Record<string, SourceRef>[];
	/** Headings that no fact of ours takes; kept as facts under their own name, for rules that ask for them. */
	kept: string[];
	/** Faults; where there is one, nothing is to be scored. */
	problems: Problem[];
}

/**
 * Reads a table of facts by our names or their Chinese synonyms, with the units of the headings. An empty cell is
 * missing. All faults are listed, each with its row, heading and what came.
 */
export function readFactTable(
	headings: readonly string[],
	rows: readonly SourceRow[],
	file?: string,
): FactTable {
	const plan = planColumns(FACT_TABLE, headings);
	const problems: Problem[] = [...plan.problems];
	const read = rows.map((row) => readRow(plan.columns, plan.unused, row, problems));
	const seen = new Map<string, number>();
	read.forEach(({ id }, k) => {
		const at = rows[k]?.row as number;
		const first = seen.get(id);
		if (id !== '' && first !== undefined) {
			problems.push({
				code: 'table.repeated-id',
				message: `编号 ${id} 与第 ${first} 行重复`,
				path: 'id',
				row: at,
				got: id,
				expected: '每个企业一行',
				fix: '同一企业的多宗用地先合并为一行',
			});
		} else seen.set(id, at);
	});
	const sources = rows.map(({ row }) =>
		Object.fromEntries(plan.columns.map(({ field }) => [field.name, { ...(file ? { file } : {}), row }])),
	);
	return {
		rows: read,
		sources,
		kept: plan.unused,
		problems: problems.map((p) => ({ ...p, ...(file ? { file } : {}) })),
	};
}

function readRow(
	columns: readonly Column[],
	unused: readonly string[],
	source: SourceRow,
	problems: Problem[],
): FactRow {
	const values: Record<string, unknown> = {};
	for (const { field, from, factor } of columns) {
		const raw = from === undefined ? null : source.cells[from];
		const reading = readCell(field, raw, factor);
		const at = { path: field.name, row: source.row, got: raw };
		const heading = from ?? field.name;
		if ('fault' in reading) {
			const { code, message, expected, fix } = reading.fault;
			problems.push({ code, message: `${heading}:${message}`, ...at, expected, fix });
		} else if (typeof reading.value === 'number' && !(Math.abs(reading.value) < LARGEST)) {
			problems.push({
				code: 'cell.range',
				message: `${heading}：数值过大`,
				...at,
				expected: `小于 ${LARGEST}`,
			});
		} else values[field.name] = reading.value;
		if (field.required && isBlank(raw)) {
			problems.push({ code: 'cell.required', message: `${heading}：不能为空`, ...at, expected: '企业编号' });
		}
	}
	const other: NonNullable<FactRow['other']> = {};
	for (const [name, value] of Object.entries(values)) {
		if (!NUMBERS.has(name) && !OWN.has(name)) other[name] = value as string | number | boolean | null;
	}
	for (const heading of unused) other[heading] = looseFact(source.cells[heading]);
	const facts = noFacts();
	for (const name of NUMERIC_FACTS) facts[name] = (values[name] as number | null | undefined) ?? null;
	return {
		id: String(values['id'] ?? ''),
		industry: (values['industry'] as string | null | undefined) ?? null,
		industryEdition: editionOf(values['industryEdition'], source.row, problems),
		aboveScale: (values['aboveScale'] as boolean | null | undefined) ?? null,
		other,
		facts,
	};
}

/** `2017`, `GB/T 4754-2017`, `2017版`; empty means 2017, the edition in force. */
function editionOf(written: unknown, row: number, problems: Problem[]): IndustryEdition {
	if (written === null || written === undefined) return 2017;
	const year = /(2002|2011|2017)(?!\d)/.exec(String(written))?.[1];
	if (year !== undefined) return Number(year) as IndustryEdition;
	problems.push({
		code: 'cell.choice',
		message: '行业分类版本不认识',
		path: 'industryEdition',
		row,
		got: written,
		expected: '2002、2011 或 2017',
	});
	return 2017;
}
