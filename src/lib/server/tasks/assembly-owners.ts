import type { Db } from '#lib/server/database/db.ts';
import * as enterprises from '#lib/server/store/enterprises.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as grounds from '#lib/server/store/selection-grounds.ts';
import type { ParcelRunFacts } from './run-facts.ts';

/**
 * Who must agree about some parcels of a run: the holder of the deed; where none is on record, the firms that sit there
 * (together one party). A parcel with neither has no entry: its owner is not known, and counts as one of its own.
 */
export async function ownerKeysOf(
	db: Db,
	run: number,
	ids: readonly number[],
): Promise<Map<number, { key: string; name: string }>> {
	const record = await runs.get(db, run);
	const holders = record ? await grounds.holders(db, record.knownAt) : new Map<number, string>();
	const rest = ids.filter((id) => !holders.has(id));
	const sitting = new Map(
		(rest.length === 0 ? [] : await runs.rowsOf(db, run, 'parcel', rest)).map((row) => [
			row.id,
			(row.facts as ParcelRunFacts).occupants.map((o) => o.enterprise).sort((a, b) => a - b),
		]),
	);
	const names = new Map(
		(await enterprises.names(db, [...new Set([...sitting.values()].flat())])).map((e) => [e.id, e.name]),
	);
	return new Map(
		ids.flatMap((id): [number, { key: string; name: string }][] => {
			const holder = holders.get(id);
			if (holder !== undefined) return [[id, { key: `holder ${holder}`, name: holder }]];
			const firms = sitting.get(id) ?? [];
			if (firms.length === 0) return [];
			const name = firms.map((firm) => names.get(firm) ?? String(firm)).join('、');
			return [[id, { key: firms.length === 1 ? `holder ${name}` : `firms ${firms.join()}`, name }]];
		}),
	);
}
