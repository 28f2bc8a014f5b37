import { brokenEdges, type Coverage, type Point } from './coverage.ts';

/** A unit step of the lattice makes triangles of half a cell; what is larger is the border's own shape. */
const STEP_CELLS = 0.6;

/**
 * Takes out the steps that the 1/1024° lattice left in slanting borders (Visvalingam's measure: a vertex whose triangle
 * with its neighbours is at most a step). Works on shared arcs, so neighbours keep one border; an arc that would cross
 * another keeps its steps.
 */
export function withoutStairs(coverage: Coverage): Coverage {
	const kept = new Set<number>();
	for (;;) {
		const arcs = coverage.arcs.map((arc, i) => (kept.has(i) ? arc : smoothed(arc)));
		const before = kept.size;
		for (const pair of brokenEdges(arcs)) for (const arc of pair) kept.add(arc);
		if (kept.size === before) return { arcs, counties: coverage.counties };
	}
}

function smoothed(arc: Point[]): Point[] {
	const line = [...arc];
	const closed = String(line[0]) === String(line.at(-1));
	const least = closed ? 5 : 2;
	const weight = (i: number) => {
		const [a, b, c] = [line[i - 1], line[i], line[i + 1]] as [Point, Point, Point];
		return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
	};
	while (line.length > least) {
		let at = 0;
		let lowest = STEP_CELLS;
		for (let i = 1; i < line.length - 1; i++) {
			const w = weight(i);
			if (w < lowest) [at, lowest] = [i, w];
		}
		if (at === 0) break;
		line.splice(at, 1);
	}
	return line;
}
