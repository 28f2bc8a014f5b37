import { DEMO_YEARS, demoFile, known, type DemoFile, type DemoValue } from './demo-set.ts';
import { at, randomOf, type Random } from './random.ts';

/** Places in the list of parks that stand for something: two are divided, one has no figures, one a broken nesting. */
const DIVIDED = [0, 1];
const WITHOUT = 10;
const BROKEN = 5;
const INTEGRATED = 6;
const MIXED = 9;

type Values = Record<string, number | null>;

/** The yearly figures of the parks, a file a year, in hectares as the evaluation reports give them. */
export function parkFigureFiles(
	seed: number,
	parks: DemoFile,
): { files: DemoFile[]; without: string[]; broken: string[]; divided: string[] } {
	const random = randomOf(seed, 'park-figures');
	const codeOf = (i: number) => String(at(parks.rows, i).values['code']);
	const traits = parks.rows.map((_, i) => traitOf(random, i));
	const files = DEMO_YEARS.map((year, y) => {
		const rows = parks.rows.flatMap(({ values }, i) => {
			if (i === WITHOUT) return [];
			const head = { park: codeOf(i), year };
			const whole = figuresOf(
				areasOf(values, DEMO_YEARS.length - 1 - y),
				at(traits, i),
				1.04 ** y,
				i === BROKEN,
			);
			if (!DIVIDED.includes(i)) return [known({ ...head, ...whole })];
			const share = at(traits, i).main;
			return [
				known({ ...head, part: 'main', ...scaled(whole, share) }),
				known({ ...head, part: 'growth', ...remainder(whole, scaled(whole, share)) }),
			];
		});
		return demoFile(
			'park-yearly',
			`演示-园区年度-${year}.xlsx`,
			rows.map((row) => ({ values: row })),
			year,
		);
	});
	return { files, without: [codeOf(WITHOUT)], broken: [codeOf(BROKEN)], divided: DIVIDED.map(codeOf) };
}

interface Areas {
	developable: number | null;
	ready: number;
	supplied: number;
	built: number | null;
}

/** The park's own areas at the last year's end; less was supplied and built the years before. */
function areasOf(values: Record<string, DemoValue>, yearsBack: number): Areas {
	const hectares = (name: string) => {
		const m2 = values[name];
		return typeof m2 === 'number' ? m2 / 10_000 : null;
	};
	const built = hectares('builtM2');
	return {
		developable: hectares('developableM2'),
		ready: hectares('developedM2') as number,
		supplied: round((hectares('suppliedM2') as number) * 0.97 ** yearsBack),
		built: built === null ? null : round(built * 0.95 ** yearsBack),
	};
}

function traitOf(random: Random, i: number) {
	const housing = i === INTEGRATED || i === MIXED;
	return {
		industrial: i === INTEGRATED ? 0.26 : i === MIXED ? 0.36 : random.between(0.54, 0.74),
		residential: housing ? 0.29 : random.between(0.02, 0.1),
		far: random.between(0.88, 1.3),
		density: random.between(0.3, 0.46),
		industrialFar: random.between(0.75, 1.15),
		coverage: random.between(0.42, 0.62),
		invested: random.between(2600, 7200),
		revenue: random.between(3200, 9800),
		tax: random.between(130, 520),
		sectorTax: random.between(120, 390),
		people: housing ? random.between(90, 140) : random.between(18, 55),
		idle: random.between(0, 0.04),
		allocated: random.between(0.06, 0.16),
		expired: random.between(0, 0.03),
		main: random.between(0.6, 0.8),
	};
}

function figuresOf(areas: Areas, own: ReturnType<typeof traitOf>, growth: number, broken: boolean): Values {
	const { developable, ready, supplied } = areas;
	// the broken one: more built than supplied, as where collective land was counted on one side only
	const built = broken ? round(supplied * 1.04) : areas.built;
	const d1 = round(supplied * own.allocated);
	const d22 = round(supplied * own.expired);
	const land = built ?? supplied;
	const industrial = round(land * own.industrial);
	const residential = round(land * own.residential);
	const rest = round(land - industrial - residential);
	const streets = round(rest * 0.42);
	const green = round(rest * 0.18);
	const commercial = round(rest * 0.14);
	const open = round(rest * 0.12);
	const wan = (perHectare: number, hectares: number) => round(perHectare * growth * hectares, 2);
	return {
		developableHm2: developable,
		readyHm2: ready,
		suppliedHm2: supplied,
		allocatedHm2: d1,
		paidRunningHm2: round(supplied - d1 - d22),
		paidExpiredHm2: d22,
		builtHm2: built,
		industrialHm2: industrial,
		residentialHm2: residential,
		...(built === null
			? {}
			: {
					streetHm2: streets,
					greenHm2: green,
					commercialHm2: commercial,
					otherPublicHm2: open,
					otherTransportHm2: 0,
					otherBuiltHm2: round(rest - streets - green - commercial - open),
				}),
		idleHm2: round(supplied * own.idle),
		floorAreaM2: round(land * own.far * 10_000, 0),
		baseAreaM2: round(land * own.density * 10_000, 0),
		industrialFloorM2: round(industrial * own.industrialFar * 10_000, 0),
		industrialCoveredM2: round(industrial * own.coverage * 10_000, 0),
		industrialInvestmentWan: wan(own.invested, industrial),
		industrialRevenueWan: wan(own.revenue, industrial),
		industrialTaxWan: wan(own.tax, industrial),
		sectorTaxWan: wan(own.sectorTax, land),
		population: round(own.people * land, 0),
	};
}

/** The main area's part: money and floor follow the land, with a little more of both. */
function scaled(whole: Values, share: number): Values {
	return Object.fromEntries(
		Object.entries(whole).map(([name, value]) => [
			name,
			value === null ? null : round(value * share * (DENSER.test(name) ? 1.06 : 1), digitsOf(name)),
		]),
	);
}

function remainder(whole: Values, part: Values): Values {
	return Object.fromEntries(
		Object.entries(whole).map(([name, value]) => [
			name,
			value === null ? null : round(value - (part[name] ?? 0), digitsOf(name)),
		]),
	);
}

const DENSER = /M2$|Wan$/;
const digitsOf = (name: string) => (name.endsWith('Hm2') ? 4 : name.endsWith('Wan') ? 2 : 0);

function round(value: number, digits = 4): number {
	return Number(value.toFixed(digits));
}
