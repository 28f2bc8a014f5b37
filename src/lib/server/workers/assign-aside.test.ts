import { expect, it } from 'vitest';
import type { DestinationProblem } from '#lib/domain/batches/assign-destinations.ts';
import { assignAside } from './assign-aside.ts';

/** Swaps of many sizes for two workshops: no relaxation settles that, the MIP solver does. */
function crowded(count: number): DestinationProblem {
	const land = { valueWan: null, use: 'industrial' } as const;
	return {
		swaps: Array.from({ length: count }, (_, id) => ({
			...{ ...land, id, kind: 'negotiated', class: id % 3 === 0 ? 'negotiated' : 'extension' },
			...{ areaM2: 9000, floorM2: 307 + ((id * 7919) % 1009), valueWan: 100 + ((id * 31) % 57) },
		})),
		destinations: [1, 2].map((n) => ({
			...{ ...land, id: 100 + n, kind: 'standard-workshop', areaM2: null, floorM2: 2000 * n },
			valueWan: 700 * n,
		})),
		rules: { leastAreaShare: 1 },
	};
}

it('destinations are assigned in a thread, while this one goes on', async () => {
	let ticks = 0;
	const timer = setInterval(() => (ticks += 1), 20);
	const answer = await assignAside({ problem: crowded(18), seconds: 10 });
	clearInterval(timer);
	expect(answer.status).toBe('optimal');
	expect(answer.seated).toBeGreaterThan(5);
	expect(ticks).toBeGreaterThan(2);
}, 30_000);

it('without time the best found comes with what at best could be', async () => {
	const { status, classes, bound, seated } = await assignAside({ problem: crowded(40), seconds: 0 });
	expect(seated).toBeGreaterThan(5);
	expect(status).toBe('feasible');
	expect(bound.classes[0]?.seated).toBeGreaterThanOrEqual(classes[0]?.seated ?? Infinity);
}, 30_000);
