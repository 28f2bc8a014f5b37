import { noFacts, type FactRow, type NumericFact } from '#lib/domain/facts.ts';

/** One enterprise with the facts given and everything else missing. */
export function enterprise(
	id: string,
	facts: Partial<Record<NumericFact, number | null>>,
	more: Partial<Omit<FactRow, 'id' | 'facts'>> = {},
): FactRow {
	return {
		id,
		industry: null,
		industryEdition: 2017,
		aboveScale: true,
		...more,
		facts: { ...noFacts(), ...facts },
	};
}

/** A small seeded generator (mulberry32): the same numbers on every machine. */
export function seeded(seed: number): () => number {
	let a = seed;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const INDUSTRIES = [
	'C1311',
	'17',
	'2231',
	'2641',
	'2720',
	'2929',
	'3099',
	'3311',
	'3411',
	'3560',
	'3670',
	'3820',
];

/** n invented enterprises: skewed yields, one in ten without emission data, one in twenty of unknown scale. */
export function inventedEnterprises(n: number, seed: number): FactRow[] {
	const next = seeded(seed);
	const skewed = (mean: number) => mean * Math.exp(1.2 * (next() + next() + next() - 1.5));
	return Array.from({ length: n }, (_, i) => {
		const landMu = skewed(20);
		const taxWan = landMu * skewed(18);
		const valueAddedWan = landMu * skewed(75);
		const revenueWan = valueAddedWan * (3 + next());
		const scale = next();
		return enterprise(
			`E${i}`,
			{
				landMu,
				taxWan,
				valueAddedWan,
				revenueWan,
				energyTce: valueAddedWan / skewed(2.5),
				emissionTon: next() < 0.1 ? null : valueAddedWan / skewed(4900),
				electricityWanKwh: taxWan / skewed(0.3),
				employees: Math.ceil(valueAddedWan / skewed(18)),
				rdWan: revenueWan * 0.06 * next(),
				fixedInvestmentWan: landMu * skewed(200),
				floorAreaM2: landMu * 700 * (0.4 + next()),
				footprintM2: landMu * 200 * (1 + next()),
			},
			{
				industry: next() < 0.02 ? null : (INDUSTRIES[Math.floor(next() * INDUSTRIES.length)] as string),
				aboveScale: scale < 0.05 ? null : scale < 0.4,
			},
		);
	});
}
