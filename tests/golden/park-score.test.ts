import { expect, test } from 'vitest';
import { factorOf } from '#lib/domain/importing/heading.ts';
import { chainProof } from '#lib/domain/park/zone-proof.ts';
import { PARK_FACTS, type ParkFigures } from '#lib/domain/park/park-facts.ts';
import { evaluateZone, type ZoneInput } from '#lib/domain/park/zone.ts';
import type { ParkRules } from '#lib/domain/park/park-rules.ts';
import { flattenedWeights } from '#lib/domain/park/score-zone.ts';
import { shippedParkRule } from '#lib/rulesets/park-rules.ts';

const sample = shippedParkRule('td-t-1029-sample') as ParkRules;
const official = shippedParkRule('td-t-1029') as ParkRules;

/** An industrial zone on every ideal of the sample (高新: 61 % industrial, FAR 1.10, 3987 万元/hm²). */
const IDEAL: ParkFigures = {
	readyHm2: 100,
	suppliedHm2: 100,
	builtHm2: 100,
	residentialHm2: 10,
	industrialHm2: 61,
	floorAreaM2: 1_140_000,
	baseAreaM2: 420_000,
	industrialFloorM2: 610_000 * 1.1,
	industrialCoveredM2: 610_000 * 0.5646,
	industrialInvestmentWan: 61 * 3987,
	industrialTaxWan: 61 * 678.99,
	idleHm2: 0,
};
const zone = (figures: ZoneInput['figures'], more: Partial<ZoneInput> = {}) =>
	evaluateZone({ category: 'high-tech', override: null, figures, ...more }, sample, []);

test('W2: the chain of 541 zones, 89.46 % × 92.68 % × 92.77 %, is 0.7692 of the developable land', () => {
	const developableHm2 = 484_100;
	const readyHm2 = developableHm2 * 0.8946;
	const suppliedHm2 = readyHm2 * 0.9268;
	const result = zone({ whole: { developableHm2, readyHm2, suppliedHm2, builtHm2: suppliedHm2 * 0.9277 } });
	expect(result.chain?.toFixed(4)).toBe('0.7692');
	expect(result.chain).toBeCloseTo((result.whole.figures.builtHm2 as number) / developableHm2, 12);
	expect(chainProof(result).arithmetic).toMatch(/^0\.8946.* × 0\.9268.* × 0\.9277.* = 0\.7691/);
});

test('W3: 3.36 万亿元 over 4,812.43 万元/hm² and 8.77 万亿元 over 12,563.33 are the same industrial land', () => {
	const trillion = factorOf(PARK_FACTS.industrialInvestmentWan, '万亿元');
	expect(trillion).toBe(1e8);
	const land = 69_815;
	const { values } = zone({
		whole: {
			industrialHm2: land,
			industrialInvestmentWan: 3.36 * 1e8,
			industrialRevenueWan: 8.77 * (trillion as number),
		},
	}).whole;
	// within what the printed trillions can tell: half of their last digit
	expect(Math.abs((values['investmentIntensity'] as number) - 4812.43)).toBeLessThan(0.005e8 / land);
	expect(Math.abs((values['outputIntensity'] as number) - 12_563.33)).toBeLessThan(0.005e8 / land);
});

test('the sample gives the flattened weights of 主区, which sum to 1', () => {
	const weights = Object.values(flattenedWeights(sample.trees[0] as ParkRules['trees'][number])) as number[];
	expect(weights.map((w) => Number(w.toFixed(6)))).toEqual([
		0.0875, 0.0875, 0.175, 0.0875, 0.077, 0.0875, 0.098, 0.1, 0.1, 0.1,
	]);
	expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

test('W12, 海林 2012: 发展方向区 with 50 on 利用程度 scores 91.25, the zone 98.25', () => {
	// supply and construction at half their ideal of 100 %, all else on its ideal
	const growth: ParkFigures = { ...IDEAL, readyHm2: 400, suppliedHm2: 200 };
	const { score } = zone({ main: IDEAL, growth });
	const [main, side] = score.areas;
	expect(main?.score).toBeCloseTo(100, 9);
	expect(side?.subGoals['land.extent']).toBeCloseTo(50, 9);
	expect(side?.goals['land']).toBeCloseTo(87.5, 9);
	expect(side?.score).toBeCloseTo(91.25, 9);
	expect(score.total).toBeCloseTo(98.25, 9);
	expect(score.goals['land']).toBeCloseTo(0.8 * 100 + 0.2 * 87.5, 9);
	expect(score.reason).toBeNull();
});

test('a zone on every ideal scores 100, and above them no more; idle land takes its share off', () => {
	expect(zone({ whole: IDEAL }).score.total).toBeCloseTo(100, 9);
	const richer = { ...IDEAL, industrialTaxWan: 1e9, floorAreaM2: 5e6 };
	expect(zone({ whole: richer }).score.total).toBeCloseTo(100, 9);
	expect(zone({ whole: { ...IDEAL, idleHm2: 20 } }).score.total).toBeCloseTo(98, 9);
});

test('a zone whose other area is absent is scored on the one it has, by the sample', () => {
	expect(zone({ main: IDEAL }).score).toMatchObject({ reason: null, areas: [{ part: 'main', weight: 1 }] });
	const strict = evaluateZone(
		{ category: 'none', override: null, figures: { main: IDEAL } },
		{ ...sample, absentArea: 'unscored' },
		[],
	);
	expect(strict.score).toMatchObject({ total: null, reason: 'park-area-absent', missing: ['growth'] });
});

test('a missing figure leaves the total unknown and is named; what can be told is told', () => {
	const { score } = zone({ whole: { ...IDEAL, industrialTaxWan: null } });
	expect(score).toMatchObject({
		total: null,
		reason: 'park-values-missing',
		missing: ['industrialTaxIntensity'],
		goals: { benefit: null },
	});
	expect(score.goals['land']).toBeCloseTo(100, 9);
});

test('the standard itself, without figures, scores nothing and says why', () => {
	const result = evaluateZone(
		{ category: 'none', override: null, figures: { whole: IDEAL } },
		official,
		sample.zoneTypes,
	);
	expect(official.partial).toBe(true);
	expect(result.score).toMatchObject({ total: null, reason: 'park-rules-partial' });
	expect(Object.values(result.score.degrees).every((d) => d === null)).toBe(true);
	expect(result.whole.values['supplyRate']).toBe(1);
});
