import type { GroupTotal } from '../evaluate/group-total.ts';
import { perHectareOfPerMu, MU_PER_HECTARE } from '../units.ts';
import { completeFigures, sumOfAreas } from './complete.ts';
import type { ParkFact, ParkFigures, ZonePart } from './park-facts.ts';
import { PARK_INDICATORS, parkIndicator } from './park-indicators.ts';
import type { ZoneCategory } from './park-rules.ts';
import type { ZoneInput } from './zone.ts';
import type { ZoneTypeOverride } from './zone-type.ts';

/** A zone of a year as the store reads it. */
export interface ZoneRecord {
	park: number;
	category: ZoneCategory;
	override: ZoneTypeOverride | null;
	/** The year's own figures. */
	figures: Partial<Record<ZonePart, ParkFigures>>;
	/** Areas that the park's own record gives, without a year. */
	recorded: ParkFigures;
}

/** Where a figure or a value came from: the year's figures, the park's own record, sums over its parcels. */
export type ZoneOrigin = 'figures' | 'record' | 'parcels';

/** What the parcels of a park add up to. */
export interface ParcelsOfZone {
	parcels: number;
	/** Over the occupied parcels. */
	total: GroupTotal;
	/** Suspected idle by our finding, mu; null where a parcel in it has not enough data to tell. */
	idleMu: number | null;
}

/** Which of ours stands in for a zone's, over occupied parcels instead of 工矿仓储用地: an approximation, said so. */
const STAND_INS: readonly { id: string; of: string; perMu: boolean }[] = [
	{ id: 'industrialFar', of: 'far', perMu: false },
	{ id: 'industrialCoverage', of: 'buildingCoefficient', perMu: false },
	{ id: 'investmentIntensity', of: 'investmentPerMu', perMu: true },
	{ id: 'outputIntensity', of: 'revenuePerMu', perMu: true },
	{ id: 'industrialTaxIntensity', of: 'taxPerMu', perMu: true },
];

/** A value that stands on the parcels' sums: what was divided, and how many parcels lacked a figure. */
export interface ParcelValue {
	of: string;
	numerator: number;
	denominator: number;
	counted: number;
	missing: number;
}

export interface JoinedZone {
	input: ZoneInput;
	/** Origin of figures that the year does not give. */
	filled: Partial<Record<ParkFact, Exclude<ZoneOrigin, 'figures'>>>;
	/** By indicator. */
	parcelValues: Record<string, ParcelValue>;
}

/**
 * Joins what is known of a zone: the year's figures first; where they do not give an area, the park's record; where no
 * figure gives an indicator, the sums over its parcels (ratio of sums). Each keeps its origin.
 */
export function joinZone(record: ZoneRecord, parcels: ParcelsOfZone): JoinedZone {
	const { category, override, figures } = record;
	const { whole = {}, ...parts } = figures;
	const known = completeFigures({ ...sumOfAreas(Object.values(parts)), ...whole }).figures;
	const filled: JoinedZone['filled'] = {};
	const added: ParkFigures = {};
	const add = (fact: ParkFact, value: number | null | undefined, origin: 'record' | 'parcels') => {
		if (typeof (known[fact] ?? added[fact]) === 'number' || typeof value !== 'number') return;
		added[fact] = value;
		filled[fact] = origin;
	};
	for (const [fact, value] of Object.entries(record.recorded)) add(fact as ParkFact, value, 'record');
	if (parcels.parcels > 0 && parcels.idleMu !== null)
		add('idleHm2', parcels.idleMu / MU_PER_HECTARE, 'parcels');
	const values: Record<string, number | null> = {};
	const parcelValues: JoinedZone['parcelValues'] = {};
	for (const { id, of, perMu } of STAND_INS) {
		const found = parcels.total.indicators[of];
		if (!found || found.value === null) continue;
		values[id] = perMu ? perHectareOfPerMu(found.value) : found.value;
		const { numerator, denominator, counted, missing } = found;
		parcelValues[id] = { of, numerator, denominator, counted, missing };
	}
	return {
		input: {
			category,
			override,
			figures: { ...figures, whole: { ...whole, ...added } },
			values: { whole: values },
		},
		filled,
		parcelValues,
	};
}

/** The origins of each indicator that has a value, by its operands; several where they are mixed. */
export function originsOf(
	joined: JoinedZone,
	whole: {
		figures: ParkFigures;
		values: Record<string, number | null>;
		derived: Partial<Record<ParkFact, { fact: ParkFact }[]>>;
	},
): Record<string, ZoneOrigin[]> {
	const leaves = (fact: ParkFact): ParkFact[] =>
		whole.derived[fact]?.flatMap((part) => leaves(part.fact)) ?? [fact];
	return Object.fromEntries(
		PARK_INDICATORS.filter(({ id }) => whole.values[id] !== null).map(({ id, numerator, denominator }) => {
			const operands = [...numerator, denominator];
			const own =
				operands.every((fact) => typeof whole.figures[fact] === 'number') &&
				(whole.figures[denominator] ?? 0) > 0;
			const origins = own
				? operands.flatMap(leaves).map((fact) => joined.filled[fact] ?? 'figures')
				: ['parcels' as const];
			return [id, [...new Set<ZoneOrigin>(origins)]];
		}),
	);
}

/** 万元/hm² beside which 万元/亩 is shown: ÷ 15; null for other units and for missing values. */
export function perMuOf(indicator: string, value: number | null): number | null {
	return value === null || parkIndicator(indicator)?.unit !== '万元/hm²' ? null : value / MU_PER_HECTARE;
}
