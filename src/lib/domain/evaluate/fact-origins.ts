import { FACT_NAMES } from '../fact-names.ts';
import type { NumericFact } from '../facts.ts';
import { ratioOf, type AnyIndicator } from '../indicators/indicator.ts';
import { operandOf } from '../indicators/operand.ts';
import type { SharedOccupancy } from '../parcel/occupancy.ts';
import type { Operand, Proof, SourceRef } from '../proof.ts';
import { factOperand, shown, type FactSources } from './proof-parts.ts';
import { valueProof } from './score-proof.ts';
import type { FactRow } from '../facts.ts';

/** An occupant of a parcel with the record of each of its figures. */
export interface OccupantRecord {
	code: string;
	name: string;
	share: number | null;
	how: SharedOccupancy['how'];
	/** The share as recorded and since when it holds: a part of the year makes the year's share smaller. */
	recorded?: Pick<SharedOccupancy, 'share' | 'fromDate' | 'toDate'>;
	facts: FactRow['facts'];
	sources: FactSources;
	/** Where the occupancy itself was read. */
	seat?: SourceRef;
}

/**
 * A parcel's merged figure walked back: Σ fact × share, each occupant with its own record. The sum is made in the order
 * of `mergeOccupants`, so that the last digit agrees; undefined where nobody sits there.
 */
export function mergedFact(
	fact: NumericFact,
	value: number | null,
	occupants: readonly OccupantRecord[],
): Proof | undefined {
	const present = occupants.filter((o) => o.share === null || o.share > 0);
	if (present.length === 0) return undefined;
	const { unit } = FACT_NAMES[fact];
	const parts = present.map((o) => (o.share === null ? null : product(o.facts[fact], o.share)));
	const missing = parts.filter((part) => part === null).length;
	return {
		code: missing > 0 ? 'fact.merged-missing' : 'fact.merged',
		params: { fact, occupants: present.length, missing },
		...(value !== null && missing === 0
			? { arithmetic: `${parts.map((p) => shown(p as number)).join(' + ')} = ${shown(value)}` }
			: {}),
		result: value,
		steps: present.map((o, i): Proof => {
			const share: Operand = {
				name: 'share',
				value: o.share,
				source: o.seat ?? { method: `share-${o.how}` },
			};
			const own = o.facts[fact];
			const part = parts[i] ?? null;
			return {
				code: 'fact.share-of',
				params: { name: o.name || o.code, code: o.code, shareHow: o.how },
				operands: [factOperand(fact, own, unit, o.sources), share, ...partOfYear(o)],
				...(own === null || o.share === null || part === null
					? {}
					: { arithmetic: `${shown(own)} × ${shown(o.share)} = ${shown(part)}` }),
				result: part,
			};
		}),
	};
}

/** Why the year's share is not the recorded one: it sat here for a part of the year. */
function partOfYear({ share, recorded, seat }: OccupantRecord): Operand[] {
	// days of the whole year leave at most the last bit of a share
	if (!recorded || Math.abs((share ?? 0) - (recorded.share ?? 1)) < 1e-9) return [];
	const { fromDate, toDate } = recorded;
	const source = seat ? { source: seat } : {};
	return [
		...(recorded.share === null ? [] : [{ name: 'recordedShare', value: recorded.share, ...source }]),
		...(fromDate === null ? [] : [{ name: 'fromDate', value: fromDate, ...source }]),
		...(toDate === null ? [] : [{ name: 'toDate', value: toDate, ...source }]),
	];
}

function product(value: number | null, share: number): number | null {
	return value === null ? null : value * share;
}

/** One parcel that an enterprise sat on, as its run kept it. */
export interface SeatRecord {
	parcel: string;
	landMu: number | null;
	floorAreaM2: number | null;
	footprintM2: number | null;
	/** Occupants of the parcel in the year. */
	occupants: number;
	tenants: number;
	occupancy: SharedOccupancy;
	/** Where the parcel, its buildings and the occupancy were read. */
	land?: SourceRef;
	buildings?: SourceRef;
	seat?: SourceRef;
}

const DERIVED = ['landMu', 'floorAreaM2', 'footprintM2', 'tenants'] as const;
type Derived = (typeof DERIVED)[number];

/**
 * A figure that nobody reported walked back to where the enterprise sits (parcel/enterprise-land.ts): land used = Σ of
 * its occupancies, or the whole parcel where it sits alone; floor and footprint by land used; tenants on its own
 * parcels. Undefined for a fact that is not derived.
 */
export function derivedFact(
	fact: string,
	value: number | null,
	seats: readonly SeatRecord[],
): Proof | undefined {
	const name = DERIVED.find((known) => known === fact);
	if (name === undefined || seats.length === 0 || value === null) return undefined;
	const steps = seats.flatMap((seat) => seatProof(name, seat) ?? []);
	const terms = steps.map((step) => (typeof step.result === 'number' ? shown(step.result) : '?'));
	return {
		code: `fact.derived-${name}`,
		params: { fact, parcels: seats.length },
		...(terms.length > 0 ? { arithmetic: `${terms.join(' + ')} = ${shown(value)}` } : {}),
		result: value,
		steps,
	};
}

function seatProof(fact: Derived, seat: SeatRecord): Proof | undefined {
	const { occupancy: o, landMu } = seat;
	const step = (
		code: string,
		operands: Operand[],
		arithmetic: string | null,
		result: number | null,
	): Proof => ({
		code,
		params: { parcel: seat.parcel },
		operands,
		...(arithmetic === null || result === null ? {} : { arithmetic: `${arithmetic} = ${shown(result)}` }),
		result,
	});
	if (fact === 'tenants') {
		if (o.role !== 'owner') return undefined;
		const tenants: Operand = { name: 'tenants', value: seat.tenants, unit: '户', source: seat.seat };
		return step('fact.seat-tenants', [tenants], null, seat.tenants);
	}
	const land: Operand = { name: 'landMu', value: landMu, unit: '亩', source: seat.land };
	const used: Operand = { name: 'areaMu', value: o.areaMu, unit: '亩', source: seat.seat };
	const mu = o.areaMu ?? (seat.occupants === 1 ? landMu : null);
	const weight = o.how === 'sole' ? (o.yearShare ?? 1) : 1;
	const days = weight === 1 ? '' : ` × ${shown(weight)}`;
	if (fact === 'landMu') {
		const whole = o.areaMu === null;
		return step(
			whole ? 'fact.seat-whole' : 'fact.seat-part',
			[whole ? land : used],
			days && mu !== null ? `${shown(mu)}${days}` : null,
			mu === null ? null : mu * weight,
		);
	}
	if (fact === 'floorAreaM2' && o.floorM2 !== null) {
		const floor: Operand = { name: 'floorAreaM2', value: o.floorM2, unit: '㎡', source: seat.seat };
		return step('fact.seat-floor', [floor], null, o.floorM2);
	}
	const all = seat[fact];
	const operands: Operand[] = [
		{ name: fact, value: all, unit: '㎡', source: seat.buildings },
		...(o.areaMu === null ? [] : [used]),
		land,
	];
	if (all === null || mu === null || landMu === null || landMu <= 0)
		return step('fact.seat-by-land', operands, null, null);
	const part = Math.min(1, mu / landMu);
	return step(
		'fact.seat-by-land',
		operands,
		`${shown(all)} × ${part === 1 ? '1' : `${shown(mu)} ÷ ${shown(landMu)}`}${days}`,
		all * part * weight,
	);
}

/** The proof of every indicator of an object, scored or not: the value from its operands, or what is missing. */
export function indicatorProofs(
	indicators: readonly AnyIndicator[],
	row: FactRow,
	sources: FactSources,
): Record<string, Proof> {
	return Object.fromEntries(
		indicators.map((indicator) => {
			const top = operandOf(row, indicator.numerator);
			const bottom = operandOf(row, indicator.denominator);
			const value = top === null || bottom === null ? NaN : ratioOf(top, bottom, indicator.factor);
			return [indicator.id, valueProof(indicator, row, Number.isNaN(value) ? null : value, sources)];
		}),
	);
}
