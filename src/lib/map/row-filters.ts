import { tableColumn } from '#lib/domain/table/column-catalogue.ts';
import type { RowFilter } from '#lib/domain/table/row-filter.ts';
import type { Filters } from './filters.ts';

/**
 * The filters of the map as the attribute table's server understands them: the same rows pass (filters.ts).
 * @param passingIds the parcels that pass on the map, asked where the server cannot know
 */
export function rowFiltersOf(filters: Filters, passingIds: () => number[]): RowFilter[] {
	const { regions, parks, grades, flags, stock, minMu, maxMu, scale, range } = filters;
	const list: RowFilter[] = [];
	if (regions.length > 0) list.push({ column: 'regionId', in: regions });
	if (parks.length > 0) list.push({ column: 'parkId', in: parks });
	if (grades.length > 0) list.push({ column: 'grade', in: grades });
	if (flags.length > 0)
		list.push({
			any: flags.map((flag) => ({ column: flag === 'idle' ? 'idle' : 'lowEfficiency', in: ['yes'] })),
		});
	if (stock) list.push({ column: 'stockKind', known: true });
	if (minMu !== null) list.push({ column: 'areaMu', from: minMu });
	if (maxMu !== null) list.push({ column: 'areaMu', to: maxMu });
	if (scale !== null) list.push({ column: 'aboveScale', in: [scale] });
	// A change between two runs is the map's own arithmetic: the server is told who passes.
	if (range && !tableColumn(range.of)) list.push({ column: 'id', in: passingIds() });
	else if (range)
		list.push(
			{ column: range.of, from: range.from ?? undefined, to: range.to ?? undefined },
			{ column: range.of, known: true },
		);
	return list;
}
