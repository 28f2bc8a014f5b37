import type { Metres } from './ground.ts';
import { at } from './random.ts';

/** A rectangle of a street plan, in metres along (s) and across (t) the valley. */
export interface Rect {
	s0: number;
	s1: number;
	t0: number;
	t1: number;
}

const keyOf = ([s, t]: Metres) => `${s},${t}`;

/**
 * The outer ring (open, counter-clockwise) of each group of touching rectangles. Every corner of any group that lies on
 * another's edge becomes a vertex there too: after any bending of the plan neighbours still share their border exactly.
 * A group must be connected by edges and have no hole. `extra` are further points that edges through them must have.
 */
export function outlinesOf(groups: readonly (readonly Rect[])[], extra: readonly Metres[] = []): Metres[][] {
	const corners = [...groups.flat().flatMap(cornersOf), ...extra];
	const onVertical = byCoordinate(corners, 0);
	const onHorizontal = byCoordinate(corners, 1);
	return groups.map((rects) => {
		const next = new Map<string, Metres[]>();
		const edges = new Map<string, [Metres, Metres]>();
		for (const rect of rects) {
			const ring = cornersOf(rect);
			ring.forEach((from, i) => {
				const to = at(ring, (i + 1) % 4);
				const fixed = from[0] === to[0] ? 0 : 1;
				const line = (fixed === 0 ? onVertical : onHorizontal).get(from[fixed]) ?? [];
				const moving = 1 - fixed;
				const [a, b] = [from[moving] as number, to[moving] as number];
				const stops = line.filter((v) => v > Math.min(a, b) && v < Math.max(a, b));
				if (a > b) stops.reverse();
				const path = [from, ...stops.map((v): Metres => (fixed === 0 ? [from[0], v] : [v, from[1]])), to];
				for (let k = 1; k < path.length; k++) {
					const [p, q] = [at(path, k - 1), at(path, k)];
					// What two rectangles of one group share is inside.
					if (!edges.delete(`${keyOf(q)}>${keyOf(p)}`)) edges.set(`${keyOf(p)}>${keyOf(q)}`, [p, q]);
				}
			});
		}
		for (const [p, q] of edges.values()) next.set(keyOf(p), [...(next.get(keyOf(p)) ?? []), q]);
		const first = [...edges.values()].reduce((least, edge) =>
			edge[0][0] < least[0][0] || (edge[0][0] === least[0][0] && edge[0][1] < least[0][1]) ? edge : least,
		)[0];
		const ring: Metres[] = [];
		for (let p = first; ;) {
			ring.push(p);
			const q = next.get(keyOf(p))?.pop();
			if (!q) throw new Error(`an outline breaks off at ${keyOf(p)}`);
			if (keyOf(q) === keyOf(first)) return ring;
			p = q;
		}
	});
}

function cornersOf({ s0, s1, t0, t1 }: Rect): Metres[] {
	return [
		[s0, t0],
		[s1, t0],
		[s1, t1],
		[s0, t1],
	];
}

function byCoordinate(points: readonly Metres[], fixed: 0 | 1): Map<number, number[]> {
	const lines = new Map<number, Set<number>>();
	for (const p of points) {
		const line = lines.get(p[fixed]) ?? new Set();
		lines.set(p[fixed], line.add(p[fixed === 0 ? 1 : 0]));
	}
	return new Map([...lines].map(([k, values]) => [k, [...values].sort((a, b) => a - b)]));
}
