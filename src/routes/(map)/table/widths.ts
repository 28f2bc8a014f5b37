import { tableColumn } from '#lib/domain/table/column-catalogue.ts';

/** Widths of columns in px, wide enough for what each one holds. */
const WIDTHS: Record<string, number> = {
	code: 174,
	holder: 200,
	location: 220,
	tenantNames: 220,
	park: 150,
	reason: 220,
	grade: 92,
	batch: 140,
	idle: 104,
	idleStatus: 116,
	lowEfficiency: 104,
	lowEfficiencyStatus: 116,
};

export function widthsOf(columns: readonly string[]): number[] {
	return columns.map((name) => WIDTHS[name] ?? (tableColumn(name)?.kind === 'number' ? 136 : 110));
}
