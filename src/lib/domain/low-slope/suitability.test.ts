import { describe, expect, it } from 'vitest';
import { SUITABILITY_TABLE as TABLE } from '#lib/rulesets/low-slope-rules.ts';
import { suitabilityOf, suitabilityProof, suitabilityWeights } from './suitability.ts';

const shares = { slope: [0, 0.25, 0.75, 0], hazard: null, arable: null, seismic: null, water: [1, 0, 0, 0] };

describe('suitability by the published table', () => {
	it('without weights is the lowest known factor; a factor without data counts neither way', () => {
		const found = suitabilityOf(TABLE, { shares, hardLimits: [] }, null);
		expect(found).toMatchObject({ score: 65, rule: 'lowest-factor', known: 0.4 });
		expect(found.factors.map((f) => f.score)).toEqual([65, null, null, null, 100]);
	});

	it('with weights is the weighted mean of what is known, and says how much of the weight that is', () => {
		const weights = { slope: 30, hazard: 40, arable: 20, seismic: 0, water: 10 };
		const found = suitabilityOf(TABLE, { shares, hardLimits: [] }, weights);
		expect(found.score).toBeCloseTo((30 * 65 + 10 * 100) / 40, 12);
		expect(found).toMatchObject({ rule: 'weighted', known: 0.4 });
		expect(suitabilityProof(TABLE, found).arithmetic).toBe('(30 × 65 + 10 × 100) ÷ 40');
	});

	it('is 0 where a hard limit is touched, and null where nothing is known', () => {
		expect(suitabilityOf(TABLE, { shares, hardLimits: ['wetland'] }, null)).toMatchObject({
			score: 0,
			rule: 'hard-limit',
		});
		expect(suitabilityOf(TABLE, { shares: {}, hardLimits: [] }, null)).toMatchObject({
			score: null,
			rule: 'unknown',
			known: 0,
		});
		const unknownOnly = { slope: 0, hazard: 100 };
		expect(suitabilityOf(TABLE, { shares, hardLimits: [] }, unknownOnly).score).toBeNull();
	});

	it('walks back to each factor, its shares and its place in the source', () => {
		const proof = suitabilityProof(TABLE, suitabilityOf(TABLE, { shares, hardLimits: [] }, null));
		expect(proof.steps?.[0]).toMatchObject({
			code: 'suitability.factor',
			arithmetic: '80 × 0.25 + 60 × 0.75',
			result: 65,
			clause: { rule: 'suitability-jia-2017@1', mark: 'seen' },
		});
		expect(proof.steps?.[1]).toMatchObject({ code: 'suitability.factor-unknown', result: null });
	});

	it('takes weights that add up to 100 only', () => {
		expect(suitabilityWeights.safeParse({ slope: 60, hazard: 40 }).success).toBe(true);
		expect(suitabilityWeights.safeParse({ slope: 60, hazard: 30 }).success).toBe(false);
	});
});
