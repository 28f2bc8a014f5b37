import type { z } from 'zod';
import type { zoneTypeInput, ZoneTypeHistory } from '#lib/api/parks.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as clock from '#lib/server/store/clock.ts';
import * as figures from '#lib/server/store/park-figures.ts';
import * as places from '#lib/server/store/places.ts';

/**
 * Records a person's word on the type of a zone, or takes it back. Runs made before stay as they are; the next one
 * takes it. Undefined where there is no such park.
 * @throws InputError `park.type-none` where there is no decision to take back
 */
export async function decideZoneType(
	db: Db,
	park: number,
	decision: z.output<typeof zoneTypeInput>,
): Promise<ZoneTypeHistory | undefined> {
	if (!(await places.parks(db)).some((p) => p.id === park)) return undefined;
	const { now } = await clock.read(db);
	const held = (await figures.typeDecisions(db, now)).find((d) => d.park === park);
	if (decision.type === null && !held)
		throw new InputError({
			code: 'park.type-none',
			message: '没有可以撤销的类型认定',
			path: 'type',
			got: null,
			fix: '选择一种类型',
		});
	await figures.decideType(db, park, decision);
	return zoneTypeHistoryOf(db, park);
}

/** Every decision on the type of a zone, newest first. */
export async function zoneTypeHistoryOf(db: Db, park: number): Promise<ZoneTypeHistory> {
	return { history: (await figures.typeHistory(db, park)).map(({ park: _, ...one }) => one) };
}
