import { describe, expect, it } from 'vitest';
import type { ProofPart } from '#lib/api/proof-document.ts';
import type { Proof } from '#lib/domain/proof.ts';
import { printSteps } from './print-steps.ts';
import { niceLength, sketchOf } from './sketch.ts';

const clause = { rule: 'r@1', clause: '表1', mark: 'text' as const };
const merged: Proof = { code: 'fact.merged', result: 3, steps: [{ code: 'fact.share-of', result: 3 }] };
const part = (proof: Proof): ProofPart => ({ of: 'indicator', id: 'x', value: null, proof, changes: [] });

describe('numbered steps', () => {
	it('cite a clause once on the way down', () => {
		const lines = printSteps({
			parts: [part({ code: 'a', clause, steps: [{ code: 'b', clause }, { code: 'c' }] })],
			clauses: [clause],
		});
		expect(lines.map((l) => [l.number, l.clause])).toEqual([
			['1', 1],
			['1.1', null],
			['1.2', null],
		]);
	});
	it('print what was walked back once, and name the step afterwards', () => {
		const lines = printSteps({
			parts: [part({ code: 'a', steps: [merged] }), part({ code: 'b', steps: [merged] })],
			clauses: [],
		});
		expect(lines.map((l) => [l.number, l.see])).toEqual([
			['1', null],
			['1.1', null],
			['1.1.1', null],
			['2', null],
			['2.1', '1.1'],
		]);
	});
});

describe('the sketch', () => {
	it('is to scale: a hundredth of a degree at 28° N is 1 108 m north and 984 m east', () => {
		const sketch = sketchOf([
			[
				[
					[120, 28],
					[120.01, 28],
					[120.01, 28.01],
					[120, 28.01],
					[120, 28],
				],
			],
		]);
		expect(sketch?.height).toBeCloseTo(1108.2, 0);
		expect(sketch?.width).toBeCloseTo(984.0, 0);
		expect(sketch?.path.startsWith('M0.00 1108')).toBe(true);
		expect(sketch?.bar).toBe(200);
	});
	it('has a round scale bar, and nothing to draw without a vertex', () => {
		expect([7, 23, 61, 240].map(niceLength)).toEqual([5, 20, 50, 200]);
		expect(sketchOf([])).toBeNull();
	});
});
