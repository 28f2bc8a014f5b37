import type { ParkFigures } from '#lib/domain/park/park-facts.ts';
import type { ZoneRecord } from '#lib/domain/park/zone-record.ts';
import { zoneCategoryOf } from '#lib/domain/park/zone-type.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as figures from '#lib/server/store/park-figures.ts';
import * as places from '#lib/server/store/places.ts';

const M2_PER_HECTARE = 10_000;

/** The development zones of a year as known at an instant: figures, recorded areas, decisions on their type. */
export async function readZones(
	db: Db,
	{ year, region, knownAt }: { year: number; region?: number; knownAt: string },
): Promise<ZoneRecord[]> {
	const rows = await figures.ofYear(db, year, knownAt);
	const byPark = new Map<number, ZoneRecord['figures']>();
	for (const { park, part, fact, value } of rows) {
		const own = byPark.get(park) ?? {};
		byPark.set(park, own);
		(own[part] ??= {})[fact] = value;
	}
	const decided = new Map((await figures.typeDecisions(db, knownAt)).map((d) => [d.park, d]));
	const parks = await places.parks(db, knownAt);
	return parks
		.filter((park) => region === undefined || park.region === region)
		.map((park) => {
			const decision = decided.get(park.id);
			return {
				park: park.id,
				category: zoneCategoryOf(park.parkType),
				override:
					decision?.type == null
						? null
						: { type: decision.type, reason: decision.reason, by: decision.by, at: decision.at },
				figures: byPark.get(park.id) ?? {},
				recorded: recordedOf(park),
			};
		});
}

/** The areas of the park's own record, in hectares; what it does not have is not in it. */
function recordedOf(park: places.ParkRecord): ParkFigures {
	const areas = {
		developableHm2: park.developableM2,
		readyHm2: park.developedM2,
		suppliedHm2: park.suppliedM2,
		builtHm2: park.builtM2,
	};
	return Object.fromEntries(
		Object.entries(areas).flatMap(([fact, m2]) => (m2 === null ? [] : [[fact, m2 / M2_PER_HECTARE]])),
	);
}
