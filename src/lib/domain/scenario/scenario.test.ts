import { describe, expect, it } from 'vitest';
import { enterprise } from '../../../../tests/support/enterprises.ts';
import { fit } from '../evaluate/fit.ts';
import { columnsOf, type NumericFact } from '../facts.ts';
import { parseRules } from '../rules/check.ts';
import { m2OfMu } from '../units.ts';
import { compareScenarios } from './compare.ts';
import { tallyOf } from './figures.ts';
import { gradedObjects } from './graded.ts';
import type { KeyedChange, ScenarioChange } from './change.ts';
import { merged, type LandObject, type Tenant } from './land-object.ts';
import type { MeasuredOutline } from './measured.ts';
import { scenarioResult, type ScenarioResult } from './result.ts';

// Two parcels of 30 and 20 mu. 甲 (tax 300) and 乙 (tax 60) share P1, 丙 (tax unknown) has P2; P3 has nobody.
const rules = parseRules({
	id: 'small',
	version: '1',
	title: '小办法',
	area: '331102',
	year: 2024,
	effective: { from: '2025-01-01' },
	source: 'test',
	mark: 'synthetic',
	groups: [
		{
			id: 'all',
			when: { aboveScale: true },
			indicators: [{ id: 'taxPerMu', weight: 100, family: 'ratio', baseline: 10 }],
			tiers: [
				{ grade: 'A', atLeast: 100, closed: true },
				{ grade: 'B', atLeast: 50, closed: true },
				{ grade: 'C', atLeast: 0, closed: true },
			],
		},
	],
});
const TWICE = {
	...rules,
	groups: rules.groups.map((group) => ({
		...group,
		indicators: group.indicators.map((indicator) => ({ ...indicator, baseline: { value: 20 } })),
	})),
} as typeof rules;
const FITTED = fit(columnsOf([enterprise('1', { landMu: 10, taxWan: 100 })]), rules, '2025-06-01');

const firm = (id: string, facts: Partial<Record<NumericFact, number | null>>): Tenant => ({
	id,
	name: id,
	row: enterprise(id, facts),
	share: 1,
	landMu: null,
});
function parcel(id: number, mu: number, floorAreaM2: number | null, tenants: Tenant[]): LandObject {
	return merged({
		key: `parcel:${id}`,
		code: `P${id}`,
		id,
		landUse: '工业用地',
		landKind: 'registered',
		areaM2: m2OfMu(mu),
		basisMu: 0,
		row: enterprise(String(id), { landMu: mu, floorAreaM2, footprintM2: null }),
		tenants,
		stated: {},
		statedIndustry: null,
		left: 1,
		outline: null,
		emptied: false,
	});
}
const BASE = new Map(
	[
		parcel(1, 30, 20_000, [
			firm('11', { taxWan: 300, employees: 100 }),
			firm('12', { taxWan: 60, employees: 50 }),
		]),
		parcel(2, 20, null, [firm('21', { taxWan: null, employees: 40 })]),
		parcel(3, 10, 0, []),
	].map((p) => [p.key, p]),
);
const SQUARE = {
	type: 'Polygon' as const,
	coordinates: [
		[
			[0, 0],
			[1, 0],
			[1, 1],
			[0, 0],
		],
	],
};
const P1 = { parcel: 1, code: 'P1' };
const P2 = { parcel: 2, code: 'P2' };
const block = (more: Partial<Extract<ScenarioChange, { kind: 'block' }>> = {}): ScenarioChange => ({
	kind: 'block',
	name: '新区块',
	geometry: SQUARE,
	taken: 'cleared',
	landUse: null,
	industry: null,
	aboveScale: true,
	floor: null,
	figures: [],
	...more,
});
const outline = (
	mu: number,
	under: [parcel: number, mu: number, of: number][] = [],
	overlaps: MeasuredOutline['overlaps'] = [],
): MeasuredOutline => ({
	areaM2: m2OfMu(mu),
	under: under.map(([id, covered, of]) => ({ parcel: id, areaM2: m2OfMu(of), overlapM2: m2OfMu(covered) })),
	overlaps,
});
function run(
	changes: (ScenarioChange & { key?: string })[],
	outlines: Record<string, MeasuredOutline> = {},
	base: ReadonlyMap<string, LandObject> = BASE,
	refit: Parameters<typeof scenarioResult>[4] = null,
): ScenarioResult {
	const keyed = changes.map(({ key, ...change }, i): KeyedChange => ({
		key: key ?? `c${i + 1}`,
		change: change as ScenarioChange,
	}));
	return scenarioResult(base, keyed, new Map(Object.entries(outlines)), FITTED, refit);
}
const after = (result: ScenarioResult, key: string) =>
	result.objects.find((o) => o.key === key)?.after ?? null;

describe('one change', () => {
	it('a new boundary moves the land and with it every per-mu figure, not the firms’ own figures', () => {
		const result = run([{ kind: 'boundary', target: P1, geometry: SQUARE, taken: 'cleared' }], {
			c1: outline(45, [[1, 30, 30]]),
		});
		const p1 = after(result, 'parcel:1');
		expect(p1?.facts).toMatchObject({ landMu: 45, taxWan: 360, floorAreaM2: 20_000 });
		expect(p1?.values['taxPerMu']).toBe(8);
		expect(result.objects[0]?.before?.values['taxPerMu']).toBe(12);
		expect(p1?.landKind).toBe('ellipsoidal');
		expect([result.objects[0]?.before?.grade, p1?.grade]).toEqual(['A', 'B']);
	});

	it('a firm that leaves takes its figures along, and the rest is a ratio of what is left', () => {
		const result = run([
			{ kind: 'tenant-leaves', target: P1, enterprise: 11, name: '甲', source: '迁建协议' },
		]);
		expect(after(result, 'parcel:1')?.facts).toMatchObject({ taxWan: 60, employees: 50, landMu: 30 });
		expect(result.changes[0]?.effects).toContainEqual({
			object: 'parcel:1',
			code: 'P1',
			what: 'taxWan',
			from: 360,
			to: 60,
		});
	});

	it('a firm that arrives without a jobs figure leaves the jobs of the parcel missing', () => {
		const arrives: ScenarioChange = {
			kind: 'tenant-arrives',
			target: P1,
			name: '新企业',
			industry: 'C34',
			aboveScale: true,
			figures: [{ fact: 'taxWan', value: 5, per: 'mu', source: '投资协议' }],
		};
		expect(after(run([arrives]), 'parcel:1')?.facts).toMatchObject({ taxWan: 510, employees: null });
	});

	it('missing stays missing: land grows under an unknown tax and the tax stays unknown', () => {
		const result = run([{ kind: 'boundary', target: P2, geometry: SQUARE, taken: 'cleared' }], {
			c1: outline(25),
		});
		expect(after(result, 'parcel:2')?.facts).toMatchObject({ landMu: 25, taxWan: null });
		expect(compareScenarios([result], null).columns[1]?.figures['taxWan']).toMatchObject({
			value: null,
			missing: 1,
			difference: null,
			better: null,
		});
	});

	it('a vacated parcel produces nothing, which is known; it is not rated and keeps its land', () => {
		const result = run([{ kind: 'vacate', target: P2, buildings: 'demolished', source: '收储' }]);
		expect(after(result, 'parcel:2')).toMatchObject({
			facts: { landMu: 20, taxWan: 0, employees: 0, floorAreaM2: 0 },
			grade: null,
			reason: 'no-occupant',
			tenants: [],
		});
		expect(compareScenarios([result], null).columns[1]?.figures['taxWan']).toMatchObject({
			value: 0,
			missing: 0,
		});
	});

	it('FAR is over the object’s land; storeys need a footprint and say so where there is none', () => {
		const far: ScenarioChange = {
			kind: 'floor',
			target: P1,
			floor: { by: 'far', value: 1.5, footprintM2: null, source: '规划条件' },
		};
		expect(after(run([far]), 'parcel:1')?.facts.floorAreaM2).toBeCloseTo(30_000, 9);
		const storeys = { ...far, floor: { ...far.floor, by: 'storeys' as const, value: 4 } };
		expect(run([storeys]).changes[0]).toMatchObject({
			state: 'not-applied',
			problem: { code: 'scenario-operand-missing', path: 'footprintM2' },
		});
	});
});

describe('a new block', () => {
	const figures: Extract<ScenarioChange, { kind: 'block' }>['figures'] = [
		{ fact: 'taxWan', value: 20, per: 'mu', source: '招商承诺' },
	];

	it('takes land, floor space and figures from the parcels under it by area, and brings its own', () => {
		const result = run(
			[block({ figures, floor: { by: 'far', value: 2, footprintM2: null, source: '规划条件' } })],
			{ c1: outline(15, [[1, 10, 30]]) },
		);
		expect(after(result, 'parcel:1')?.facts.landMu).toBeCloseTo(20, 9);
		expect(after(result, 'parcel:1')?.facts.taxWan).toBeCloseTo(240, 9);
		expect(after(result, 'block:c1')).toMatchObject({ facts: { taxWan: 300, employees: null }, grade: 'A' });
		const [base, planned] = compareScenarios([result], null).columns;
		expect(base?.figures['landMu']?.value).toBe(30);
		expect(planned?.figures['landMu']?.value).toBeCloseTo(35, 9);
		expect(planned?.figures['taxWan']).toMatchObject({ missing: 0, better: true });
		expect(planned?.figures['taxWan']?.value).toBeCloseTo(540, 9);
		expect(planned?.figures['employees']).toMatchObject({ missing: 1, better: null });
		expect(planned?.figures['floorAreaM2']?.value).toBeCloseTo(20_000 * (2 / 3) + 20_000, 6);
	});

	it('that keeps what it covers is a merge: the firms move in, the emptied parcel is gone, no figure is lost', () => {
		const result = run([block({ taken: 'kept' })], { c1: outline(30, [[1, 30, 30]]) });
		expect(result.objects.find((o) => o.key === 'parcel:1')?.after).toBeNull();
		expect(after(result, 'block:c1')?.facts).toMatchObject({ landMu: 30, taxWan: 360, floorAreaM2: 20_000 });
		expect(result.end.objects).toBe(1);
		expect(compareScenarios([result], null).columns[1]?.figures['taxWan']?.difference).toBe(0);
	});

	it('over an earlier outline is not applied and says by how much they overlap', () => {
		const result = run([block(), block()], {
			c1: outline(5, [[1, 5, 30]]),
			c2: outline(5, [[1, 5, 30]], [{ key: 'c1', overlapM2: 12 }]),
		});
		expect(result.changes[1]).toMatchObject({
			state: 'not-applied',
			problem: { code: 'scenario-outlines-overlap', got: 12 },
		});
		expect(after(result, 'parcel:1')?.facts.landMu).toBeCloseTo(25, 9);
	});

	it('by storeys without a footprint is not drawn and says what it lacks, instead of losing its floor space', () => {
		const floor = { by: 'storeys' as const, value: 4, footprintM2: null, source: '规划条件' };
		const outlines = { c1: outline(15, [[1, 10, 30]]) };
		expect(run([block({ floor })], outlines)).toMatchObject({
			objects: [],
			changes: [{ state: 'not-applied', problem: { code: 'scenario-operand-missing', path: 'footprintM2' } }],
		});
		const known = run([block({ floor: { ...floor, footprintM2: 500 } })], outlines);
		expect(after(known, 'block:c1')?.facts).toMatchObject({ floorAreaM2: 2000, footprintM2: 500 });
	});

	it('can be changed like a parcel: a firm arrives, and its figures add to what was promised', () => {
		const result = run(
			[
				block({ figures }),
				{
					kind: 'tenant-arrives',
					target: { block: 'c1' },
					name: '乙方',
					industry: null,
					aboveScale: true,
					figures: [{ fact: 'taxWan', value: 50, per: 'total', source: '意向书' }],
				},
			],
			{ c1: outline(10) },
		);
		expect(after(result, 'block:c1')?.facts.taxWan).toBe(250);
	});
});

describe('a list of changes', () => {
	const tax = (value: number): ScenarioChange => ({
		kind: 'fact',
		target: P2,
		fact: 'taxWan',
		value,
		source: '税务科电话',
	});

	it('of two changes that state the same fact the last one holds, and the earlier one says which', () => {
		const result = run([tax(80), tax(100)]);
		expect(after(result, 'parcel:2')?.facts.taxWan).toBe(100);
		expect(result.changes.map(({ state, by }) => [state, by])).toEqual([
			['overridden', 'c2'],
			['applied', null],
		]);
	});

	it('a change whose object is not in the base is named with its problem and moves nothing', () => {
		const result = run([{ ...tax(80), target: { parcel: 99, code: 'P99' } } as ScenarioChange]);
		expect(result.changes[0]).toMatchObject({
			state: 'not-applied',
			problem: { code: 'scenario-object-gone', got: 'P99' },
		});
		expect(result.objects).toEqual([]);
	});

	it('every figure walks back: the base’s value and the moves of the changes sum to the scenario’s', () => {
		const result = run(
			[
				tax(80),
				{ kind: 'tenant-leaves', target: P1, enterprise: 12, name: '乙', source: '到期' },
				block({ figures: [{ fact: 'taxWan', value: 7, per: 'mu', source: '承诺' }] }),
			],
			{
				c3: outline(12, [
					[1, 6, 30],
					[3, 4, 10],
				]),
			},
		);
		const [base, planned] = compareScenarios([result], null).columns;
		for (const id of ['landMu', 'taxWan', 'employees']) {
			const figure = planned?.figures[id];
			const walked = (figure?.moves ?? []).reduce(
				(sum, m) => sum + (m.by ?? 0),
				base?.figures[id]?.value ?? 0,
			);
			expect(walked).toBeCloseTo(figure?.value as number, 9);
		}
		expect(planned?.figures['taxWan']?.moves.map((m) => [m.key, m.missing])).toEqual([
			['c1', -1],
			['c2', 0],
			['c3', 0],
		]);
	});

	it('the base is left as it was', () => {
		const before = structuredClone([...BASE]);
		run([tax(1), { kind: 'vacate', target: P1, buildings: 'demolished', source: '' }]);
		expect([...BASE]).toEqual(before);
	});
});

describe('scenarios side by side', () => {
	it('stand over the same land: what only one of them touches counts in the others as the base has it', () => {
		const first = run([{ kind: 'vacate', target: P1, buildings: 'kept', source: '' }]);
		const second = run([{ kind: 'vacate', target: P2, buildings: 'kept', source: '' }]);
		const { touched, columns } = compareScenarios([first, second], null);
		expect(touched).toEqual(['parcel:1', 'parcel:2']);
		expect(columns.map((c) => c.figures['employees']?.value)).toEqual([190, 40, 150]);
		expect(columns.map((c) => c.figures['landMu']?.value)).toEqual([50, 50, 50]);
		expect(columns.map((c) => c.grades)).toEqual([
			{ A: { objects: 1, mu: 30 }, none: { objects: 1, mu: 20 } },
			{ none: { objects: 2, mu: 50 } },
			{ A: { objects: 1, mu: 30 }, none: { objects: 1, mu: 20 } },
		]);
	});

	it('under cuts fitted anew are regraded where they lie, also by what a scenario leaves alone', () => {
		// Cuts of twice the height: 12 万元/亩 is a B, and so are parcels that nobody changes.
		const fitted = fit(columnsOf([enterprise('1', { landMu: 10, taxWan: 100 })]), TWICE, '2025-06-01');
		const regraded = [
			{ id: 1, from: 'A', to: 'B', mu: 30 },
			{ id: 9, from: 'A', to: 'B', mu: 5 },
		];
		const refit = { fitted, moved: 1, of: 1, regraded };
		const scenario = run([{ kind: 'vacate', target: P2, buildings: 'kept', source: '' }], {}, BASE, refit);
		expect(scenario.changes[0]?.effects.map((e) => e.what)).not.toContain('grade');
		const whole = tallyOf(gradedObjects(FITTED, [...BASE.values()]));
		const far = { ...whole, objects: 4, grades: { ...whole.grades, A: { objects: 2, mu: 35 } } };
		const [base, planned] = compareScenarios([scenario], far).columns;
		expect(base?.grades['A']).toEqual({ objects: 2, mu: 35 });
		expect(planned?.grades).toMatchObject({ B: { objects: 2, mu: 35 } });
		expect(planned?.grades['A']).toBeUndefined();
		// Beside another scenario that touches P1 the land is P1 and P2: P1 is regraded, P9 is not looked at.
		const other = run([{ kind: 'vacate', target: P1, buildings: 'kept', source: '' }], {}, BASE, refit);
		expect(compareScenarios([scenario, other], null).columns[1]?.grades).toEqual({
			B: { objects: 1, mu: 30 },
			none: { objects: 1, mu: 20 },
		});
	});

	it('a change has its own regrading only; what the new cuts do is the refit’s', () => {
		const fitted = fit(columnsOf([enterprise('1', { landMu: 10, taxWan: 100 })]), TWICE, '2025-06-01');
		const refit = { fitted, moved: 1, of: 1, regraded: [{ id: 1, from: 'A', to: 'B', mu: 30 }] };
		const use: ScenarioChange = { kind: 'use', target: P1, landUse: '仓储用地', industry: null, source: '' };
		const { changes, objects } = run([use], {}, BASE, refit);
		expect(changes[0]?.effects.map((e) => e.what)).toEqual(['landUse']);
		expect([objects[0]?.before?.grade, objects[0]?.after?.grade]).toEqual(['A', 'B']);
	});
});

describe('land by deed and land measured', () => {
	// The deed of P1 says 100 mu, the ellipsoid 97.
	const DEED = new Map([
		['parcel:1', { ...parcel(1, 100, 20_000, [firm('11', { taxWan: 360 })]), areaM2: m2OfMu(97) }],
	]);
	const same = outline(97, [[1, 97, 97]]);

	it('a block over exactly a parcel moves no land: the other kind of area stands apart', () => {
		const result = run([block({ taken: 'kept' })], { c1: same }, DEED);
		const [base, planned] = compareScenarios([result], null).columns;
		expect([base?.land, planned?.land]).toEqual([
			{ registered: 100, ellipsoidal: 0 },
			{ registered: 0, ellipsoidal: 97 },
		]);
		const land = planned?.figures['landMu'];
		expect(land?.value).toBeCloseTo(97, 9);
		expect(land?.difference).toBeCloseTo(0, 9);
		expect(land?.basis).toBeCloseTo(-3, 9);
		expect(land?.moves).toEqual([
			{ key: 'c1', by: expect.closeTo(0, 9), basis: expect.closeTo(-3, 9), missing: 0 },
		]);
		const perMu = planned?.figures['taxPerMu'];
		expect(perMu?.value).toBeCloseTo(360 / 97, 9);
		expect(perMu?.difference).toBeCloseTo(0, 9);
		expect(perMu?.better).toBeNull();
		expect(perMu?.basis).toBeCloseTo(360 / 97 - 3.6, 9);
	});

	it('of a part the part changes its kind; a new boundary is held against the parcel’s own ellipsoidal area', () => {
		const half = run([block()], { c1: outline(48.5, [[1, 48.5, 97]]) }, DEED);
		const land = compareScenarios([half], null).columns[1];
		expect(land?.land).toEqual({ registered: expect.closeTo(50, 9), ellipsoidal: expect.closeTo(48.5, 9) });
		expect(land?.figures['landMu']?.difference).toBeCloseTo(0, 9);
		expect(land?.figures['landMu']?.basis).toBeCloseTo(-1.5, 9);
		const wider = run(
			[{ kind: 'boundary', target: P1, geometry: SQUARE, taken: 'cleared' }],
			{ c1: outline(107, [[1, 97, 97]]) },
			DEED,
		);
		const grown = compareScenarios([wider], null).columns[1]?.figures['landMu'];
		expect(grown?.difference).toBeCloseTo(10, 9);
		expect(grown?.basis).toBeCloseTo(-3, 9);
	});

	it('effects on land say which kind of area either side is', () => {
		const { changes } = run(
			[{ kind: 'boundary', target: P1, geometry: SQUARE, taken: 'cleared' }],
			{ c1: same },
			DEED,
		);
		expect(changes[0]?.effects.find((e) => e.what === 'landMu')).toMatchObject({
			from: 100,
			to: expect.closeTo(97, 9),
			kinds: ['registered', 'ellipsoidal'],
		});
	});
});

describe('a parcel with two new boundaries', () => {
	const boundary = (): ScenarioChange => ({
		kind: 'boundary',
		target: P1,
		geometry: SQUARE,
		taken: 'cleared',
	});

	it('has the last one; what the first took goes back, and it says which one holds', () => {
		const result = run([boundary(), boundary()], {
			c1: outline(35, [
				[1, 30, 30],
				[2, 5, 20],
			]),
			c2: outline(32, [[1, 30, 30]], [{ key: 'c1', overlapM2: m2OfMu(30) }]),
		});
		expect(result.changes.map(({ state, by }) => [state, by])).toEqual([
			['overridden', 'c2'],
			['applied', null],
		]);
		expect(after(result, 'parcel:1')?.facts.landMu).toBeCloseTo(32, 9);
		expect(result.objects.map((o) => o.key)).toEqual(['parcel:1']);
	});

	it('keeps the first where the last one lies over a block', () => {
		const result = run([boundary(), block(), boundary()], {
			c1: outline(32, [[1, 30, 30]]),
			c2: outline(5),
			c3: outline(
				40,
				[[1, 30, 30]],
				[
					{ key: 'c1', overlapM2: m2OfMu(30) },
					{ key: 'c2', overlapM2: m2OfMu(5) },
				],
			),
		});
		expect(result.changes.map(({ state }) => state)).toEqual(['applied', 'applied', 'not-applied']);
		expect(after(result, 'parcel:1')?.facts.landMu).toBeCloseTo(32, 9);
	});
});
