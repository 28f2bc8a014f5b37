import { expect, it } from 'vitest';
import sample from '../../rulesets/td-t-1029-sample.json' with { type: 'json' };
import { parseParkRules } from './check-park-rules.ts';
import { evaluateZone, type ZoneInput } from './zone.ts';
import { scoreProof, valueProofs } from './zone-proof.ts';
import { zoneCategoryOf, zoneTypeOf } from './zone-type.ts';

const rules = parseParkRules(sample);
const zone = (figures: ZoneInput['figures'], more: Partial<ZoneInput> = {}) =>
	evaluateZone({ category: 'none', override: null, figures, ...more }, null, rules.zoneTypes);
const typeOf = (
	industrialShare: number | null,
	residentialShare: number | null,
	category = 'none' as const,
) => zoneTypeOf({ industrialShare, residentialShare }, category, rules.zoneTypes).type;

it('divides sums: two areas make one zone, not the mean of two ratios', () => {
	const { whole, ...rest } = zone({
		main: { industrialHm2: 90, industrialTaxWan: 9000 },
		growth: { industrialHm2: 10, industrialTaxWan: 5000 },
	});
	expect(whole.values['industrialTaxIntensity']).toBe(140);
	const proof = valueProofs({ whole, ...rest })['industrialTaxIntensity'];
	expect(proof?.steps?.map((s) => s.arithmetic)).toEqual(['9000 + 5000 = 14000', '90 + 10 = 100']);
});

it('leaves a sum with a hole unknown, and a figure given for the whole goes first', () => {
	const { whole } = zone({
		main: { builtHm2: 5, suppliedHm2: 6 },
		growth: { builtHm2: 3 },
		whole: { builtHm2: 9 },
	});
	expect(whole.figures).toEqual({ builtHm2: 9 });
});

it('derives built-up, ready, developable and supplied land from their categories, and proves the sum', () => {
	const { whole, ...rest } = zone({
		whole: {
			residentialHm2: 10,
			industrialHm2: 50,
			streetHm2: 5,
			otherTransportHm2: 1,
			commercialHm2: 4,
			greenHm2: 6,
			otherPublicHm2: 3,
			otherBuiltHm2: 1,
			unbuiltReadyHm2: 20,
			allocatedHm2: 10,
			paidRunningHm2: 75,
			paidExpiredHm2: 5,
			totalHm2: 150,
			unbuildableHm2: 25,
		},
	});
	expect(whole.figures).toMatchObject({ builtHm2: 80, readyHm2: 100, suppliedHm2: 90, developableHm2: 125 });
	expect(whole.values).toMatchObject({ developmentRate: 0.8, supplyRate: 0.9, paidUseRate: 80 / 90 });
	const proof = valueProofs({ whole, ...rest })['supplyRate'];
	expect(proof?.arithmetic).toBe('90 ÷ 100 = 0.9');
	expect(proof?.steps?.map((s) => s.arithmetic)).toEqual(['10 + 75 + 5 = 90', '80 + 20 = 100']);
});

it('remarks on a broken nesting and on parts that do not add up, and computes all the same', () => {
	const broken = zone({ whole: { developableHm2: 100, readyHm2: 110, suppliedHm2: 120, builtHm2: 60 } });
	expect(broken.doubts.map((p) => [p.code, p.path])).toEqual([
		['note.park-nesting', 'readyHm2'],
		['note.park-nesting', 'suppliedHm2'],
	]);
	expect(broken.whole.values['developmentRate']).toBeCloseTo(1.1, 12);
	const parts = { suppliedHm2: 100, allocatedHm2: 10, paidRunningHm2: 80, paidExpiredHm2: 5 };
	expect(zone({ whole: parts }).doubts).toMatchObject([{ code: 'note.park-parts', got: 100, expected: 95 }]);
});

it('gives null where an operand is missing or the denominator is zero, never zero', () => {
	const { values } = zone({ whole: { builtHm2: 0, industrialHm2: 0, suppliedHm2: 50 } }).whole;
	expect(values).toMatchObject({ builtRate: 0, industrialShare: null, supplyRate: null, idleRate: null });
});

it('tells the type by the two shares; at 30 % and 25 % exactly it is 产城融合型', () => {
	expect([typeOf(0.31, 0.24), typeOf(0.3, 0.25), typeOf(0.31, 0.25), typeOf(0.3, 0.24)]).toEqual([
		'industrial',
		'integrated',
		'other',
		'other',
	]);
	expect([typeOf(null, 0.1), typeOf(0.5, null), typeOf(null, null)]).toEqual([null, null, null]);
	expect(zoneTypeOf({}, 'customs', rules.zoneTypes).type).toBe('industrial');
	expect(zoneCategoryOf('莲都综合保税区')).toBe('customs');
	expect(zoneCategoryOf('省级经济开发区')).toBe('economic');
	expect(zoneCategoryOf('工业功能区')).toBe('none');
});

it('lets a recorded decision go before the rule, and keeps what the rule found', () => {
	const override = { type: 'integrated', reason: '规划调整', by: '张三', at: '2025-01-01' } as const;
	const { type } = zone({ whole: { builtHm2: 10, industrialHm2: 6, residentialHm2: 1 } }, { override });
	expect(type).toMatchObject({ type: 'integrated', found: 'industrial', override });
});

it('uses a value known from elsewhere only where the figures give none', () => {
	const values = { whole: { industrialFar: 0.9, builtRate: 0.1 } };
	const { whole } = zone({ whole: { builtHm2: 8, suppliedHm2: 10 } }, { values });
	expect(whole.values).toMatchObject({ industrialFar: 0.9, builtRate: 0.8 });
});

it('proves a score down to the figures, with the numbers in place', () => {
	const result = evaluateZone(
		{
			category: 'none',
			override: null,
			figures: {
				whole: { builtHm2: 45, suppliedHm2: 50, readyHm2: 100, industrialHm2: 30, residentialHm2: 2 },
			},
		},
		rules,
		[],
	);
	const proof = scoreProof(result, 'none', rules);
	expect(proof).toMatchObject({ code: 'park.unscored', result: null });
	const extent = proof.steps?.[0]?.steps?.[0]?.steps?.[0];
	expect(extent).toMatchObject({
		params: { title: '土地利用程度', weight: 0.25 },
		arithmetic: '0.5 × 50 + 0.5 × 90 = 70',
	});
	expect(extent?.steps?.[0]).toMatchObject({
		arithmetic: 'min(100, 0.5 ÷ 1 × 100) = 50',
		steps: [{ arithmetic: '50 ÷ 100 = 0.5' }],
	});
});
