import { noFacts, NUMERIC_FACTS, type FactRow, type NumericFact } from '../facts.ts';
import type { Areal } from '../geometry/areal.ts';
import { mergeOccupants } from '../evaluate/merge.ts';

/** Who sits on a piece of land, with the part (0–1) of its figures that belongs here; null: not known. */
export interface Tenant {
	/** Subject id as text, or the key of the change that brought it. */
	id: string;
	name: string;
	row: FactRow;
	share: number | null;
	/** Land it uses here, mu; null: not known. */
	landMu: number | null;
}

/** A parcel of the base, or a block a scenario drew: what is known of it at a point of the list of changes. */
export interface LandObject {
	key: string;
	/** Public code of a parcel, name of a block. */
	code: string;
	/** Of the parcel; null for blocks. */
	id: number | null;
	landUse: string | null;
	landKind: 'registered' | 'ellipsoidal';
	/** Own ellipsoidal area, m². */
	areaM2: number;
	/** Of the land of an outline, mu: what measuring it on the ellipsoid adds to what the deeds said; no land moved. */
	basisMu: number;
	row: FactRow;
	tenants: readonly Tenant[];
	/** Facts that a change states for the whole object, whoever sits there. */
	stated: Partial<Record<NumericFact, number | null>>;
	/** Industry stated by a change: it stays whoever sits there. */
	statedIndustry: string | null;
	/** The part of the base's outline that is left (1 … 0). */
	left: number;
	/** A new outline; null: the base's. */
	outline: Areal | null;
	/** A change left nobody here: what is produced is zero and known. */
	emptied: boolean;
}

/** Facts of the ground; every other one is what its tenants produce. */
export const GROUND: readonly NumericFact[] = ['landMu', 'floorAreaM2', 'footprintM2'];
export const PRODUCTION: readonly NumericFact[] = NUMERIC_FACTS.filter((fact) => !GROUND.includes(fact));

const STATUS = ['underConstruction', 'utility', 'reserve'] as const;

/** The object with one fact stated. */
export function withFact(object: LandObject, fact: NumericFact, value: number | null): LandObject {
	const facts = { ...object.row.facts, [fact]: value };
	const stated = GROUND.includes(fact) ? object.stated : { ...object.stated, [fact]: value };
	return { ...object, row: { ...object.row, facts }, stated };
}

/** A part of the object: land, floor space and figures alike by area. */
export function partOf(object: LandObject, part: number): LandObject {
	const scaled = (value: number | null | undefined) =>
		value === null || value === undefined ? null : value * part;
	const facts = noFacts();
	for (const fact of NUMERIC_FACTS) facts[fact] = scaled(object.row.facts[fact]);
	const stated: LandObject['stated'] = {};
	for (const fact of Object.keys(object.stated) as NumericFact[]) stated[fact] = scaled(object.stated[fact]);
	return {
		...object,
		row: { ...object.row, facts },
		stated,
		tenants: object.tenants.map((t) => ({ ...t, share: scaled(t.share), landMu: scaled(t.landMu) })),
	};
}

/** The object with one more tenant; figures stated for the whole grow by what it brings. */
export function withTenant(object: LandObject, tenant: Tenant): LandObject {
	return merged({
		...object,
		emptied: false,
		tenants: [...object.tenants, tenant],
		stated: moved(object.stated, tenant, 1),
	});
}

/** The object without a tenant; figures stated for the whole fall by what it takes along. */
export function withoutTenant(object: LandObject, id: string): LandObject {
	const gone = object.tenants.find((t) => t.id === id);
	if (!gone) return object;
	const tenants = object.tenants.filter((t) => t !== gone);
	if (tenants.length === 0) return emptied(object);
	return merged({ ...object, tenants, stated: moved(object.stated, gone, -1) });
}

/** Nobody left: nothing is produced here, which is known and not missing. */
export function emptied(object: LandObject): LandObject {
	const facts = { ...object.row.facts };
	for (const fact of PRODUCTION) facts[fact] = 0;
	return { ...object, tenants: [], stated: {}, emptied: true, row: { ...object.row, facts } };
}

function moved(stated: LandObject['stated'], tenant: Tenant, sign: 1 | -1): LandObject['stated'] {
	const after: LandObject['stated'] = {};
	for (const fact of Object.keys(stated) as NumericFact[]) {
		const [sum, own] = [stated[fact] ?? null, tenant.row.facts[fact]];
		after[fact] =
			sum === null || own === null || tenant.share === null ? null : sum + sign * own * tenant.share;
	}
	return after;
}

/** The tenants' figures by share (ratio of sums), over the ground's own; stated ones stand above them. */
export function merged(object: LandObject): LandObject {
	const { row } = mergeOccupants(
		{ id: object.row.id, landMu: object.row.facts.landMu },
		object.tenants.map(({ row: own, share }) => ({ row: own, share })),
	);
	const facts = { ...row.facts, ...object.stated };
	for (const fact of GROUND) facts[fact] = object.row.facts[fact];
	const status = Object.fromEntries(STATUS.map((name) => [name, object.row.other?.[name] ?? null]));
	const industry = object.statedIndustry ?? row.industry;
	return { ...object, row: { ...row, industry, other: { ...row.other, ...status }, facts } };
}
