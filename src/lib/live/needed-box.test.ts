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
		const loaded = neededBox(null, near, null);
		expect(neededBox([0.01, 0.005, 0.02, 0.01], near, loaded)).toBeNull();
		expect(neededBox([0.01, 0.005, 0.2, 0.01], near, loaded)).not.toBeNull();
	});
});
