import type { ReducedMatch } from './reduced-match.ts';

/** Seats: the site (index into the reduced sites) of each reduced project, -1 where it has none. */
export type Seats = Int32Array;

/** The best of a few greedy answers, each mended by moves and swaps: a start for the proof, and often the optimum. */
export function greedyMatch(reduced: ReducedMatch): Seats {
	const { projects, sites, weight, value } = reduced;
	const best = projects.map((_, p) => {
		let most = 0;
		for (let s = 0; s < sites.length; s++) most = Math.max(most, value[p * sites.length + s]!);
		return most;
	});
	const orders = [
		(a: number, b: number) => best[b]! - best[a]!,
		(a: number, b: number) => best[b]! / weight[b]! - best[a]! / weight[a]!,
		(a: number, b: number) => best[b]! / Math.sqrt(weight[b]!) - best[a]! / Math.sqrt(weight[a]!),
		(a: number, b: number) => weight[b]! - weight[a]!,
	];
	let answer: Seats | null = null;
	for (const order of orders) {
		const seats = improved(reduced, filled(reduced, projects.map((_, p) => p).sort(order)));
		if (!answer || worthOf(reduced, seats) > worthOf(reduced, answer)) answer = seats;
	}
	return answer ?? new Int32Array(0);
}

/** Worth of seats, in the model's whole numbers. */
export function worthOf({ sites, value }: ReducedMatch, seats: Seats): number {
	let sum = 0;
	for (const [p, s] of seats.entries()) if (s !== -1) sum += value[p * sites.length + s]!;
	return sum;
}

/** Each project in turn to the site that gains most, of equals to the tightest. */
function filled(reduced: ReducedMatch, order: readonly number[]): Seats {
	const { sites, weight, value } = reduced;
	const seats: Seats = new Int32Array(reduced.projects.length).fill(-1);
	const left = Float64Array.from(reduced.capacity);
	for (const p of order) {
		let best = -1;
		for (let s = 0; s < sites.length; s++) {
			const gain = value[p * sites.length + s]!;
			if (gain <= 0 || left[s]! < weight[p]!) continue;
			const ahead = best === -1 ? 1 : gain - value[p * sites.length + best]!;
			if (ahead > 0 || (ahead === 0 && left[s]! < left[best]!)) best = s;
		}
		if (best === -1) continue;
		seats[p] = best;
		left[best] = reduced.single[best] ? -1 : left[best]! - weight[p]!;
	}
	return seats;
}

/** A project without a seat takes the place of one worth less, or of one that another site can take; until nothing gains. */
function improved(reduced: ReducedMatch, seats: Seats): Seats {
	const { projects, sites, weight, value } = reduced;
	const left = leftOf(reduced, seats);
	const at = (p: number, s: number) => (s === -1 ? 0 : value[p * sites.length + s]!);
	const give = (p: number, to: number) => {
		const from = seats[p]!;
		if (from !== -1) left[from] = reduced.single[from] ? reduced.capacity[from]! : left[from]! + weight[p]!;
		if (to !== -1) left[to] = reduced.single[to] ? -1 : left[to]! - weight[p]!;
		seats[p] = to;
	};
	const roomWithout = (s: number, q: number) =>
		reduced.single[s] ? reduced.capacity[s]! : left[s]! + weight[q]!;
	for (let gained = true, rounds = 0; gained && rounds < 20; rounds++) {
		gained = false;
		for (let p = 0; p < projects.length; p++) {
			for (let s = 0; s < sites.length; s++) {
				const gain = at(p, s) - at(p, seats[p]!);
				if (gain <= 0) continue;
				if (left[s]! >= weight[p]!) {
					give(p, s);
					gained = true;
					continue;
				}
				for (let q = 0; q < projects.length; q++) {
					if (seats[q] !== s || roomWithout(s, q) < weight[p]!) continue;
					let other = -1;
					for (let t = 0; t < sites.length; t++) {
						if (t !== s && left[t]! >= weight[q]! && at(q, t) > at(q, other)) other = t;
					}
					if (gain + at(q, other) - at(q, s) <= 0) continue;
					give(q, other);
					give(p, s);
					gained = true;
					break;
				}
			}
		}
	}
	return seats;
}

/** Room left on each site; -1 on a taken single one. */
export function leftOf(reduced: ReducedMatch, seats: Seats): Float64Array {
	const left = Float64Array.from(reduced.capacity);
	for (const [p, s] of seats.entries()) {
		if (s !== -1) left[s] = reduced.single[s] ? -1 : left[s]! - reduced.weight[p]!;
	}
	return left;
}
