import { describe, expect, it } from 'vitest';
import { assignDestinations, type DestinationProblem, type Pair } from './assign-destinations.ts';
import { packingHighs } from '../../server/workers/packing-highs.ts';
import { packDestinations } from './pack-destinations.ts';
import { isBetter, seatingOf, type Bound } from './seating-rank.ts';
import { SWAP_CLASSES } from './swap-class.ts';
import { COST_UNIT, fitOf, type Destination, type SwapNeed } from './pair-fit.ts';

const swap = (id: number, areaM2: number | null, more: Partial<SwapNeed> = {}): SwapNeed => ({
	id,
	kind: 'negotiated',
	class: 'negotiated',
	use: 'industrial',
	areaM2,
	floorM2: null,
	valueWan: null,
	...more,
});
const land = (id: number, areaM2: number | null, more: Partial<Destination> = {}): Destination => ({
	id,
	kind: 'reserve-land',
	use: 'industrial',
	areaM2,
	floorM2: null,
	valueWan: null,
	...more,
});
const workshop = (id: number, floorM2: number, more: Partial<Destination> = {}): Destination =>
	land(id, null, { kind: 'standard-workshop', floorM2, ...more });
const assign = (
	swaps: SwapNeed[],
	destinations: Destination[],
	more: Partial<Pick<DestinationProblem, 'pins' | 'forbidden'>> = {},
) => assignDestinations({ swaps, destinations, rules: { leastAreaShare: 1 }, ...more });
const pairsOf = (pairs: readonly Pair[]) => pairs.map((p) => [p.swap, p.destination]);

describe('destinations over all swaps at once', () => {
	it('seats both where each alone would take the nearest and leave the other out', () => {
		const found = assign([swap(1, 1000), swap(2, 2000)], [land(11, 2000), land(12, 1900)]);
		expect(pairsOf(found.pairs)).toEqual([
			[1, 12],
			[2, 11],
		]);
		expect(found).toMatchObject({ status: 'optimal', seated: 2, mismatch: 0.9, unassigned: [] });
	});

	it('weighs value where both are known, and marks where it is not', () => {
		const found = assign(
			[swap(1, 1000, { valueWan: 100 })],
			[land(11, 1000, { valueWan: 200 }), land(12, 1200, { valueWan: 110 })],
		);
		expect(found.pairs).toMatchObject([{ destination: 12, areaDifference: 0.2, valueDifference: 0.1 }]);
		const unknown = assign([swap(1, 1000, { valueWan: 100 })], [land(11, 1000)]);
		expect(unknown.pairs).toMatchObject([{ destination: 11, valueDifference: null }]);
	});

	it('a workshop takes several up to its floor; a swap under art. 12(5) takes land only', () => {
		const firms = [
			swap(1, 9000, { floorM2: 600 }),
			swap(2, 9000, { floorM2: 500 }),
			swap(3, 9000, { floorM2: 400 }),
			swap(4, 9000, { floorM2: 100, kind: 'article-12-5' }),
		];
		const found = assign(firms, [workshop(21, 1000)]);
		expect(found.seated).toBe(2);
		expect(found.pairs.every((p) => p.swap !== 4)).toBe(true);
		expect(found.unassigned.find((u) => u.swap === 4)).toMatchObject({
			reason: 'no-same-use',
			counts: { 'article-needs-land': 1 },
		});
	});

	it('seats swaps under art. 12(5) first, then stock and idle land, then our extension, even if fewer are seated', () => {
		const swaps = [
			swap(1, 1000, { class: 'extension' }),
			swap(2, 1000, { class: 'negotiated' }),
			swap(3, 1000, { class: 'statutory', kind: 'article-12-5' }),
		];
		const [near, far] = [land(11, 1000), land(12, 9000)];
		expect(pairsOf(assign(swaps, [far]).pairs)).toEqual([[3, 12]]);
		expect(assign(swaps, [near, far])).toMatchObject({
			seated: 2,
			classes: [
				{ class: 'statutory', seated: 1, of: 1 },
				{ class: 'negotiated', seated: 1, of: 1 },
				{ class: 'extension', seated: 0, of: 1 },
			],
		});
		const firms = [
			swap(1, 9000, { class: 'extension', floorM2: 500 }),
			swap(2, 9000, { class: 'extension', floorM2: 500 }),
			swap(3, 9000, { class: 'negotiated', floorM2: 900 }),
		];
		expect(pairsOf(assign(firms, [workshop(21, 1000)]).pairs)).toEqual([[3, 21]]);
	});

	it('keeps pins, refuses those that cannot be, and never uses a forbidden pair', () => {
		const swaps = [swap(1, 1000), swap(2, 1000)];
		const places = [land(11, 1000), land(12, 5000), land(13, 500)];
		const found = assign(swaps, places, { pins: [{ swap: 1, destination: 12 }] });
		expect(pairsOf(found.pairs)).toEqual([
			[1, 12],
			[2, 11],
		]);
		expect(found.pairs.map((p) => p.pinned)).toEqual([true, false]);
		expect(assign(swaps, places, { pins: [{ swap: 1, destination: 13 }] }).brokenPins).toEqual([
			{ swap: 1, destination: 13, why: 'too-small' },
		]);
		const barred = assign(swaps, places, { forbidden: [{ swap: 1, destination: 11 }] });
		expect(pairsOf(barred.pairs)).toEqual([
			[1, 12],
			[2, 11],
		]);
	});

	it('says why a swap has none: other use, too small, taken by whom, nothing on record', () => {
		const reason = (swaps: SwapNeed[], places: Destination[]) =>
			assign(swaps, places).unassigned.map(({ swap: id, reason: why, largestM2, taken }) => [
				id,
				why,
				largestM2,
				taken,
			]);
		expect(reason([swap(1, 100)], [])).toEqual([[1, 'none-recorded', null, []]]);
		expect(reason([swap(1, 100)], [land(11, 100, { use: 'storage' })])).toEqual([
			[1, 'no-same-use', null, []],
		]);
		expect(reason([swap(1, 100)], [land(11, 80), land(12, 90)])).toEqual([[1, 'all-too-small', 90, []]]);
		expect(reason([swap(1, 100), swap(2, 120)], [land(11, 120)])).toEqual([
			[1, 'taken', null, [{ destination: 11, by: [2] }]],
		]);
		expect(reason([swap(1, null)], [land(11, 120)])).toEqual([[1, 'area-unknown', null, []]]);
	});
});

it('is what trying everything finds, in 800 seeded cases', () => {
	let [overfilled, givenUp] = [0, 0];
	for (let seed = 1; seed <= 800; seed++) {
		const problem = randomProblem(seed);
		const found = assignDestinations(problem);
		const best = tryEverything(problem);
		const seats = found.classes.map((one) => one.seated);
		expect([seed, found.status, seats, Math.round(found.mismatch * COST_UNIT)]).toEqual([
			seed,
			'optimal',
			best.seats,
			best.cost,
		]);
		if (best.fewer) givenUp += 1;
		expect(isAllowed(problem, found.pairs)).toBe(true);
		if (found.nodes > 1) overfilled += 1;
	}
	expect(overfilled).toBeGreaterThan(2);
	// a class that goes before costs seats of those after it
	expect(givenUp).toBeGreaterThan(2);
});

it('of 60 swaps and 40 places is proven for land at once, among crowded workshops by the MIP solver', async () => {
	const random = numbers(7);
	const swaps = Array.from({ length: 60 }, (_, i) =>
		swap(i, 2000 + random() * 8000, {
			floorM2: 500 + Math.round(random() * 4000),
			valueWan: 100 + Math.round(random() * 900),
		}),
	);
	const places = Array.from({ length: 40 }, (_, i) =>
		land(100 + i, 2000 + random() * 12_000, { valueWan: 100 + random() * 900 }),
	);
	expect(assign(swaps, places)).toMatchObject({ status: 'optimal', nodes: 0 });
	const crowded = [
		...places.slice(0, 12),
		...[1, 2].map((n) => workshop(200 + n, 8000, { valueWan: 400 * n })),
	];
	const problem = { swaps: swaps.slice(0, 24), destinations: crowded, rules: { leastAreaShare: 1 } };
	const alone = assignDestinations(problem);
	const solved = assignDestinations(problem, await packingHighs());
	expect(solved.status).toBe('optimal');
	expect(isAllowed(problem, solved.pairs)).toBe(true);
	expect(alone.bound.classes[1]?.seated).toBeGreaterThanOrEqual(solved.seated);
	expect(solved.seated).toBeGreaterThanOrEqual(alone.seated);
});

it('by the MIP solver alone is what trying everything finds, in 200 seeded cases', async () => {
	const solver = await packingHighs();
	for (let seed = 1001; seed <= 1200; seed++) {
		const problem = randomProblem(seed);
		const { swaps, destinations, rules } = problem;
		const fits = swaps.map((need) =>
			destinations.map((to) =>
				problem.forbidden?.some((f) => f.swap === need.id && f.destination === to.id)
					? null
					: fitOf(need, to, rules),
			),
		);
		const grounds = { swaps, destinations, fits };
		// every other case with a pin, on the first pair that fits
		const pins = fits
			.flatMap((row, r) => row.flatMap((fit, c) => (fit && typeof fit !== 'string' ? [[r, c] as const] : [])))
			.slice(0, seed % 2);
		const fixed = new Map(pins);
		const none = seatingOf(
			swaps.map((_, row) => fixed.get(row) ?? -1),
			grounds,
		);
		const packed = packDestinations(grounds, fixed, none, solver, () => 5);
		const best = tryEverything({
			...problem,
			pins: pins.map(([r, c]) => ({ swap: swaps[r]!.id, destination: destinations[c]!.id })),
		});
		expect([seed, packed.bound, packed.best.seats, packed.best.cost]).toEqual([
			seed,
			null,
			best.seats,
			best.cost,
		]);
	}
});

/** Every way to give each swap one destination or none; `fewer`: some other way seats more in all. */
function tryEverything(problem: DestinationProblem): Bound & { fewer: boolean } {
	const { swaps, destinations } = problem;
	let best: Bound = { seats: [-1, 0, 0], cost: 0 };
	let most = 0;
	const go = (row: number, pairs: Pair[]): void => {
		const need = swaps[row];
		if (need === undefined) {
			if (!isAllowed(problem, pairs)) return;
			const seats = SWAP_CLASSES.map((name) => pairs.filter((p) => classIn(problem, p) === name).length);
			const found = { seats, cost: costOf(problem, pairs) };
			if (isBetter(found, best)) best = found;
			most = Math.max(most, pairs.length);
			return;
		}
		go(row + 1, pairs);
		for (const to of destinations) go(row + 1, [...pairs, { swap: need.id, destination: to.id }]);
	};
	go(0, []);
	return { ...best, fewer: best.seats.reduce((sum, n) => sum + n, 0) < most };
}

function classIn({ swaps }: DestinationProblem, pair: Pair) {
	return swaps.find((s) => s.id === pair.swap)?.class;
}

function fitIn({ swaps, destinations, rules }: DestinationProblem, pair: Pair) {
	const need = swaps.find((s) => s.id === pair.swap) as SwapNeed;
	const to = destinations.find((d) => d.id === pair.destination) as Destination;
	return { fit: fitOf(need, to, rules), need, to };
}

function costOf(problem: DestinationProblem, pairs: readonly Pair[]): number {
	return pairs.reduce((sum, pair) => {
		const { fit } = fitIn(problem, pair);
		return sum + (typeof fit === 'string' ? Infinity : fit.cost);
	}, 0);
}

function isAllowed(problem: DestinationProblem, pairs: readonly Pair[]): boolean {
	const left = new Map(
		problem.destinations.map((d) => [d.id, d.kind === 'standard-workshop' ? (d.floorM2 ?? 0) : 1]),
	);
	const stands = (pin: Pair) =>
		pairs.some((pair) => pair.swap === pin.swap && pair.destination === pin.destination);
	if (!(problem.pins ?? []).every(stands)) return false;
	for (const pair of pairs) {
		const { fit, need, to } = fitIn(problem, pair);
		if (typeof fit === 'string') return false;
		if (problem.forbidden?.some((f) => f.swap === pair.swap && f.destination === pair.destination))
			return false;
		left.set(to.id, (left.get(to.id) ?? 0) - (to.kind === 'standard-workshop' ? (need.floorM2 ?? 0) : 1));
	}
	return [...left.values()].every((room) => room >= 0);
}

function randomProblem(seed: number): DestinationProblem {
	const random = numbers(seed);
	const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
	const maybe = (share: number, value: number) => (random() < share ? value : null);
	const use = (): SwapNeed['use'] => (random() < 0.8 ? 'industrial' : random() < 0.7 ? 'storage' : null);
	const swaps = Array.from({ length: whole(1, 5) }, (_, i) =>
		swap(i + 1, maybe(0.95, whole(2, 9) * 100), {
			use: use(),
			...(random() < 0.2
				? { kind: 'article-12-5', class: 'statutory' }
				: { kind: 'negotiated', class: random() < 0.4 ? 'negotiated' : 'extension' }),
			floorM2: maybe(0.9, whole(3, 8) * 100),
			valueWan: maybe(0.7, whole(10, 90)),
		}),
	);
	const destinations = Array.from({ length: whole(1, 4) }, (_, i) => {
		const place = { use: use(), valueWan: maybe(0.7, whole(10, 120)) };
		return random() < 0.5
			? workshop(i + 11, whole(6, 12) * 100, place)
			: land(i + 11, maybe(0.95, whole(2, 12) * 100), place);
	});
	const forbidden = swaps.flatMap((s) =>
		destinations.filter(() => random() < 0.1).map((d) => ({ swap: s.id, destination: d.id })),
	);
	return { swaps, destinations, rules: { leastAreaShare: random() < 0.5 ? 1 : 0.8 }, forbidden };
}

/** mulberry32 */
function numbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}
