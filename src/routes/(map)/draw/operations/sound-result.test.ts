import type { Position } from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import { arealOf, polygonsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { merge } from '#lib/domain/geometry/merge.ts';
import { soundResult, unsound, unsoundPart } from './sound-result.ts';

const polygon = (...ring: Position[]): Areal => ({
	type: 'Polygon',
	coordinates: [[...ring, ring[0] as Position]],
});
const square = polygon([120, 28], [120.001, 28], [120.001, 28.001], [120, 28.001]);
const bow = polygon([120, 28], [120.001, 28.001], [120.001, 28], [120, 28.0005]);
const beside = polygon([120.001, 28], [120.002, 28], [120.002, 28.001], [120.001, 28.001]);

describe('an operation', () => {
	it('does not work on a boundary that crosses itself, and says why', () => {
		const work = vi.fn(() => ({ outline: square }));
		expect(soundResult(bow, work)).toMatchObject({ code: 'boundary.self-crossing' });
		expect(work).not.toHaveBeenCalled();
		expect(soundResult(null, work)).toBeNull();
	});

	it('hands over a sound result and a problem as they are, and no result that crosses itself', () => {
		const result = { outline: square, areaM2: 1 };
		expect(soundResult(square, () => result)).toBe(result);
		const problem = { code: 'outline.collapsed', message: '' };
		expect(soundResult(square, () => problem)).toBe(problem);
		expect(soundResult(square, () => ({ outline: bow }))).toMatchObject({
			code: 'outline.result-unsound',
			got: 'boundary.self-crossing',
		});
	});

	it('merges the parts of an outline that share a side, though together they are no sound boundary', () => {
		const both = arealOf([...polygonsOf(square), ...polygonsOf(beside)]);
		expect(unsound(both)).not.toBeNull();
		const own = (geometry: Areal) => polygonsOf(geometry).map((one) => arealOf([one]));
		const merged = soundResult(both, (g) => merge(own(g), 0.05), unsoundPart);
		expect(merged && 'outline' in merged ? polygonsOf(merged.outline) : merged).toHaveLength(1);
		expect(soundResult(bow, (g) => merge(own(g), 0.05), unsoundPart)).toMatchObject({
			code: 'boundary.self-crossing',
		});
	});
});
