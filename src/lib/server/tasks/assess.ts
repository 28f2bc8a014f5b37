import type { Assessment, Neighbourhood, PolygonGeometry } from '#lib/api/assessment.ts';
import { summariseCovered, type CoveredFlag, type CoveredParcel } from '#lib/domain/assessment/covered.ts';
import { boundsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { planeCrsOf } from '#lib/domain/geometry/crs.ts';
import { planeAreaM2 } from '#lib/domain/geometry/plane-area.ts';
import { SLIVER_M2 } from '#lib/domain/geometry/apportion.ts';
import { InputError } from '#lib/domain/problem.ts';
import { muOf } from '#lib/domain/units.ts';
import { ewkbHexOf, readWkb } from '#lib/formats/wkb.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as enterpriseStore from '#lib/server/store/enterprises.ts';
import * as parcelStore from '#lib/server/store/parcels.ts';
import * as placeStore from '#lib/server/store/places.ts';
import * as runStore from '#lib/server/store/runs.ts';
import { asFeature, conflictsUnder, constraintDayOf, constraintsNear } from './constraints.ts';
import { checkDrawing } from './check-drawing.ts';
import { groundUnder } from './ground-under.ts';
import type { ParcelRunFacts } from './run-facts.ts';

/**
 * The official answer for a drawn polygon: areas and overlaps from PostGIS, facts, grades and flags from a run (the
 * newest where none is named; without any run only areas are answered).
 * @throws InputError with the place of each boundary fault; `run-not-found`
 */
export async function assess(db: Db, geometry: PolygonGeometry, run?: number): Promise<Assessment> {
	const problems = checkDrawing(geometry as Areal);
	const hex = ewkbHexOf(geometry as Areal);
	const measured = await parcelStore.measure(db, hex);
	if (!measured.valid) {
		throw new InputError({
			code: 'drawing-invalid',
			message: '图形无效，无法计算面积',
			got: measured.why,
			path: 'geometry',
		});
	}
	const runId = run ?? (await runStore.latest(db));
	const year = runId === undefined ? null : await yearOf(db, runId);
	const covered = (await parcelStore.under(db, hex)).filter((o) => o.overlapM2 >= SLIVER_M2);
	const known = await factsOf(
		db,
		runId,
		covered.map((o) => o.id),
	);
	const summary = summariseCovered(covered.map((o) => coveredParcel(o, o.overlapM2, known.get(o.id))));
	const names = await enterprisesOf(
		db,
		runId,
		summary.enterprises.map((e) => e.id),
	);
	const constraintDay = await constraintDayOf(db, runId);
	const conflicts = await conflictsUnder(
		db,
		{ hex, bbox: boundsOf(geometry as Areal), areaM2: measured.areaM2 },
		constraintDay,
	);
	const crs = planeCrsOf(geometry as Areal);
	return {
		run: runId ?? null,
		year,
		engine: 'postgis',
		area: {
			ellipsoidalM2: measured.areaM2,
			planeM2: crs ? planeAreaM2(geometry as Areal, crs) : null,
			planeCrs: crs?.code ?? null,
			mu: muOf(measured.areaM2),
		},
		...summary,
		enterprises: summary.enterprises.map((e) => ({
			...e,
			code: names.get(e.id)?.code ?? '',
			name: names.get(e.id)?.name ?? '',
			grade: names.get(e.id)?.grade ?? null,
		})),
		lowSlope: (await parcelStore.lowSlopeUnder(db, hex)).filter((b) => b.overlapM2 >= SLIVER_M2),
		constraints: conflicts.list,
		constraintKinds: conflicts.kinds,
		constraintDay,
		terrain: await groundUnder(db, geometry),
		problems,
	};
}

const MOST_NEAR = 5000;

/** Full-precision geometry and facts in a box, from which the browser evaluates while a vertex is dragged. */
export async function neighbourhood(
	db: Db,
	bbox: [number, number, number, number],
	{ run, year }: { run?: number; year?: number } = {},
): Promise<Neighbourhood> {
	const runId = run ?? (await runStore.latest(db, year));
	const near = await parcelStore.near(db, bbox, MOST_NEAR + 1);
	const parcels = near.slice(0, MOST_NEAR);
	const known = await factsOf(
		db,
		runId,
		parcels.map((p) => p.id),
	);
	const occupants = [...new Set([...known.values()].flatMap((k) => k.occupants.map((o) => o.id)))];
	const names = await enterprisesOf(db, runId, occupants);
	const constraints = await constraintsNear(db, bbox, await constraintDayOf(db, runId));
	return {
		year: (runId === undefined ? null : await yearOf(db, runId)) ?? 0,
		run: runId ?? null,
		bbox,
		truncated: near.length > MOST_NEAR,
		parcels: parcels.map((p) => {
			const { overlapM2: _, ...rest } = coveredParcel(p, 0, known.get(p.id));
			return { ...rest, geometry: { type: 'MultiPolygon' as const, coordinates: readWkb(p.geom) } };
		}),
		enterprises: [...names].map(([id, e]) => ({ id, ...e })),
		parks: (await placeStore.parksNear(db, bbox)).map(boundaryOf),
		lowSlope: (await parcelStore.lowSlopeNear(db, bbox)).map(boundaryOf),
		constraints: { ...constraints, features: constraints.features.map(asFeature) },
	};
}

function boundaryOf({ id, code, geom }: { id: number; code: string; geom: Buffer }) {
	return { id, code, geometry: { type: 'MultiPolygon' as const, coordinates: readWkb(geom) } };
}

interface KnownOfParcel {
	facts: CoveredParcel['facts'];
	grade: string | null;
	flags: CoveredFlag[];
	occupants: { id: number; share: number }[];
}

async function factsOf(
	db: Db,
	run: number | undefined,
	parcels: number[],
): Promise<Map<number, KnownOfParcel>> {
	if (run === undefined || parcels.length === 0) return new Map();
	const rows = await runStore.rowsOf(db, run, 'parcel', parcels);
	return new Map(
		rows.map((row) => {
			const facts = row.facts as ParcelRunFacts;
			const flags = row.flags as CoveredFlag[];
			return [
				row.id,
				{
					facts: facts.facts,
					grade: row.grade,
					flags: flags.map(({ code, finding }) => ({ code, finding })),
					occupants: facts.occupants.flatMap((o) =>
						o.yearShare === null ? [] : [{ id: o.enterprise, share: o.yearShare }],
					),
				},
			];
		}),
	);
}

async function enterprisesOf(
	db: Db,
	run: number | undefined,
	ids: number[],
): Promise<Map<number, { code: string; name: string; grade: string | null }>> {
	if (run === undefined || ids.length === 0) return new Map();
	const names = await enterpriseStore.names(db, ids);
	const grades = new Map(
		(await runStore.rowsOf(db, run, 'enterprise', ids)).map((row) => [row.id, row.grade]),
	);
	return new Map(names.map((n) => [n.id, { code: n.code, name: n.name, grade: grades.get(n.id) ?? null }]));
}

async function yearOf(db: Db, run: number): Promise<number> {
	const year = await runStore.yearOf(db, run);
	if (year === undefined)
		throw new InputError({
			code: 'run-not-found',
			message: `没有编号为 ${run} 的评价`,
			path: 'run',
			got: run,
		});
	return year;
}

function coveredParcel(
	p: { id: number; code: string; registeredM2: number | null; areaM2: number },
	overlapM2: number,
	known: KnownOfParcel | undefined,
): CoveredParcel {
	return {
		id: p.id,
		code: p.code,
		registeredMu: p.registeredM2 === null ? null : muOf(p.registeredM2),
		areaM2: p.areaM2,
		overlapM2,
		facts: known?.facts ?? {},
		grade: known?.grade ?? null,
		flags: known?.flags ?? [],
		enterprises: known?.occupants ?? [],
	};
}
