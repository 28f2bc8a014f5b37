import type { NumericFact } from '#lib/domain/facts.ts';
import { DEMO_YEARS, demoFile, known, type DemoFile } from './demo-set.ts';
import { OPEN_FATES, type Fate } from './fates.ts';
import type { Firm } from './firms.ts';
import { randomOf, at, type Random } from './random.ts';
import type { Tenure } from './tenure.ts';

interface YearFigures {
	firm: number;
	year: number;
	/** null = not on record; the statistics office's list of the year. */
	aboveScale: boolean | null;
	facts: Partial<Record<NumericFact, number>>;
}

export interface Figures {
	rows: YearFigures[];
	/** Firms by hard case, all in the last year. */
	cases: Record<FigureCase, number[]>;
}
type FigureCase =
	| 'missingEmission'
	| 'missingTax'
	| 'missingAboveScale'
	| 'zeroStaff'
	| 'negativeValueAdded'
	| 'listFlips'
	| 'powerInKwh';

/** Median tax of a works at the city's level, 万元 per mu. */
const MEDIAN_TAX_PER_MU = 8.2;
/** Who reports what: a bureau gets these figures from five offices, so they come in five files a year. */
const OFFICES: { name: string; facts: NumericFact[]; list?: boolean }[] = [
	{ name: '税收', facts: ['taxWan'] },
	{
		name: '统计',
		facts: ['valueAddedWan', 'revenueWan', 'energyTce', 'employees', 'rdWan', 'fixedInvestmentWan'],
		list: true,
	},
	{ name: '排污', facts: ['emissionTon'] },
	{ name: '用电', facts: ['electricityWanKwh'] },
	{ name: '用地', facts: ['landMu'] },
];

/** Three years of figures of the firms at work. */
export function figuresOf(seed: number, tenure: Tenure, fates: readonly Fate[]): Figures {
	const random = randomOf(seed, 'figures');
	const rows: YearFigures[] = [];
	const cases: Figures['cases'] = {
		missingEmission: [],
		missingTax: [],
		missingAboveScale: [],
		zeroStaff: [],
		negativeValueAdded: [],
		listFlips: [],
		powerInKwh: [],
	};
	const land = landByYear(tenure, fates);
	for (const firm of tenure.firms) {
		if (firm.kind === 'project') continue;
		const own = trait(random);
		let listed: boolean | undefined;
		for (const year of DEMO_YEARS) {
			if (Number(firm.establishedOn.slice(0, 4)) > year) continue;
			const facts = drawn(random, firm, own, year, at(land, firm.index).get(year) ?? 0);
			// The list follows the revenue (2,000 万元), with a margin either way so that it does not flicker.
			const revenue = facts.revenueWan as number;
			const before: boolean = listed ?? revenue >= 2000;
			const now: boolean = before ? revenue >= 1650 : revenue >= 2350;
			if (listed !== undefined && now !== listed && !cases.listFlips.includes(firm.index))
				cases.listFlips.push(firm.index);
			listed = now;
			if (!now) unsurveyed(random, facts);
			rows.push({ firm: firm.index, year, aboveScale: now, facts });
		}
	}
	spoil(randomOf(seed, 'gaps'), rows, tenure.firms, cases);
	return { rows, cases };
}

/** The year's files, one an office, with a row a firm that the office has a figure of. */
export function figureFiles(figures: Figures, firms: readonly Firm[]): DemoFile[] {
	return DEMO_YEARS.flatMap((year) =>
		OFFICES.map((office) => {
			const rows = figures.rows
				.filter((row) => row.year === year)
				.map((row) => {
					const facts = known(Object.fromEntries(office.facts.map((fact) => [fact, row.facts[fact]])));
					const aboveScale = office.list ? row.aboveScale : null;
					return known({ enterprise: at(firms, row.firm).code, year, ...facts, aboveScale });
				})
				.filter((values) => Object.keys(values).length > 2);
			return demoFile(
				'yearly',
				`演示-${office.name}-${year}.xlsx`,
				rows.map((values) => ({ values })),
				year,
			);
		}),
	);
}

/** What stays a firm's own over the years. */
const trait = (random: Random) => ({
	valueAddedPerTax: random.logNormal(3.9, 0.4),
	revenuePerValueAdded: random.logNormal(4.4, 0.33),
	perStaff: random.logNormal(16, 0.42),
	perTce: random.logNormal(1, 0.6),
	perTon: random.logNormal(0.8, 0.9),
	rd: random.logNormal(1, 0.5),
	powerShare: random.between(0.45, 0.9),
	investedPerMu: random.logNormal(165, 0.5),
	landless: random.logNormal(6, 0.6),
});

function drawn(
	random: Random,
	firm: Firm,
	own: ReturnType<typeof trait>,
	year: number,
	mu: number,
): YearFigures['facts'] {
	const landMu = round(mu, 2);
	// Small rented floors earn more on a mu; a large site, less.
	const density = (Math.max(1.2, mu || own.landless) / 20) ** -0.22;
	const growth = 1.035 ** (year - 2023) * random.logNormal(1, 0.2);
	const base = mu > 0 ? mu : own.landless;
	const started = Number(firm.establishedOn.slice(0, 4));
	const ramp = year - started < 2 ? 0.45 : 1;
	const tax = MEDIAN_TAX_PER_MU * firm.level * density * growth * base * ramp;
	const valueAdded = tax * own.valueAddedPerTax * random.logNormal(1, 0.12);
	const revenue = valueAdded * own.revenuePerValueAdded * random.logNormal(1, 0.08);
	const energy = valueAdded / (firm.industry.perTce * own.perTce * random.logNormal(1, 0.1));
	return {
		...(mu > 0 && { landMu }),
		taxWan: round(tax, 2),
		valueAddedWan: round(valueAdded, 2),
		revenueWan: round(revenue, 2),
		energyTce: round(energy, 2),
		emissionTon: round(valueAdded / (firm.industry.perTon * own.perTon * random.logNormal(1, 0.15)), 4),
		// Equivalent value of power: about 2.9 tce for 万 kWh; the rest of the energy is heat and fuel.
		electricityWanKwh: round((energy * own.powerShare) / 2.9, 3),
		employees: Math.max(2, Math.round(valueAdded / own.perStaff)),
		rdWan: round(revenue * firm.industry.rd * own.rd, 2),
		fixedInvestmentWan: round(base * own.investedPerMu * (1 + 0.03 * (year - 2022)), 2),
	};
}

/** Below scale nobody surveys value added, energy, emissions and R&D, save for some: missing, not zero. */
function unsurveyed(random: Random, facts: YearFigures['facts']): void {
	if (random.chance(0.22)) return;
	for (const fact of ['valueAddedWan', 'energyTce', 'emissionTon', 'rdWan', 'fixedInvestmentWan'] as const)
		delete facts[fact];
}

/** Gaps and oddities of the last year, in firms of their own each. */
function spoil(random: Random, rows: YearFigures[], firms: readonly Firm[], cases: Figures['cases']): void {
	const last = random.shuffled(
		rows.filter((r) => r.year === DEMO_YEARS[2] && at(firms, r.firm).kind !== 'utility'),
	);
	const listed = last.filter((r) => r.aboveScale);
	const scale = firms.length / 1500;
	let used = 0;
	const take = (count: number) => listed.slice(used, (used += Math.max(1, Math.round(count * scale))));
	for (const row of take(48)) {
		delete row.facts.emissionTon;
		cases.missingEmission.push(row.firm);
	}
	for (const row of take(8)) {
		row.facts.valueAddedWan = -round((row.facts.valueAddedWan as number) * random.between(0.05, 0.4), 2);
		cases.negativeValueAdded.push(row.firm);
	}
	for (const row of take(6)) {
		row.facts.employees = 0;
		cases.zeroStaff.push(row.firm);
	}
	for (const row of take(6)) {
		delete row.facts.taxWan;
		cases.missingTax.push(row.firm);
	}
	const small = last.filter((r) => r.aboveScale === false);
	for (const row of small.slice(0, Math.max(1, Math.round(10 * scale)))) {
		delete row.facts.taxWan;
		cases.missingTax.push(row.firm);
	}
	for (const row of [...take(8), ...small.slice(-Math.max(1, Math.round(17 * scale)))]) {
		row.aboveScale = null;
		cases.missingAboveScale.push(row.firm);
	}
	// A slip of the office: kWh under a heading of 万千瓦时. The demo rule does not ask for power; the reconciliation sees it.
	for (const row of take(3)) {
		row.facts.electricityWanKwh = round((row.facts.electricityWanKwh as number) * 10_000, 0);
		cases.powerInKwh.push(row.firm);
	}
}

/** Land in use at each year's end; land not built on yet does not count (built plots only are rated). */
function landByYear(tenure: Tenure, fates: readonly Fate[]): Map<number, number>[] {
	const land = tenure.firms.map(() => new Map<number, number>());
	for (const use of tenure.uses) {
		if (OPEN_FATES.has(at(fates, use.plot))) continue;
		for (const year of DEMO_YEARS) {
			const day = `${year}-12-31`;
			if (use.fromDate > day || (use.toDate !== undefined && use.toDate < day)) continue;
			const own = at(land, use.firm);
			own.set(year, (own.get(year) ?? 0) + use.areaMu);
		}
	}
	return land;
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));
