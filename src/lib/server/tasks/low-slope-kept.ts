import type { PolygonGeometry } from '#lib/api/assessment.ts';
import type { KeptLowSlope } from '#lib/api/low-slope.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/low-slope-searches.ts';
import { getBlock } from './low-slope-results.ts';

/** A block of the low-slope layer, with the search it was found by where it was adopted from one; undefined where gone. */
export async function keptLowSlope(db: Db, id: number): Promise<KeptLowSlope | undefined> {
	const kept = await store.kept(db, id);
	if (!kept) return undefined;
	const { geometry, ...rest } = kept;
	return {
		...rest,
		areaMu: muOf(kept.areaM2),
		geometry: JSON.parse(geometry) as PolygonGeometry,
		found: await foundBy(db, kept.code),
	};
}

async function foundBy(db: Db, code: string): Promise<KeptLowSlope['found']> {
	const [, search, no] = /^LS-(\d+)-(\d+)$/.exec(code) ?? [];
	const block = search === undefined ? undefined : await getBlock(db, Number(search), Number(no));
	if (!block) return null;
	const { score, scoreRule, known } = block;
	const name = (await store.get(db, Number(search)))?.name ?? '';
	return { search: Number(search), no: block.no, name, score, scoreRule, known };
}
