import type { NumericFact } from '../facts.ts';
import { SLIVER_M2 } from '../geometry/apportion.ts';
import { muOf } from '../units.ts';
import { parcelKey } from './change.ts';
import { merged, partOf, PRODUCTION, type LandObject, type Tenant } from './land-object.ts';
import type { MeasuredOutline, Objects } from './measured.ts';

/** Takes the covered part off every parcel under an outline: what is left of each, and what was taken. */
export function takeLand(
	now: Objects,
	own: string | null,
	under: MeasuredOutline['under'],
): { left: LandObject[]; parts: LandObject[] } {
	const left: LandObject[] = [];
	const parts: LandObject[] = [];
	for (const { parcel, areaM2, overlapM2 } of under) {
		const object = now.get(parcelKey(parcel));
		// A parcel with a new outline no longer lies where the base has it.
		if (!object || object.key === own || object.outline || object.left === 0 || overlapM2 < SLIVER_M2)
			continue;
		const share = Math.min(object.left, overlapM2 / areaM2);
		const rest = areaM2 * (object.left - share) < SLIVER_M2 ? 0 : object.left - share;
		const keeps = rest / object.left;
		parts.push({ ...partOf(object, 1 - keeps), areaM2: areaM2 * (object.left - rest) });
		left.push({ ...partOf(object, keeps), left: rest, areaM2: areaM2 * rest });
	}
	return { left, parts };
}

/** What land comes to on the ellipsoid, less what its deed says, mu: it moves no land, only how the land is measured. */
export function basisOf({ landKind, areaM2, row }: LandObject): number {
	const { landMu } = row.facts;
	return landKind === 'registered' && landMu !== null ? muOf(areaM2) - landMu : 0;
}

/**
 * An object with the firms and floor space of what it took in, judged as a run would judge the joined parcel: figures are
 * those of the firms, floor space is unknown where a part's is.
 */
export function joined(
	object: LandObject,
	parts: readonly LandObject[],
	aboveScale: boolean | null,
): LandObject {
	if (parts.length === 0) return object;
	const sumOf = (fact: NumericFact) => {
		const own = object.id === null ? [] : [object.row.facts[fact]];
		return [...own, ...parts.map((p) => p.row.facts[fact])].reduce(
			(sum: number | null, value) => (sum === null || value === null ? null : sum + value),
			0,
		);
	};
	const facts = { ...object.row.facts };
	for (const fact of ['floorAreaM2', 'footprintM2'] as const) facts[fact] = sumOf(fact);
	const stated = { ...object.stated };
	// Where a part's figures were stated and not its tenants', the whole's are stated too.
	for (const fact of PRODUCTION)
		if (parts.some((p) => fact in p.stated || p.emptied) || fact in stated) stated[fact] = sumOf(fact);
	const whole = merged({
		...object,
		row: { ...object.row, facts },
		tenants: together([...object.tenants, ...parts.flatMap((p) => p.tenants)]),
		stated,
	});
	return aboveScale === null ? whole : { ...whole, row: { ...whole.row, aboveScale } };
}

/** A firm that sits on several of the parts has the sum of its shares. */
function together(tenants: readonly Tenant[]): Tenant[] {
	const byId = new Map<string, Tenant>();
	for (const tenant of tenants) {
		const known = byId.get(tenant.id);
		const share = !known
			? tenant.share
			: known.share === null || tenant.share === null
				? null
				: known.share + tenant.share;
		const landMu = !known
			? tenant.landMu
			: known.landMu === null || tenant.landMu === null
				? null
				: known.landMu + tenant.landMu;
		byId.set(tenant.id, { ...tenant, share, landMu });
	}
	return [...byId.values()];
}
