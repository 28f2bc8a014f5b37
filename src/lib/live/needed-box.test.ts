import { describe, expect, it } from 'vitest';
import { neededBox, within } from './needed-box.ts';

const near = { bounds: [0, 0, 0.04, 0.02] as [number, number, number, number], zoom: 15 };
const far = { ...near, zoom: 11 };

describe('the box to load', () => {
	it('is the view where it is near enough to snap, and nothing from afar without a drawing', () => {
		const box = neededBox(null, near, null);
		expect(box && within(near.bounds, box)).toBe(true);
		expect(neededBox(null, far, null)).toBeNull();
	});

	it('holds the drawing, also where it reaches out of the view', () => {
		const box = neededBox([0.03, 0.01, 0.09, 0.05], near, null);
		expect(box && within([0, 0, 0.09, 0.05], box)).toBe(true);
	});

	it('is nothing while what is loaded will do, and a new one when the drawing leaves it', () => {
		const box = neededBox(null, near, null);
		const loaded = box && { box, truncated: false };
		expect(neededBox([0.01, 0.005, 0.02, 0.01], near, loaded)).toBeNull();
		expect(neededBox([0.01, 0.005, 0.2, 0.01], near, loaded)).not.toBeNull();
	});

	it('is the drawing alone when the view has gone far away, and nothing new on the way back', () => {
		const drawing = [0.01, 0.01, 0.012, 0.012] as [number, number, number, number];
		const away = { bounds: [1, 1, 1.04, 1.02] as typeof drawing, zoom: 15 };
		const box = neededBox(drawing, away, null);
		expect(box && within(drawing, box) && !within(away.bounds, box)).toBe(true);
		const start = neededBox(drawing, near, null);
		expect(neededBox(drawing, away, start && { box: start, truncated: false })).toBeNull();
	});

	it('is asked anew within a truncated load once much less is needed', () => {
		const wide = { box: [-1, -1, 1, 1] as [number, number, number, number], truncated: true };
		const box = neededBox([0.8, 0.8, 0.81, 0.81], far, wide);
		expect(box && within([0.8, 0.8, 0.81, 0.81], box)).toBe(true);
		expect(neededBox([0.8, 0.8, 0.81, 0.81], far, { ...wide, truncated: false })).toBeNull();
		expect(neededBox([-0.9, -0.9, 0.9, 0.9], far, wide)).toBeNull();
		expect(box && neededBox([0.8, 0.8, 0.81, 0.81], far, { box, truncated: true })).toBeNull();
	});
});
