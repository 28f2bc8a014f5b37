import type { ParkFact, ParkFigures } from './park-facts.ts';

/** A figure that follows from others: where it was not given, the first way whose parts are all known. */
interface Derivation {
	fact: ParkFact;
	plus: ParkFact[];
	minus?: ParkFact[];
}

const BUILT: ParkFact[] = [
	'residentialHm2',
	'industrialHm2',
	'streetHm2',
	'otherTransportHm2',
	'commercialHm2',
	'greenHm2',
	'otherPublicHm2',
	'otherBuiltHm2',
];

/** In order: what later ones need comes first. Source: categories of the 2014 trial scheme, domain.md §10.5. */
export const DERIVATIONS: readonly Derivation[] = [
	{ fact: 'builtHm2', plus: BUILT },
	{ fact: 'readyHm2', plus: ['builtHm2', 'unbuiltReadyHm2'] },
	{
		fact: 'developableHm2',
		plus: ['builtHm2', 'rural1Hm2', 'rural2Hm2', 'unbuiltReadyHm2', 'unbuiltUnreadyHm2'],
	},
	{ fact: 'developableHm2', plus: ['totalHm2'], minus: ['unbuildableHm2'] },
	{ fact: 'suppliedHm2', plus: ['allocatedHm2', 'paidRunningHm2', 'paidExpiredHm2'] },
];

/** How a derived figure came about: signed parts. */
export type Derived = Partial<Record<ParkFact, { fact: ParkFact; sign: 1 | -1 }[]>>;

/** The figures with what follows from them; a given figure is never replaced. */
export function completeFigures(given: ParkFigures): { figures: ParkFigures; derived: Derived } {
	const figures: ParkFigures = { ...given };
	const derived: Derived = {};
	for (const way of DERIVATIONS) {
		if (known(figures[way.fact])) continue;
		const value = derivedValue(way, figures);
		if (value === null) continue;
		figures[way.fact] = value;
		derived[way.fact] = [
			...way.plus.map((fact) => ({ fact, sign: 1 as const })),
			...(way.minus ?? []).map((fact) => ({ fact, sign: -1 as const })),
		];
	}
	return { figures, derived };
}

/** What the parts give; null as soon as one is missing. */
export function derivedValue({ plus, minus = [] }: Derivation, figures: ParkFigures): number | null {
	let sum = 0;
	for (const [parts, sign] of [
		[plus, 1],
		[minus, -1],
	] as const) {
		for (const part of parts) {
			const value = figures[part];
			if (!known(value)) return null;
			sum += sign * value;
		}
	}
	return sum;
}

/** The zone as a whole from its evaluation areas: a figure is their sum where each of them has it. */
export function sumOfAreas(areas: readonly ParkFigures[]): ParkFigures {
	const sum: ParkFigures = {};
	const facts = new Set(areas.flatMap((area) => Object.keys(area) as ParkFact[]));
	for (const fact of facts) {
		const values = areas.map((area) => area[fact]);
		if (values.every(known)) sum[fact] = values.reduce((a, b) => a + b, 0);
	}
	return sum;
}

function known(value: number | null | undefined): value is number {
	return typeof value === 'number';
}
