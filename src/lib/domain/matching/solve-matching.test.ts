import { describe, expect, it } from 'vitest';
import { packingHighs } from '#lib/server/workers/packing-highs.ts';
import { checkMatching } from './check-matching.ts';
import type { MatchProblem, MatchProject, MatchSite } from './match-problem.ts';
import { solveMatching } from './solve-matching.ts';

const limits = { packing: await packingHighs(), secondsLeft: () => 60 };
const solve = (problem: MatchProblem) => solveMatching(problem, limits);

const project = (id: string, mu: number, value: number, more: Partial<MatchProject> = {}): MatchProject => ({
	id,
	mu,
	value,
	from: '2027-Q1',
	...more,
});
const site = (id: string, mu: number, more: Partial<MatchSite> = {}): MatchSite => ({
	id,
	mu,
	available: '2027-Q1',
	zone: '甲',
	...more,
});

describe('seating projects', () => {
	it('takes the set of most worth and starts when both are ready', () => {
		const answer = solve({
			projects: [project('大', 80, 900), project('中', 50, 600), project('小', 30, 400, { from: '2027-Q3' })],
			sites: [site('一', 80, { available: '2027-Q2' })],
		});
		expect(answer).toEqual({
			status: 'optimal',
			objective: 1000,
			bound: 1000,
			pairs: [
				{ project: '中', site: '一', at: '2027-Q2', value: 600 },
				{ project: '小', site: '一', at: '2027-Q3', value: 400 },
			],
			unmet: ['大'],
			conflict: [],
			methods: ['patterns'],
		});
	});

	it('counts mu as written: 0.1 and 0.2 fit on 0.3', () => {
		const answer = solve({ projects: [project('a', 0.1, 1), project('b', 0.2, 1)], sites: [site('s', 0.3)] });
		expect(answer).toMatchObject({ status: 'optimal', objective: 2, unmet: [] });
	});

	it('does not force what is worth nothing, and seats it where land is left', () => {
		const answer = solve({ projects: [project('a', 10, 0), project('b', 10, -5)], sites: [site('s', 30)] });
		expect(answer.pairs.map((p) => p.project)).toEqual(['a']);
		expect(answer).toMatchObject({ objective: 0, bound: 0, unmet: ['b'] });
	});

	it('of equal answers takes the earlier start, then the tighter site', () => {
		const answer = solve({
			projects: [project('a', 10, 5)],
			sites: [site('late', 10, { available: '2028-Q1' }), site('wide', 30), site('close', 12)],
		});
		expect(answer.pairs).toEqual([{ project: 'a', site: 'close', at: '2027-Q1', value: 5 }]);
	});

	it('takes the loss of a late start from the worth', () => {
		const answer = solve({
			projects: [project('a', 10, 5, { delayLoss: 1.5 })],
			sites: [site('s', 10, { available: '2027-Q3' })],
		});
		expect(answer).toMatchObject({ objective: 2, bound: 2 });
	});

	it('names why pins cannot stand', () => {
		const answer = solve({
			projects: [project('a', 20, 5), project('b', 20, 5, { zones: ['乙'] })],
			sites: [site('s', 30), site('t', 10)],
			pin: [
				{ project: 'a', site: 't' },
				{ project: 'b', site: 's' },
			],
		});
		expect(answer).toMatchObject({ status: 'infeasible', objective: null, bound: null, pairs: [] });
		expect(answer.conflict).toEqual([
			{ code: 'size', pairs: [{ project: 'a', site: 't' }], neededMu: 20, siteMu: 10 },
			{ code: 'zone', pairs: [{ project: 'b', site: 's' }] },
		]);
	});

	it('names two pins that together are too much for the site', () => {
		const answer = solve({
			projects: [project('a', 20, 5), project('b', 20, 5)],
			sites: [site('s', 30)],
			pin: [
				{ project: 'a', site: 's' },
				{ project: 'b', site: 's' },
			],
		});
		expect(answer.conflict).toMatchObject([{ code: 'capacity', neededMu: 40, siteMu: 30 }]);
	});
});

describe('against every possible answer', () => {
	it('is as good on 800 small problems with zones, latest starts, pins, forbidden pairs and single sites', () => {
		const tally = { optimal: 0, infeasible: 0 };
		for (let seed = 1; seed <= 800; seed++) {
			const problem = randomProblem(seed);
			const answer = solve(problem);
			expect(checkMatching(problem, answer), `seed ${seed}`).toEqual([]);
			expect([seed, answer.objective]).toEqual([seed, bruteForce(problem)]);
			expect(answer.status).not.toBe('feasible');
			if (answer.status !== 'feasible') tally[answer.status]++;
		}
		expect(tally.infeasible).toBeGreaterThan(20);
		expect(tally.optimal).toBeGreaterThan(500);
	});
});

function randomProblem(seed: number): MatchProblem {
	const random = generator(seed);
	const whole = (most: number) => Math.floor(random() * most);
	const [zones, quarters] = [
		['甲', '乙', '丙'],
		['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'],
	];
	const step = [1, 0.5, 0.1][seed % 3]!;
	const projects = Array.from({ length: 1 + whole(6) }, (_, i) => ({
		id: `p${i}`,
		mu: Number(((1 + whole(20)) * step).toFixed(1)),
		from: quarters[whole(3)]!,
		value: whole(12) - (seed % 4 === 0 ? 3 : 0),
		...(random() < 0.5 ? { zones: zones.filter(() => random() < 0.6) } : {}),
		...(random() < 0.3 ? { by: quarters[whole(4)]! } : {}),
		...(random() < 0.3 ? { delayLoss: whole(20) / 10 } : {}),
		...(random() < 0.15 ? { values: { s0: whole(9) } } : {}),
	}));
	const sites = Array.from({ length: 1 + whole(4) }, (_, i) => ({
		id: `s${i}`,
		mu: Number(((1 + whole(30)) * step).toFixed(1)),
		available: quarters[whole(4)]!,
		zone: zones[whole(3)]!,
		...(random() < 0.2 ? { exclusive: true } : {}),
		...(random() < 0.2 ? { bonus: whole(3) } : {}),
	}));
	const pairs = (chance: number) =>
		projects.flatMap((p) =>
			sites.filter(() => random() < chance).map((s) => ({ project: p.id, site: s.id })),
		);
	return {
		projects,
		sites,
		forbid: pairs(0.08),
		pin: pairs(seed % 3 === 0 ? 0.08 : 0),
		exclusive: seed % 5 === 0,
	};
}

/** The best worth by trying every site for every project, in tenths; null where the pins cannot stand. */
function bruteForce({
	projects,
	sites,
	pin = [],
	forbid = [],
	exclusive = false,
}: MatchProblem): number | null {
	const quarter = (text: unknown) => Number(String(text).slice(0, 4)) * 4 + Number(String(text).slice(-1));
	const tenths = (x: number) => Math.round(x * 10);
	let best: number | null = null;
	const load = sites.map(() => ({ mu: 0, count: 0 }));
	const visit = (index: number, worth: number): void => {
		const p = projects[index];
		if (!p) {
			best = Math.max(best ?? -Infinity, worth);
			return;
		}
		const pins = pin.filter((x) => x.project === p.id);
		if (pins.length === 0) visit(index + 1, worth);
		for (const [i, s] of sites.entries()) {
			if (pins.some((x) => x.site !== s.id)) continue;
			const at = Math.max(quarter(p.from), quarter(s.available));
			if (p.zones && p.zones.length > 0 && !p.zones.includes(s.zone ?? '')) continue;
			if (forbid.some((x) => x.project === p.id && x.site === s.id)) continue;
			if (p.by && at > quarter(p.by)) continue;
			const room = load[i]!;
			if (room.mu + tenths(p.mu) > tenths(s.mu)) continue;
			if (room.count > 0 && (s.exclusive ?? exclusive)) continue;
			room.mu += tenths(p.mu);
			room.count++;
			const loss = tenths(p.delayLoss ?? 0) * (at - quarter(p.from));
			visit(index + 1, worth + tenths(p.values?.[s.id] ?? p.value) + tenths(s.bonus ?? 0) - loss);
			room.mu -= tenths(p.mu);
			room.count--;
		}
	};
	visit(0, 0);
	return best === null ? null : best / 10;
}

function generator(seed: number): () => number {
	let state = seed * 2654435761;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
