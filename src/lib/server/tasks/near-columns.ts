import type { IndustryEdition } from '#lib/domain/facts.ts';
import { parcelColumnsOf } from '#lib/domain/assessment/parcel-columns.ts';
import { InputError } from '#lib/domain/problem.ts';
import { muOf } from '#lib/domain/units.ts';
import { packNear, type AreaList, type FirmColumns } from '#lib/formats/near-columns.ts';
import { flatAreasOfWkb } from '#lib/formats/wkb-flat.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as enterpriseStore from '#lib/server/store/enterprises.ts';
import * as parcelStore from '#lib/server/store/parcels.ts';
import * as placeStore from '#lib/server/store/places.ts';
import * as runStore from '#lib/server/store/runs.ts';
import { constraintDayOf, constraintsNear } from './constraints.ts';

/** More than this the browser need not hold: some 10 MB, a drawing of 15 km across. */
const MOST_NEAR = 20_000;

/**
 * The neighbourhood of a drawing as columns (formats/near-columns.ts): geometry at full precision goes from the database
 * to the browser's worker without becoming an object a point.
 * @throws InputError `run-not-found`
 */
export async function nearColumns(
	db: Db,
	bbox: [number, number, number, number],
	{ run, year }: { run?: number; year?: number } = {},
): Promise<Uint8Array<ArrayBuffer>> {
	const runId = run ?? (await runStore.latest(db, year)) ?? null;
	const dataYear = runId === null ? 0 : await runStore.yearOf(db, runId);
	if (dataYear === undefined)
		throw new InputError({
			code: 'run-not-found',
			message: `没有编号为 ${runId} 的评价`,
			path: 'run',
			got: runId,
		});
	const near = await parcelStore.near(db, bbox, MOST_NEAR + 1);
	const parcels = near.slice(0, MOST_NEAR);
	const ids = parcels.map((p) => p.id);
	const rows = runId === null ? [] : await runStore.coverRowsOf(db, runId, ids);
	const rowOf = new Map(rows.map((row) => [row.id, row]));
	const firms = await firmsOf(db, runId, rows);
	const day = await constraintDayOf(db, runId ?? undefined);
	const { features, ...constraintsAround } = await constraintsNear(db, bbox, day);
	return packNear({
		year: dataYear,
		run: runId,
		bbox,
		truncated: near.length > MOST_NEAR,
		parcels: parcelColumnsOf(
			parcels.map(({ id, code, areaM2, registeredM2 }) => {
				const row = rowOf.get(id);
				return {
					id,
					code,
					areaM2,
					registeredMu: registeredM2 === null ? null : muOf(registeredM2),
					facts: row?.facts ?? {},
					grade: row?.grade ?? null,
					flags: row?.flags ?? [],
					enterprises: (row?.occupants ?? []).flatMap(([enterprise, share]) =>
						share === null ? [] : [{ id: enterprise, share }],
					),
					industry: row?.industry ?? null,
					industryEdition: (row?.industryEdition ?? 2017) as IndustryEdition,
					aboveScale: row?.aboveScale ?? null,
					other: row?.other ?? {},
				};
			}),
			new Map(firms.ids.map((id, place) => [id, place])),
		),
		shapes: flatAreasOfWkb(parcels.map((p) => p.geom)),
		firms,
		areas: {
			parks: listOf(await placeStore.parksNear(db, bbox)),
			lowSlope: listOf(await parcelStore.lowSlopeNear(db, bbox)),
		},
		constraints: {
			items: features.map(({ geom: _, ...constraint }) => constraint),
			shapes: flatAreasOfWkb(features.map((f) => f.geom)),
		},
		constraintsAround,
	});
}

function listOf(areas: readonly { id: number; code: string; geom: Buffer }[]): AreaList {
	return {
		items: areas.map(({ geom: _, ...item }) => item),
		shapes: flatAreasOfWkb(areas.map((a) => a.geom)),
	};
}

async function firmsOf(db: Db, run: number | null, rows: readonly runStore.CoverRow[]): Promise<FirmColumns> {
	const ids = [...new Set(rows.flatMap((row) => row.occupants.map(([enterprise]) => enterprise)))];
	if (run === null || ids.length === 0) return { ids: [], codes: [], names: [], grades: [] };
	const known = await enterpriseStore.names(db, ids);
	const grades = await runStore.gradesOf(db, run, ids);
	return {
		ids: known.map((e) => e.id),
		codes: known.map((e) => e.code),
		names: known.map((e) => e.name),
		grades: known.map((e) => grades.get(e.id) ?? null),
	};
}
