import type { MultiPolygon } from 'geojson';
import type { LowSlopeSearch, LowSlopeSearchRequest } from '#lib/api/low-slope.ts';
import { consequenceOf } from '#lib/domain/constraints/constraint-rules.ts';
import type { ConstraintKind, Level } from '#lib/domain/constraints/constraint.ts';
import { boundsOf, multiPolygonOf, type Areal, type Bounds } from '#lib/domain/geometry/areal.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { shapeOf } from '#lib/domain/geometry/shape.ts';
import type { NearConstraint } from '#lib/domain/low-slope/conditions.ts';
import { valueOf } from '#lib/domain/low-slope/parameters.ts';
import { InputError } from '#lib/domain/problem.ts';
import { boundaryProblem } from '#lib/formats/boundary-problems.ts';
import { readWkb } from '#lib/formats/wkb.ts';
import { CONSTRAINT_RULES } from '#lib/rulesets/constraint-rules.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/low-slope-searches.ts';

/** Where a search looks. */
export interface SearchPlace {
	kind: 'region' | 'box' | 'polygon';
	code: string | null;
	name: string | null;
	geometry: MultiPolygon;
	bbox: Bounds;
}

/**
 * The outline of a search's region.
 * @throws InputError `low-slope.region-unknown`, `low-slope.box`, or the faults of a drawn outline
 */
export async function placeOf(db: Db, region: LowSlopeSearchRequest['region']): Promise<SearchPlace> {
	if (region.kind === 'region') {
		const found = await store.regionOutline(db, region.code);
		if (!found)
			throw new InputError({
				code: 'low-slope.region-unknown',
				message: '没有这个行政区的界线',
				path: 'region.code',
				got: region.code,
				fix: '先导入行政区，或改为按视图范围搜索',
			});
		const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: readWkb(found.geom) };
		return { kind: 'region', code: region.code, name: found.name, geometry, bbox: boundsOf(geometry) };
	}
	if (region.kind === 'box') {
		const [west, south, east, north] = region.bbox;
		if (!(west < east && south < north))
			throw new InputError({
				code: 'low-slope.box',
				message: '搜索范围应由西南角到东北角给出',
				path: 'region.bbox',
				got: region.bbox.join(','),
			});
		const ring = [
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south],
		];
		const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: [[ring]] };
		return { kind: 'box', code: null, name: null, geometry, bbox: region.bbox };
	}
	const drawn = region.geometry as Areal;
	const findings = boundaryFindings(drawn);
	if (!isUsable(findings)) throw new InputError(findings.map((f) => boundaryProblem(f)));
	return {
		kind: 'polygon',
		code: null,
		name: region.name ?? null,
		geometry: multiPolygonOf(drawn),
		bbox: boundsOf(drawn),
	};
}

/** What lies in the region and bears on the search. */
export interface LayersFound {
	subtract: Areal[];
	/** The urban development boundary as one shape, where it is asked for and loaded: empty where it lies elsewhere only. */
	within: Areal | null;
	parks: Areal[] | null;
	near: NearConstraint[];
	subtracted: { hard: number; soft: number; built: number; kinds: string[]; boundary?: BoundaryState };
	/** Codes and content that the input hash takes in. */
	codes: string[];
}

/** The boundary asked for: it reaches into the region, lies elsewhere only (nothing is inside), or none is loaded at all. */
type BoundaryState = NonNullable<LowSlopeSearch['subtracted']['boundary']>;

async function boundaryState(db: Db, inRegion: number, day: string): Promise<BoundaryState> {
	if (inRegion > 0) return 'applied';
	const kinds = await store.kindsInForce(db, day);
	const any = kinds.some(
		({ kind, level, grade }) =>
			consequenceOf({ kind: kind as ConstraintKind, level: level as Level | null, grade }, CONSTRAINT_RULES)
				.sense === 'outside',
	);
	return any ? 'elsewhere' : 'not-loaded';
}

/** Degrees around the region in which a park may be the nearest: at least the distance asked for, else half a degree. */
const PARKS_WITHIN = 0.5;
const METRES_PER_DEGREE = 80_000;

/** Reads the constraints in force on a day, the parks and the built parcels of a region's box. */
export async function layersOf(
	db: Db,
	{ parameters }: Pick<LowSlopeSearchRequest, 'parameters'>,
	bbox: Bounds,
	day: string,
): Promise<LayersFound> {
	const records = (await store.constraintsIn(db, bbox, day)).map((record) => {
		const kind = record.kind as ConstraintKind;
		const { level, sense } = consequenceOf(
			{ kind, level: record.level as Level | null, grade: record.grade },
			CONSTRAINT_RULES,
		);
		return { ...record, level, sense, geometry: arealOfWkb(record.geom) };
	});
	const inside = records.filter((record) => record.sense === 'inside');
	const hard = inside.filter((record) => record.level === 'hard');
	const soft = parameters.subtractSoft ? inside.filter((record) => record.level === 'soft') : [];
	const built = parameters.subtractBuilt ? await store.builtParcels(db, bbox) : [];
	const outlines = parameters.insideBoundary ? records.filter((record) => record.sense === 'outside') : [];
	const boundary = parameters.insideBoundary ? await boundaryState(db, outlines.length, day) : null;
	const reach = Math.max(PARKS_WITHIN, (valueOf(parameters, 'maxParkM') ?? 0) / METRES_PER_DEGREE);
	const { loaded, parks } = await store.parksAround(db, bbox, reach);
	return {
		subtract: [
			...[...hard, ...soft].map((record) => record.geometry),
			...built.map((p) => arealOfWkb(p.geom)),
		],
		within:
			boundary === null || boundary === 'not-loaded'
				? null
				: {
						type: 'MultiPolygon',
						coordinates: outlines.flatMap((record) => multiPolygonOf(record.geometry).coordinates),
					},
		parks: loaded ? parks.map((park) => arealOfWkb(park.geom)) : null,
		near: inside.map((record) => ({
			kind: record.kind,
			grade: record.grade,
			shape: shapeOf(record.geometry),
		})),
		subtracted: {
			hard: hard.length,
			soft: soft.length,
			built: built.length,
			kinds: [...new Set(records.map((record) => record.kind))],
			...(boundary === null ? {} : { boundary }),
		},
		codes: [
			...(boundary === null ? [] : [`boundary ${boundary}`]),
			...records.map((r) => `${r.kind} ${r.code} ${r.level} ${r.geom.toString('base64')}`),
			...built.map((p) => `${p.code} ${p.geom.toString('base64')}`),
			...parks.map((p) => `${p.code} ${p.geom.toString('base64')}`),
		],
	};
}

const arealOfWkb = (geom: Buffer): Areal => ({ type: 'MultiPolygon', coordinates: readWkb(geom) });
