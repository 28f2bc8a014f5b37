import { describe, expect, it } from 'vitest';
import { boundaryFindings } from '#lib/domain/geometry/boundary-checks.ts';
import { mended, mendsOf, shortSides, type DrawingFault } from './mend.ts';
import { geometryOf, type Outline, type Point } from './outline.ts';

/** A bow tie whose right loop is the larger. */
const bow: Point[] = [
	[0, 0],
	[4, 4],
	[4, 0],
	[0, 1],
];
const findings = (outline: Outline) => {
	const geometry = geometryOf(outline);
	return geometry ? boundaryFindings(geometry) : [];
};
const crossing = findings([[bow]])[0] as DrawingFault;

describe('a boundary that crosses itself', () => {
	it('names both edges', () => {
		expect(crossing).toMatchObject({ code: 'boundary.self-crossing', point: 1, other: { point: 3 } });
		expect(mendsOf(crossing)).toEqual(['keep-larger', 'reorder']);
	});

	it('is sound when the smaller loop is cut off', () => {
		const whole = mended([[bow]], crossing, 'keep-larger');
		expect(findings(whole)).toEqual([]);
		expect(whole[0]?.[0]).toEqual([
			[0.8, 0.8],
			[4, 4],
			[4, 0],
		]);
	});

	it('is sound, with all its corners, when the stretch between is turned round', () => {
		const whole = mended([[bow]], crossing, 'reorder');
		expect(findings(whole)).toEqual([]);
		expect(whole[0]?.[0]).toEqual([
			[0, 0],
			[4, 0],
			[4, 4],
			[0, 1],
		]);
	});
});

describe('corners that should not be', () => {
	it('a spike’s end is taken out', () => {
		const spiked: Outline = [
			[
				[
					[0, 0],
					[4, 0],
					[9, 0],
					[4, 0],
					[4, 4],
				],
			],
		];
		const spike = findings(spiked).find((f) => f.code === 'boundary.spike') as DrawingFault;
		expect(mended(spiked, spike, 'remove-corner')[0]?.[0]).toHaveLength(4);
	});

	it('a side shorter than 5 cm is found, and its end taken out', () => {
		const ring: Point[] = [
			[119.9, 28.4],
			[119.901, 28.4],
			[119.9010003, 28.4],
			[119.901, 28.401],
		];
		const [short] = shortSides([[ring]]);
		expect(short).toMatchObject({ point: 2, at: [119.901, 28.4] });
		expect(short?.lengthM).toBeCloseTo(0.029, 3);
		expect(mended([[ring]], short as DrawingFault, 'remove-corner')[0]?.[0]).toEqual(ring.toSpliced(2, 1));
		expect(shortSides([[ring.toSpliced(2, 1)]])).toEqual([]);
	});
});
