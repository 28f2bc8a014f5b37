import { noFacts, type FactRow } from '../facts.ts';
import { SLIVER_M2 } from '../geometry/apportion.ts';
import type { Problem } from '../problem.ts';
import { M2_PER_MU, muOf } from '../units.ts';
import {
	objectKeyOf,
	type Assumption,
	type FloorSpace,
	type KeyedChange,
	type ScenarioChange,
} from './change.ts';
import {
	emptied,
	GROUND,
	withFact,
	withoutTenant,
	withTenant,
	type LandObject,
	type Tenant,
} from './land-object.ts';
import type { MeasuredOutline, Objects } from './measured.ts';
import { alreadyGone, noLand, notInBase, outlinesOverlap, tenantNotHere } from './problems.ts';
import { basisOf, joined, takeLand } from './taking.ts';

/** One change carried out: what stands after it, or why it could not be. */
export interface AppliedChange {
	key: string;
	state: 'applied' | 'not-applied' | 'overridden';
	problem?: Problem;
	/** Key of the later change that states the same thing (the last one holds). */
	by?: string;
	/** Keys of the objects that are other than before. */
	touched: string[];
	after: Objects;
}

/**
 * Facts + changes → facts: the changes one after the other over the base, which stays as it is. The last of two changes
 * that state the same fact of the same object holds, and the earlier one says so; a change that finds no object is
 * `not-applied` with its reason, never dropped silently.
 */
export function scenarioFacts(
	base: Objects,
	changes: readonly KeyedChange[],
	measured: ReadonlyMap<string, MeasuredOutline>,
): AppliedChange[] {
	const refused = new Map<string, Problem>();
	for (;;) {
		const holding = lastBoundaries(changes, refused);
		const steps = carriedOut(base, changes, measured, holding, refused);
		// A boundary that cannot hold leaves its parcel to the one before it.
		const failed = steps.find(
			(s) => s.problem && !refused.has(s.key) && [...holding.values()].includes(s.key),
		);
		if (!failed?.problem) return steps;
		refused.set(failed.key, failed.problem);
	}
}

/** By object key the boundary change that holds: the last one. What an earlier one took goes back with its outline. */
function lastBoundaries(
	changes: readonly KeyedChange[],
	refused: ReadonlyMap<string, Problem>,
): Map<string, string> {
	return new Map(
		changes.flatMap((keyed) =>
			keyed.change.kind === 'boundary' && !refused.has(keyed.key) ? [[objectKeyOf(keyed), keyed.key]] : [],
		),
	);
}

function carriedOut(
	base: Objects,
	changes: readonly KeyedChange[],
	measured: ReadonlyMap<string, MeasuredOutline>,
	holding: ReadonlyMap<string, string>,
	refused: ReadonlyMap<string, Problem>,
): AppliedChange[] {
	const steps: AppliedChange[] = [];
	const statedBy = new Map<string, string>();
	const drawn = new Set<string>();
	let now: Objects = base;
	for (const keyed of changes) {
		const { key } = keyed;
		const by = keyed.change.kind === 'boundary' ? holding.get(objectKeyOf(keyed)) : undefined;
		if (by !== undefined && by !== key && !refused.has(key)) {
			steps.push({ key, state: 'overridden', by, touched: [], after: now });
			continue;
		}
		const outcome = refused.get(key) ?? carryOut(now, keyed, measured.get(key), drawn);
		if ('code' in outcome) {
			steps.push({ key, state: 'not-applied', problem: outcome, touched: [], after: now });
			continue;
		}
		for (const aspect of aspectsOf(keyed.change)) {
			const name = `${objectKeyOf(keyed)} ${aspect}`;
			const earlier = steps.find((s) => s.key === statedBy.get(name));
			if (earlier) Object.assign(earlier, { state: 'overridden', by: key });
			statedBy.set(name, key);
		}
		if (measured.has(key)) drawn.add(key);
		const after = new Map(now);
		for (const object of outcome) after.set(object.key, object);
		steps.push({ key, state: 'applied', touched: outcome.map((o) => o.key), after });
		now = after;
	}
	return steps;
}

/** What a change states outright: of two changes that state the same, the last one holds. */
function aspectsOf(change: ScenarioChange): string[] {
	switch (change.kind) {
		case 'floor':
			return ['floorAreaM2'];
		case 'fact':
			return [change.fact];
		case 'use':
			return [
				...(change.landUse === null ? [] : ['landUse']),
				...(change.industry === null ? [] : ['industry']),
			];
		case 'vacate':
			return ['vacated'];
		default:
			return [];
	}
}

function carryOut(
	now: Objects,
	keyed: KeyedChange,
	outline: MeasuredOutline | undefined,
	drawn: ReadonlySet<string>,
): LandObject[] | Problem {
	const { change } = keyed;
	if (change.kind === 'block' || change.kind === 'boundary') {
		if (!outline) throw new Error(`outline of ${keyed.key} was not measured`);
		const over = outline.overlaps.find((o) => drawn.has(o.key) && o.overlapM2 >= SLIVER_M2);
		if (over) return outlinesOverlap(over.overlapM2);
		if (change.kind === 'block') return drawBlock(now, keyed.key, change, outline);
	}
	const object = now.get(objectKeyOf(keyed));
	if (!object) return notInBase(nameOfTarget(change.target));
	if (object.left === 0) return alreadyGone(object.code);
	switch (change.kind) {
		case 'boundary':
			return replaceBoundary(now, object, change, outline as MeasuredOutline);
		case 'use':
			return [withUse(object, change.landUse, change.industry)];
		case 'floor':
			return floorOf(object, change.floor);
		case 'fact':
			return [withFact(object, change.fact, change.value)];
		case 'vacate':
			return [vacated(object, change.buildings)];
		case 'tenant-leaves':
			return object.tenants.some((t) => t.id === String(change.enterprise))
				? [withoutTenant(object, String(change.enterprise))]
				: tenantNotHere(change.name, object.code);
		case 'tenant-arrives':
			return arrived(object, keyed.key, change);
	}
}

function nameOfTarget(target: { parcel: number; code: string } | { block: string }): string {
	return 'code' in target ? target.code : target.block;
}

function drawBlock(
	now: Objects,
	key: string,
	change: Extract<ScenarioChange, { kind: 'block' }>,
	{ areaM2, under }: MeasuredOutline,
): LandObject[] | Problem {
	const taken = takeLand(now, null, under);
	const row: FactRow = {
		id: `block:${key}`,
		industry: change.industry,
		industryEdition: 2017,
		aboveScale: change.aboveScale,
		other: {},
		facts: { ...noFacts(), landMu: muOf(areaM2) },
	};
	let block: LandObject = {
		key: `block:${key}`,
		code: change.name,
		id: null,
		landUse: change.landUse,
		landKind: 'ellipsoidal',
		areaM2,
		basisMu: sumOf(taken.parts.map(basisOf)),
		row,
		tenants: [],
		stated: {},
		statedIndustry: change.industry,
		left: 1,
		outline: change.geometry,
		emptied: false,
	};
	if (change.taken === 'kept') block = joined(block, taken.parts, change.aboveScale);
	const figures = change.figures.filter(({ fact }) => !GROUND.includes(fact));
	if (change.taken === 'kept') for (const f of figures) block = withFact(block, f.fact, valueOf(f, block));
	else if (figures.length > 0) block = withTenant(block, plannedTenant(key, change, block, figures));
	for (const f of change.figures)
		if (GROUND.includes(f.fact)) block = withFact(block, f.fact, valueOf(f, block));
	if (!change.floor) return [...taken.left, block];
	const floored = floorOf(block, change.floor);
	return 'code' in floored ? floored : [...taken.left, ...floored];
}

function replaceBoundary(
	now: Objects,
	object: LandObject,
	change: Extract<ScenarioChange, { kind: 'boundary' }>,
	{ areaM2, under }: MeasuredOutline,
): LandObject[] {
	const taken = takeLand(now, object.key, under);
	const facts = { ...object.row.facts, landMu: muOf(areaM2) };
	const grown = object.row.facts.landMu ? muOf(areaM2) / object.row.facts.landMu : null;
	const reshaped: LandObject = {
		...object,
		tenants: object.tenants.map((t) => ({
			...t,
			landMu: t.landMu === null || grown === null ? null : t.landMu * grown,
		})),
		row: { ...object.row, facts },
		areaM2,
		basisMu: sumOf([object, ...taken.parts].map(basisOf)),
		landKind: 'ellipsoidal',
		outline: change.geometry,
	};
	const whole = change.taken === 'kept' ? joined(reshaped, taken.parts, object.row.aboveScale) : reshaped;
	return [...taken.left, whole];
}

function plannedTenant(
	key: string,
	change: { name: string; industry: string | null; aboveScale: boolean | null },
	object: LandObject,
	figures: readonly Assumption[],
): Tenant {
	const landMu =
		figures.find((f) => f.fact === 'landMu')?.value ??
		(object.tenants.length === 0 ? object.row.facts.landMu : null);
	const facts = { ...noFacts(), tenants: 0 };
	for (const figure of figures)
		if (!GROUND.includes(figure.fact)) facts[figure.fact] = valueOf(figure, object);
	facts.landMu = landMu;
	return {
		id: `new:${key}`,
		name: change.name,
		share: 1,
		landMu,
		row: {
			id: `new:${key}`,
			industry: change.industry,
			industryEdition: 2017,
			aboveScale: change.aboveScale,
			other: {},
			facts,
		},
	};
}

function arrived(
	object: LandObject,
	key: string,
	change: Extract<ScenarioChange, { kind: 'tenant-arrives' }>,
): LandObject[] {
	const tenant = plannedTenant(key, change, object, change.figures);
	// Where nobody sat nobody's figures were missing: the newcomer's are the object's.
	return [withTenant(object.tenants.length === 0 ? { ...object, stated: {} } : object, tenant)];
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const valueOf = ({ value, per }: Assumption, object: LandObject) =>
	per === 'mu' ? value * (object.row.facts.landMu ?? 0) : value;

function withUse(object: LandObject, landUse: string | null, industry: string | null): LandObject {
	return {
		...object,
		landUse: landUse ?? object.landUse,
		statedIndustry: industry ?? object.statedIndustry,
		row: industry === null ? object.row : { ...object.row, industry, industryEdition: 2017 },
	};
}

function floorOf(object: LandObject, floor: FloorSpace): LandObject[] | Problem {
	const land = object.row.facts.landMu;
	if (floor.by === 'area') return [withFact(object, 'floorAreaM2', floor.value)];
	if (floor.by === 'far') {
		if (land === null) return noLand(object.code, 'landMu');
		return [withFact(object, 'floorAreaM2', floor.value * land * M2_PER_MU)];
	}
	const footprint = floor.footprintM2 ?? object.row.facts.footprintM2;
	if (footprint === null) return noLand(object.code, 'footprintM2');
	const built = withFact(object, 'footprintM2', footprint);
	return [withFact(built, 'floorAreaM2', floor.value * footprint)];
}

function vacated(object: LandObject, buildings: 'kept' | 'demolished'): LandObject {
	const empty = emptied(object);
	if (buildings === 'kept') return empty;
	return withFact(withFact(empty, 'floorAreaM2', 0), 'footprintM2', 0);
}
