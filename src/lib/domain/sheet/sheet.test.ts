import { describe, expect, it } from 'vitest';
import { PAPERS, sheetFrame } from './sheet-frame.ts';
import {
	convergence,
	gridLines,
	lonLatBounds,
	paperOf,
	planeBounds,
	pointOn,
	roundStep,
	scaleBar,
	sheetGround,
} from './sheet-ground.ts';

const box = { x: 10, y: 29, width: 200, height: 150 };
const ground = sheetGround([119.92, 28.45], 2000, box)!;

it('puts every part on the paper, beside one another', () => {
	for (const paper of Object.keys(PAPERS) as (keyof typeof PAPERS)[])
		for (const landscape of [true, false]) {
			const { width, height, map, side, title, foot } = sheetFrame(paper, landscape);
			for (const part of [map, side, title, foot]) {
				expect(part.x).toBeGreaterThanOrEqual(10);
				expect(part.x + part.width).toBeLessThanOrEqual(width - 10);
				expect(part.y + part.height).toBeLessThanOrEqual(height - 10);
			}
			expect(landscape ? map.x + map.width < side.x : map.y + map.height < side.y).toBe(true);
			expect(map.width * map.height).toBeGreaterThan(0.5 * width * height);
		}
});

describe('the ground of a sheet', () => {
	it('is drawn to scale on the 3° plane: 100 m of coordinates are 50 mm at 1 : 2000, along both axes', () => {
		expect(ground.crs.code).toBe('EPSG:4528');
		const [x, y] = paperOf(ground, [ground.east, ground.north]);
		expect([x, y]).toEqual([110, 104]);
		expect(paperOf(ground, [ground.east + 100, ground.north])[0] - x).toBeCloseTo(50, 9);
		expect(y - paperOf(ground, [ground.east, ground.north + 100])[1]).toBeCloseTo(50, 9);
	});
	it('shows 400 m by 300 m on 200 mm by 150 mm', () => {
		const [w, s, e, n] = planeBounds(ground);
		expect(e - w).toBeCloseTo(400, 6);
		expect(n - s).toBeCloseTo(300, 6);
	});
	it('has a box in degrees that holds its corners', () => {
		const [w, s, e, n] = lonLatBounds(ground);
		const corner = pointOn(ground.crs, [w, s]);
		expect(corner[0]).toBeLessThanOrEqual(planeBounds(ground)[0] + 0.01);
		expect(corner[1]).toBeLessThanOrEqual(planeBounds(ground)[1] + 0.01);
		expect(e - w).toBeLessThan(0.0045);
		expect(n - s).toBeLessThan(0.003);
	});
	it('knows how far grid north is off true north: Δλ · sin φ, west of the central meridian negative', () => {
		expect(convergence(ground)).toBeCloseTo(-0.08 * Math.sin((28.45 * Math.PI) / 180), 4);
		expect(convergence(sheetGround([120.5, 28.45], 2000, box)!)).toBeGreaterThan(0.2);
	});
	it('is none where no 3° zone of China lies', () => {
		expect(sheetGround([10, 50], 2000, box)).toBeNull();
	});
});

it('takes round steps', () => {
	expect([0.9, 1, 1.99, 2, 4.9, 5, 99, 100, 260].map(roundStep)).toEqual([0.5, 1, 1, 2, 2, 5, 50, 100, 200]);
	expect(scaleBar(2000, 60)).toEqual({ metres: 20, mm: 10 });
	expect(scaleBar(10_000, 60)).toEqual({ metres: 100, mm: 10 });
});

it('rules the kilometre grid at round coordinates inside the map', () => {
	const { step, east, north } = gridLines(ground, 50);
	expect(step).toBe(100);
	const [w, s, e, n] = planeBounds(ground);
	for (const line of east) expect(line % 100 === 0 && line >= w && line <= e).toBe(true);
	for (const line of north) expect(line % 100 === 0 && line >= s && line <= n).toBe(true);
	expect(east).toHaveLength(4);
	expect(north).toHaveLength(3);
});
