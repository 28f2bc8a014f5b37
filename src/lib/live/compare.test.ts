import { describe, expect, it } from 'vitest';
import type { Assessment } from '#lib/api/assessment.ts';
import { noFacts } from '#lib/domain/facts.ts';
import { differences } from './compare.ts';
import type { LiveFigures } from './live-answer.ts';

const live = (areaM2: number, taxWan: number | null): LiveFigures => ({
	area: { areaM2, planeAreaM2: null, planeCrs: null, mu: areaM2 / 666.7, perimeterM: 1 },
	covered: new Uint32Array([0]),
	overlapsM2: new Float64Array([1]),
	coveredM2: 1,
	totals: { ...noFacts(), taxWan },
	indicators: { taxPerMu: 5 },
	enterprises: new Uint32Array(0),
	enterpriseShares: new Float64Array(0),
	missing: [],
	flags: [],
	lowSlopeM2: 100.05,
	conflicts: null,
	asOne: null,
});
const official: Assessment = {
	run: 1,
	year: 2024,
	engine: 'postgis',
	area: { ellipsoidalM2: 1_000_000, planeM2: null, planeCrs: null, mu: 1500 },
	parcels: [
		{ id: 1, code: 'W', registeredMu: null, areaM2: 1, overlapM2: 1, share: 1, grade: null, flags: [] },
	],
	enterprises: [],
	totals: { ...noFacts(), taxWan: 1000 },
	indicators: { taxPerMu: 5 },
	flags: [],
	lowSlope: [{ id: 3, code: 'S', overlapM2: 100 }],
	constraints: [],
	constraintKinds: [],
	constraintDay: '2025-06-30',
	missing: [],
	problems: [],
};

describe('live and official', () => {
	it('agree within 1e-6 in area, 1e-4 in the rest, and a sliver along a low-slope edge', () => {
		expect(differences(live(1_000_000.9, 1000.09), official)).toEqual([]);
	});

	it('are said to differ where they do, and by how much', () => {
		const found = differences(live(1_000_002, 1001), official);
		expect(found.map((d) => d.name)).toEqual(['area', 'taxWan']);
		expect(found[1]?.relative).toBeCloseTo(1e-3, 12);
	});

	it('differ where one has a figure and the other has none', () => {
		expect(differences(live(1_000_000, null), official)).toEqual([
			{ name: 'taxWan', live: null, official: 1000, relative: null },
		]);
	});
});
