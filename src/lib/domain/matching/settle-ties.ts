import { startAt, type MatchModel } from './match-model.ts';

/**
 * Among answers of equal worth, the earlier start and then the tighter site: each project moves to a site where it is worth
 * the same, until none gains. Projects of no worth, which are not forced, take what land is left.
 */
export function settleTies(model: MatchModel, seats: Int32Array): Int32Array {
	const sites = model.problem.sites.length;
	const settled = seats.slice();
	const left = model.capacity.slice();
	const count = new Int32Array(sites);
	const put = (p: number, s: number, sign: 1 | -1) => {
		if (s === -1) return;
		left[s] = left[s]! - sign * model.weight[p]!;
		count[s] = count[s]! + sign;
	};
	settled.forEach((s, p) => put(p, s, 1));
	const fits = (p: number, s: number) =>
		left[s]! >= model.weight[p]! && !(model.exclusive[s] && count[s]! > 0);
	const better = (p: number, s: number, than: number) =>
		than === -1 || startAt(model, p, s) - startAt(model, p, than) || left[s]! - left[than]!;
	for (let moved = true, rounds = 0; moved && rounds < 10; rounds++) {
		moved = false;
		for (let p = 0; p < settled.length; p++) {
			if (model.pinned[p] !== -1) continue;
			const home = settled[p]!;
			const worth = home === -1 ? 0 : model.value[p * sites + home]!;
			put(p, home, -1);
			let best = home;
			for (let s = 0; s < sites; s++) {
				if (model.value[p * sites + s] !== worth || !fits(p, s)) continue;
				const ahead = better(p, s, best);
				if (ahead === true || ahead < 0) best = s;
			}
			put(p, best, 1);
			if (best === home) continue;
			settled[p] = best;
			moved = true;
		}
	}
	return settled;
}
