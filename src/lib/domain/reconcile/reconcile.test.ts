import { describe, expect, it } from 'vitest';
import { demoYear } from '../../../../tests/support/demo-year.ts';
import { enterprise } from '../../../../tests/support/enterprises.ts';
import { DECREE_53, DISPOSITION_PROPOSED, LOW_EFFICIENCY_DEMO } from '../../rulesets/flag-rules.ts';
import { RECONCILE } from '../../rulesets/reconcile-rules.ts';
import { shippedRule } from '../../rulesets/shipped.ts';
import { generateDemo } from '../../server/demo/generate.ts';
import { evaluateYear, type YearFacts, type YearRules } from '../evaluate/whole-year.ts';
import type { NumericFact } from '../facts.ts';
import type { Occupancy } from '../parcel/occupancy.ts';
import type { ParcelRecord } from '../parcel/parcel.ts';
import { factorNear } from './factor.ts';
import { spreadOf } from './median.ts';
import { reconcile, type Beside } from './reconcile.ts';
import { tallyOf, type RunWarning, type WarningCode } from './warning.ts';

const rules = {
	scoring: shippedRule('demo-2024'),
	idle: DECREE_53,
	lowEfficiency: LOW_EFFICIENCY_DEMO,
	disposition: DISPOSITION_PROPOSED,
} as YearRules;
const NOTHING: Beside = { parks: [], sources: [], live: {}, lastYear: new Map(), names: new Map() };

type Figures = Partial<Record<NumericFact, number | null>>;
const firm = (id: number, facts: Figures) => ({ id, code: `E${id}`, row: enterprise(String(id), facts) });
const parcel = (id: number, own: Partial<ParcelRecord>): ParcelRecord => ({
	id,
	code: `P${id}`,
	parkId: null,
	regionId: 1,
	landUse: null,
	tenure: null,
	holder: null,
	location: null,
	status: null,
	stockKind: null,
	missingPapers: null,
	registeredM2: null,
	areaM2: 10_000 + id,
	floorM2: null,
	footprintM2: null,
	storeysOfUnknownHeight: 0,
	...own,
});
const seat = (
	enterpriseId: number,
	parcelId: number,
	share: number | null,
	areaMu: number | null = null,
): Occupancy => ({
	enterprise: enterpriseId,
	parcel: parcelId,
	fromDate: null,
	toDate: null,
	share,
	shareBasis: null,
	role: 'owner',
	areaMu,
	floorM2: null,
});
const told = (facts: Partial<YearFacts>, beside: Partial<Beside> = {}): RunWarning[] => {
	const year = { ...EMPTY, ...facts };
	return reconcile(year, evaluateYear(year, rules, '2025-06-30'), { ...NOTHING, ...beside }, RECONCILE);
};
const EMPTY: YearFacts = { ...demoYear(generateDemo({ scale: 0.05 }), 1990) };
for (const list of Object.values(EMPTY)) if (Array.isArray(list)) list.length = 0;
EMPTY.year = 2024;
const only = (warnings: readonly RunWarning[], code: WarningCode) => warnings.filter((w) => w.code === code);
const codes = (warnings: readonly RunWarning[]) => warnings.map((w) => w.code);

it('a ratio is near a unit factor within a tenth of its logarithm, either way up', () => {
	const near = (ratio: number) => factorNear(ratio, RECONCILE.unitFactors, RECONCILE.unitTolerance.value);
	expect([9.3, 10.9, 15.2, 1 / 14.6, 985, 10_400, 1.02e-4].map(near)).toEqual([
		10,
		10,
		15,
		1 / 15,
		1000,
		1e4,
		1e-4,
	]);
	expect([1, 2, 7, 20.5, 100, 0, -10, NaN, Infinity].map(near)).toEqual(Array(9).fill(null));
});

it('median and spread stand though one value in three is wild', () => {
	expect(spreadOf([1, 2, 3, 4, 1e9, 1e9])).toEqual({ median: 3.5, deviation: 1.4826 * 2 });
});

describe('figures', () => {
	it('in another unit than last year are told, with the factor', () => {
		const warnings = told(
			{
				enterprises: [
					firm(1, { taxWan: 3_010_000, revenueWan: 4e6, energyTce: 99 }),
					firm(2, { taxWan: 300 }),
				],
			},
			{
				lastYear: new Map([
					[1, { taxWan: 300, energyTce: 1500 }],
					[2, { taxWan: 280 }],
				]),
			},
		);
		expect(
			warnings.map(({ code, severity, kind, id, params }) => [
				code,
				severity,
				kind,
				id,
				params['fact'],
				params['factor'],
			]),
		).toEqual([
			['unit-last-year', 'check', 'enterprise', 1, 'taxWan', 10_000],
			['unit-last-year', 'check', 'enterprise', 1, 'energyTce', 1 / 15],
		]);
	});

	it('far from their group are outliers; one that a unit factor brings back is a suspected unit', () => {
		const firms = Array.from({ length: 40 }, (_, i) =>
			firm(i + 1, { landMu: 10, taxWan: 100 * 1.05 ** (i - 20) }),
		);
		firms.push(firm(41, { landMu: 10, taxWan: 1_000_000 }), firm(42, { landMu: 10, taxWan: 100 * 150 }));
		const warnings = told({ enterprises: firms });
		expect(
			only(warnings, 'unit-group').map((w) => [w.id, w.params['indicator'], w.params['factor']]),
		).toEqual([[41, 'taxPerMu', 10_000]]);
		expect(only(warnings, 'outlier').map((w) => w.id)).toEqual([42]);
	});

	it('that cannot be are faults; refunds and losses only odd; what is missing is never told', () => {
		const warnings = told({
			enterprises: [
				firm(1, { revenueWan: -5 }),
				firm(2, { taxWan: -5, valueAddedWan: -1 }),
				firm(3, { revenueWan: 100, rdWan: 120, employees: 0 }),
				firm(4, {}),
			],
		});
		expect(warnings.map((w) => [w.code, w.id])).toEqual([
			['impossible-negative', 1],
			['negative', 2],
			['negative', 2],
			['part-over-whole', 3],
			['no-staff', 3],
		]);
	});
});

describe('land', () => {
	it('registered in another unit is told by its factor, beyond tolerance by its ratio', () => {
		const warnings = told({
			parcels: [
				parcel(1, { registeredM2: 10_001 * 15 }),
				parcel(2, { registeredM2: 10_002 / 10_000 }),
				parcel(3, { registeredM2: (10_003 * 2000) / 3 }),
				parcel(4, { registeredM2: 10_004 * 1.08 }),
				parcel(5, { registeredM2: 10_005 * 1.03 }),
				parcel(6, {}),
			],
		});
		expect(warnings.map((w) => [w.code, w.id, w.params['factor']])).toEqual([
			['unit-area', 1, 15],
			['unit-area', 2, 1e-4],
			['unit-area', 3, 2000 / 3],
			['area-differs', 4, undefined],
		]);
	});

	it('of an enterprise is held against its parcels, where they tell it', () => {
		const mu = (3 * 10_001) / 2000;
		const warnings = told({
			parcels: [parcel(1, {}), parcel(2, {})],
			enterprises: [firm(1, { landMu: mu * 15 }), firm(2, { landMu: 5 })],
			occupancies: [seat(1, 1, 1), seat(2, 2, null, 8)],
		});
		expect(warnings.map((w) => [w.code, w.id, w.params['factor']])).toEqual([
			['unit-land', 1, 15],
			['land-differs', 2, undefined],
		]);
	});

	it('cannot hold more building than it has room for', () => {
		const warnings = told({
			parcels: [
				parcel(1, { footprintM2: 20_000, floorM2: 40_000 }),
				parcel(2, { footprintM2: 5000, floorM2: 4000 }),
				parcel(3, { footprintM2: 5000, floorM2: 150_000 }),
			],
		});
		expect(warnings.map((w) => [w.code, w.id, w.params['whole']])).toEqual([
			['part-over-whole', 1, 'landMu'],
			['part-over-whole', 2, 'floorAreaM2'],
			['far-implausible', 3, undefined],
		]);
	});

	it('measured alike to the square centimetre is the same land twice', () => {
		const warnings = told({
			parcels: [parcel(1, { areaM2: 5000.12344 }), parcel(2, { areaM2: 5000.12341 }), parcel(3, {})],
		});
		expect(warnings.map((w) => [w.code, w.id, w.params['other']])).toEqual([['duplicate-land', 2, 'P1']]);
	});
});

describe('sums', () => {
	it('of shares that are not one reach the parcels short: told once, by the share', () => {
		const warnings = told({
			parcels: [parcel(1, {}), parcel(2, {})],
			enterprises: [firm(1, { taxWan: 100 })],
			occupancies: [seat(1, 1, 0.5), seat(1, 2, 0.4)],
		});
		expect(warnings.map((w) => [w.code, w.id])).toEqual([['shares-not-one', 1]]);
	});

	it('of parts are held to the cent against the whole', () => {
		const year: YearFacts = {
			...EMPTY,
			parcels: [parcel(1, {}), parcel(2, {})],
			enterprises: [firm(1, { taxWan: 100_000 })],
			occupancies: [seat(1, 1, 0.5), seat(1, 2, 0.4999995)],
		};
		const evaluation = evaluateYear(year, rules, '2025-06-30');
		expect(reconcile(year, evaluation, NOTHING, RECONCILE)).toEqual([]);
		// two cents got lost on the way to a parcel
		const row = evaluation.parcels[1]?.row;
		if (row) row.facts.taxWan = (row.facts.taxWan as number) - 2e-6;
		const [warning, ...more] = reconcile(year, evaluation, NOTHING, RECONCILE);
		expect(more).toEqual([]);
		expect(warning).toMatchObject({ code: 'apportioned-sum', kind: null, params: { fact: 'taxWan' } });
		expect(warning?.params['difference']).toBeCloseTo(-2e-6, 9);
	});

	it('of an enterprise that sits outside the county too are not held against the county', () => {
		const warnings = told({
			parcels: [parcel(1, {})],
			enterprises: [firm(1, { taxWan: 100_000 })],
			occupancies: [seat(1, 1, 0.5), seat(1, 77, 0.5)],
		});
		expect(warnings).toEqual([]);
	});

	it('of a source file that the run does not hold whole are explained; evaluated and recorded must agree', () => {
		const part = (rows: number, sum: number) => ({ rows, sum });
		const source = {
			batch: 7,
			file: '税收.csv',
			fact: 'taxWan' as const,
			used: part(1, 100),
			outside: part(1, 30),
			superseded: part(1, 5),
			refused: part(2, 20),
		};
		const whole = { ...source, batch: 8, outside: part(0, 0), superseded: part(0, 0), refused: part(0, 0) };
		const enterprises = [firm(1, { taxWan: 100 })];
		const warnings = told({ enterprises }, { sources: [source, whole], live: { taxWan: 100 } });
		expect(warnings.map((w) => [w.code, w.severity, w.id, w.params['total']])).toEqual([
			['source-left-out', 'note', 7, 155],
		]);
		expect(codes(told({ enterprises }, { live: { taxWan: 101 } }))).toEqual(['source-sum']);
	});

	it('of parcels by park must be what the park’s row says', () => {
		const parcels = [parcel(1, { parkId: 9 }), parcel(2, { parkId: 9 }), parcel(3, { regionId: null })];
		const warnings = told({ parcels }, { parks: [{ id: 9, parcels: 1 }] });
		expect(warnings.map((w) => [w.code, w.kind, w.id])).toEqual([
			['count-parks', 'park', 9],
			['count-regions', null, null],
		]);
	});
});

it('enterprises of one name or with the same figures to the last digit are told', () => {
	const figures = { taxWan: 12.34, revenueWan: 567.8, employees: 31, electricityWanKwh: 9.01 };
	const warnings = told(
		{ enterprises: [firm(1, figures), firm(2, figures), firm(3, { taxWan: 1 })] },
		{
			names: new Map([
				[1, '甲厂'],
				[2, '乙厂'],
				[3, '甲 厂'],
			]),
		},
	);
	expect(warnings.map((w) => [w.code, w.id, w.params['other']])).toEqual([
		['duplicate-name', 3, 'E1'],
		['duplicate-figures', 2, 'E1'],
	]);
});

describe('the demo', () => {
	const demo = generateDemo();
	const [before, facts] = [2023, 2024].map((year) => demoYear(demo, year)) as [YearFacts, YearFacts];
	const lastYear = new Map(
		before.enterprises.map((e) => [
			e.id,
			Object.fromEntries(Object.entries(e.row.facts).filter(([, v]) => v !== null)) as Partial<
				Record<NumericFact, number>
			>,
		]),
	);
	const warnings = told(facts, { lastYear });
	const planted = (name: string) => demo.notes[name]?.records.toSorted();
	const found = (code: WarningCode, keep: (w: RunWarning) => boolean = () => true) =>
		only(warnings, code)
			.filter(keep)
			.map((w) => facts.enterprises.find((e) => e.id === w.id)?.code)
			.sort();

	it('has its planted unit fault found, by last year and by the group', () => {
		const codeOf = new Map(facts.enterprises.map((e) => [e.id, e.code]));
		const power = [...only(warnings, 'unit-last-year'), ...only(warnings, 'unit-group')].filter(
			(w) => w.params['fact'] === 'electricityWanKwh' || w.params['indicator'] === 'taxPerWanKwh',
		);
		const thousands = power.filter((w) => Math.abs(Math.log10(w.params['factor'] as number)) >= 3);
		expect([...new Set(thousands.map((w) => codeOf.get(w.id as number)))].sort()).toEqual(
			planted('powerInKwh'),
		);
		// the year before tells the factor; the group only that it is thousands
		const byYear = thousands.filter((w) => w.code === 'unit-last-year');
		expect([byYear.length >= 2, new Set(byYear.map((w) => w.params['factor']))]).toEqual([
			true,
			new Set([1e4]),
		]);
	});

	it('has its firms without staff and with negative value added told, and nothing that does not add up', () => {
		expect(found('no-staff')).toEqual(planted('zeroStaff'));
		expect(found('negative', (w) => w.params['fact'] === 'valueAddedWan')).toEqual(
			planted('negativeValueAdded'),
		);
		for (const code of ['count-rated', 'count-grades', 'apportioned-sum', 'shares-not-one'] as const)
			expect(only(warnings, code)).toEqual([]);
	});

	it('tallies by code, gravest first', () => {
		const tally = tallyOf(warnings);
		expect(tally.reduce((n, t) => n + t.params.count, 0)).toBe(warnings.length);
		const gravity = tally.map((t) => ['fault', 'check', 'note'].indexOf(t.severity));
		expect(gravity).toEqual(gravity.toSorted());
	});
});
