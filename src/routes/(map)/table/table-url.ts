import { tableColumn } from '#lib/domain/table/column-catalogue.ts';
import type { Condition } from '#lib/domain/table/row-filter.ts';
import type { SortBy } from '#lib/domain/table/row-sort.ts';

/** What of the table stands in the address: columns, order, its own filters, and whether the view limits it. */
export interface TableAddress {
	columns: readonly string[];
	sort: readonly SortBy[];
	filters: readonly Condition[];
	inView: boolean;
}

/** The columns on the first visit: what a planner reads first. */
export const FIRST_COLUMNS: readonly string[] = [
	'code',
	'grade',
	'areaMu',
	'taxPerMu',
	'far',
	'total',
	'idle',
	'lowEfficiency',
	'batch',
	'tenantNames',
	'park',
];
const FIRST_SORT: readonly SortBy[] = [{ column: 'areaMu', descending: true }];
export const NEW_TABLE: TableAddress = {
	columns: FIRST_COLUMNS,
	sort: FIRST_SORT,
	filters: [],
	inView: false,
};

export const TABLE_KEYS = ['cols', 'sort', 'where', 'inview'];

const known = (name: string) => tableColumn(name) !== undefined;

/** `taxPerMu:..5`, `grade:=A|B`, `holder:~公司`, `taxWan:?` (missing), `taxWan:!` (known). */
export function conditionText(condition: Condition): string {
	const { column } = condition;
	if ('known' in condition) return `${column}:${condition.known ? '!' : '?'}`;
	if ('in' in condition) return `${column}:=${condition.in.map((v) => encodeURIComponent(v)).join('|')}`;
	if ('contains' in condition) return `${column}:~${encodeURIComponent(condition.contains)}`;
	return `${column}:${condition.from ?? ''}..${condition.to ?? ''}`;
}

/** The condition written so, or null where it is not understood. */
export function conditionOf(text: string): Condition | null {
	const at = text.indexOf(':');
	const column = text.slice(0, at);
	const rest = text.slice(at + 1);
	if (at < 1 || !known(column)) return null;
	if (rest === '?' || rest === '!') return { column, known: rest === '!' };
	try {
		if (rest.startsWith('=') && rest.length > 1)
			return { column, in: rest.slice(1).split('|').map(decodeURIComponent) };
		if (rest.startsWith('~') && rest.length > 1)
			return { column, contains: decodeURIComponent(rest.slice(1)) };
	} catch {
		return null;
	}
	const range = /^(-?[\d.]*)\.\.(-?[\d.]*)$/.exec(rest);
	if (!range) return null;
	const end = (s: string | undefined) => (s && Number.isFinite(Number(s)) ? Number(s) : undefined);
	const [from, to] = [end(range[1]), end(range[2])];
	return from === undefined && to === undefined ? null : { column, from, to };
}

const sortText = (sort: readonly SortBy[]) =>
	sort.map(({ column, descending }) => (descending ? `-${column}` : column)).join(',');

/** The table's part of an address; what is at its default is not written. */
export function writeTable(table: TableAddress): URLSearchParams {
	const params = new URLSearchParams();
	if (table.columns.join() !== FIRST_COLUMNS.join()) params.set('cols', table.columns.join(','));
	if (sortText(table.sort) !== sortText(FIRST_SORT)) params.set('sort', sortText(table.sort) || 'none');
	if (table.filters.length > 0) params.set('where', table.filters.map(conditionText).join(';'));
	if (table.inView) params.set('inview', '1');
	return params;
}

/** An address → the table's state; what is not understood is left at its default. */
export function readTable(params: URLSearchParams): TableAddress {
	const list = (key: string, by: string) => (params.get(key) ?? '').split(by).filter(Boolean);
	const columns = list('cols', ',').filter(known);
	const sort = list('sort', ',')
		.map((text): SortBy => ({ column: text.replace(/^-/, ''), descending: text.startsWith('-') }))
		.filter(({ column }) => known(column));
	return {
		columns: columns.length > 0 ? [...new Set(columns)] : FIRST_COLUMNS,
		sort: params.has('sort') ? sort : FIRST_SORT,
		filters: list('where', ';').flatMap((text) => conditionOf(text) ?? []),
		inView: params.get('inview') === '1',
	};
}
