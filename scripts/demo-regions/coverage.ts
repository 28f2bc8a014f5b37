import Flatbush from 'flatbush';

export type Point = [number, number];
/** Rings without a closing point on input; the outer one first. */
export type LatticePolygon = Point[][];
/** Arcs shared by neighbours, and each county's rings as signed arc numbers (~n is arc n backwards). */
export interface Coverage {
	arcs: Point[][];
	counties: Map<string, number[][][]>;
}

const keyOf = (p: Point) => `${p[0]},${p[1]}`;

/** Drops closing points and puts every vertex that lies on another polygon's edge into that edge. */
export function withNodes(counties: Map<string, LatticePolygon[]>): Map<string, LatticePolygon[]> {
	const vertices = new Map<string, Point>();
	const opened = new Map(
		[...counties].map(([code, parts]) => [
			code,
			parts.map((part) =>
				part.map((ring) =>
					keyOf(ring[0] as Point) === keyOf(ring.at(-1) as Point) ? ring.slice(0, -1) : ring,
				),
			),
		]),
	);
	for (const parts of opened.values()) for (const p of parts.flat(2)) vertices.set(keyOf(p), p);
	const all = [...vertices.values()];
	const index = new Flatbush(all.length);
	for (const [x, y] of all) index.add(x, y, x, y);
	index.finish();
	const between = (a: Point, b: Point) => {
		const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
		const length2 = dx * dx + dy * dy;
		const eps = 1e-9;
		return index
			.search(
				Math.min(a[0], b[0]) - eps,
				Math.min(a[1], b[1]) - eps,
				Math.max(a[0], b[0]) + eps,
				Math.max(a[1], b[1]) + eps,
			)
			.map((i) => all[i] as Point)
			.map((p) => ({ p, at: ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2 }))
			.filter(({ p, at }) => {
				const away = Math.abs((p[0] - a[0]) * dy - (p[1] - a[1]) * dx) / Math.sqrt(length2);
				return at > 1e-9 && at < 1 - 1e-9 && away < 1e-7;
			})
			.sort((m, n) => m.at - n.at)
			.map(({ p }) => p);
	};
	const noded = (ring: Point[]) =>
		ring.flatMap((p, i) => [p, ...between(p, ring[(i + 1) % ring.length] as Point)]);
	return new Map([...opened].map(([code, parts]) => [code, parts.map((part) => part.map(noded))]));
}

/** Cuts the rings where three borders meet, so that what two counties share exists once. */
export function arcsOf(counties: Map<string, LatticePolygon[]>): Coverage {
	const neighbours = new Map<string, Set<string>>();
	for (const ring of [...counties.values()].flat(2)) {
		ring.forEach((p, i) => {
			const [a, b] = [keyOf(p), keyOf(ring[(i + 1) % ring.length] as Point)];
			neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
			neighbours.set(b, (neighbours.get(b) ?? new Set()).add(a));
		});
	}
	const isNode = (p: Point) => neighbours.get(keyOf(p))?.size !== 2;
	const arcs: Point[][] = [];
	const known = new Map<string, number>();
	const signed = (line: Point[]) => {
		const forth = line.map(keyOf).join(' ');
		const found = known.get(forth);
		if (found !== undefined) return found;
		const back = known.get([...line].reverse().map(keyOf).join(' '));
		if (back !== undefined) return ~back;
		known.set(forth, arcs.length);
		return arcs.push(line) - 1;
	};
	const cut = (ring: Point[]) => {
		let start = ring.findIndex(isNode);
		// A ring of its own (an enclave's both sides) starts at its least vertex, so that both sides find one arc.
		if (start < 0)
			start = ring.map(keyOf).reduce((least, k, i, keys) => (k < (keys[least] as string) ? i : least), 0);
		const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start] as Point];
		const numbers: number[] = [];
		let line: Point[] = [turned[0] as Point];
		for (const p of turned.slice(1)) {
			line.push(p);
			if (isNode(p)) {
				numbers.push(signed(line));
				line = [p];
			}
		}
		if (line.length > 1) numbers.push(signed(line));
		return numbers;
	};
	return {
		arcs,
		counties: new Map([...counties].map(([code, parts]) => [code, parts.map((part) => part.map(cut))])),
	};
}

/** The rings again, without closing points. */
export function ringsOf({ arcs, counties }: Coverage): Map<string, LatticePolygon[]> {
	const line = (n: number) => (n >= 0 ? (arcs[n] as Point[]) : [...(arcs[~n] as Point[])].reverse());
	const ring = (numbers: number[]) => numbers.flatMap((n) => line(n).slice(0, -1));
	return new Map([...counties].map(([code, parts]) => [code, parts.map((part) => part.map(ring))]));
}

/** Pairs of segments that meet anywhere but in a common end: none in a clean coverage. */
export function brokenEdges(lines: readonly Point[][]): [number, number][] {
	const segments = lines.flatMap((line, at) => line.slice(1).map((b, i) => ({ a: line[i] as Point, b, at })));
	const unique = [...new Map(segments.map((s) => [[keyOf(s.a), keyOf(s.b)].sort().join(' '), s])).values()];
	const index = new Flatbush(unique.length);
	for (const { a, b } of unique)
		index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
	index.finish();
	const side = (a: Point, b: Point, c: Point) =>
		Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
	const broken: [number, number][] = [];
	unique.forEach(({ a, b, at }, i) => {
		const box = [
			Math.min(a[0], b[0]),
			Math.min(a[1], b[1]),
			Math.max(a[0], b[0]),
			Math.max(a[1], b[1]),
		] as const;
		for (const j of index.search(...box)) {
			const other = unique[j];
			if (j <= i || !other) continue;
			const { a: c, b: d } = other;
			const common = [c, d].find((p) => keyOf(p) === keyOf(a) || keyOf(p) === keyOf(b));
			if (common) {
				// Two segments from one point are broken only where one lies on the other.
				const far = keyOf(common) === keyOf(a) ? b : a;
				const away = keyOf(common) === keyOf(c) ? d : c;
				const dot =
					(far[0] - common[0]) * (away[0] - common[0]) + (far[1] - common[1]) * (away[1] - common[1]);
				if (side(common, far, away) === 0 && dot > 0) broken.push([at, other.at]);
			} else if (side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0)
				broken.push([at, other.at]);
		}
	});
	return broken;
}
