import type { ConstraintDetail, ParcelConflicts } from '#lib/api/constraints.ts';
import { conflictsOf, type Conflicts } from '#lib/domain/constraints/conflicts.ts';
import { consequenceOf } from '#lib/domain/constraints/constraint-rules.ts';
import {
	CONSTRAINT_KINDS,
	isInForce,
	type Constraint,
	type ConstraintKind,
	type Level,
	type Sense,
} from '#lib/domain/constraints/constraint.ts';
import { boxAround, measuredOf, type ConstraintsAround } from '#lib/domain/constraints/near-box.ts';
import type { Bounds } from '#lib/domain/geometry/areal.ts';
import { readWkb } from '#lib/formats/wkb.ts';
import { CONSTRAINT_RULES } from '#lib/rulesets/constraint-rules.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as clock from '#lib/server/store/clock.ts';
import * as store from '#lib/server/store/constraints.ts';
import * as provenance from '#lib/server/store/provenance.ts';

/** Of each kind so many boxes are looked at: only whether there is one, and which is the nearest, counts. */
const BOXES = 20;

/** The day on which constraints must be in force: the run's, or today where there is no run. */
export async function constraintDayOf(db: Db, run: number | undefined): Promise<string> {
	const found = run === undefined ? undefined : await store.dayOfRun(db, run);
	return found ?? (await clock.read(db)).today;
}

/** A record with the level, sense and article that the rules give it. */
export function ruled(record: store.ConstraintRecord): Constraint {
	const { level, sense, article, mark } = consequenceOf(record, CONSTRAINT_RULES);
	const { id, code, name, kind, grade, approvalNo, validFrom, validTo } = record;
	return { id, code, name, kind, grade, level, sense, article, mark, approvalNo, validFrom, validTo };
}

/**
 * The official conflicts of a drawing with the constraints in force on a day.
 * @param hex EWKB of the drawing, CGCS2000
 */
export async function conflictsUnder(
	db: Db,
	drawing: { hex: string; bbox: Bounds; areaM2: number },
	asOf: string,
): Promise<Conflicts> {
	const around = await aroundOf(db, drawing.bbox, asOf);
	const under = await store.under(db, drawing.hex, asOf);
	const unions =
		under.length === 0 ? new Map<ConstraintKind, number>() : await store.unionUnder(db, drawing.hex, asOf);
	const measured = measuredOf(
		around,
		drawing.bbox,
		under.map((record) => ({ constraint: ruled(record), overlapM2: record.overlapM2 })),
		(kind) => unions.get(kind) ?? 0,
	);
	return conflictsOf(drawing.areaM2, measured);
}

/** What a live evaluation in a box must know of constraints: shapes, and what is loaded around. */
export async function constraintsNear(
	db: Db,
	box: Bounds,
	asOf: string,
): Promise<ConstraintsAround & { features: (Constraint & { geom: Buffer })[] }> {
	const features = await store.near(db, box, asOf);
	return {
		...(await aroundOf(db, box, asOf)),
		features: features.map((record) => ({ ...ruled(record), geom: record.geom })),
	};
}

/** A constraint as GeoJSON, for an answer. */
export const asFeature = ({ geom, ...constraint }: Constraint & { geom: Buffer }) => ({
	...constraint,
	geometry: { type: 'MultiPolygon' as const, coordinates: readWkb(geom) },
});

const SENSES = Object.fromEntries(
	CONSTRAINT_KINDS.map((kind) => [kind, CONSTRAINT_RULES.kinds[kind].sense]),
) as Record<ConstraintKind, Sense>;

async function aroundOf(db: Db, box: Bounds, asOf: string): Promise<ConstraintsAround> {
	const knownWithinM = CONSTRAINT_RULES.knownWithinM.value;
	const middle: [number, number] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
	const nearby = await store.boxesNear(db, boxAround(box, knownWithinM), middle, asOf, BOXES);
	return {
		asOf,
		senses: SENSES,
		knownWithinM,
		nearby: nearby.map((record) => ({ ...ruled(record), bbox: record.bbox })),
	};
}

/** A constraint with its paper, its rule and the row it came from; undefined where there is none. */
export async function constraintDetail(
	db: Db,
	id: number,
	run?: number,
): Promise<ConstraintDetail | undefined> {
	const place = await store.get(db, id);
	if (!place) return undefined;
	const asOf = await constraintDayOf(db, run);
	const { ownLevel, says } = consequenceOf(place, CONSTRAINT_RULES);
	const known = await provenance.batches(db, [place.batch]);
	const { approvedOn, authority, note, region, areaM2, bbox } = place;
	return {
		...ruled(place),
		ownLevel,
		says,
		asOf,
		inForce: isInForce(place, asOf),
		approvedOn,
		authority,
		origin: place.source,
		note,
		region,
		areaM2,
		bbox,
		source: provenance.sourceAt(known, place.batch, place.row, place.code),
	};
}

/** The constraints that a parcel runs into, as it is now; undefined where there is no such parcel. */
export async function parcelConflicts(
	db: Db,
	parcel: number,
	run?: number,
): Promise<ParcelConflicts | undefined> {
	const outline = await store.parcelOutline(db, parcel);
	if (!outline) return undefined;
	const asOf = await constraintDayOf(db, run);
	const { list, kinds } = await conflictsUnder(db, outline, asOf);
	return { parcel, asOf, conflicts: list, kinds };
}

/** What a tile carries of a constraint: its level as the rules have it, days only where they are stated. */
export function constraintOnTile(
	properties: Record<string, string | number | null>,
): Record<string, string | number | null> {
	const { grade, level, kind, ...rest } = properties as Record<string, string | null> & {
		kind: ConstraintKind;
		level: Level | null;
	};
	return {
		...rest,
		kind,
		level: consequenceOf({ kind, level, grade: grade ?? null }, CONSTRAINT_RULES).level,
	};
}
