import { expect, it } from 'vitest';
import { packingHighs } from '#lib/server/workers/packing-highs.ts';
import { worthOf } from './greedy-match.ts';
import type { ReducedMatch } from './reduced-match.ts';
import { solveCompact } from './solve-compact.ts';
import { solveComponent } from './solve-component.ts';

const limits = { packing: await packingHighs(), secondsLeft: () => 60 };

it('tight land: priced and enumerated sets give what the plain model gives, proven, on 40 seeded parts', () => {
	const methods = new Set<string>();
	for (let seed = 1; seed <= 40; seed++) {
		const part = tightPart(seed);
		const ours = solveComponent(part, limits);
		const nothing = new Int32Array(part.projects.length).fill(-1);
		const plain = solveCompact(part, nothing, Infinity, limits);
		methods.add(ours.method);
		expect([seed, worthOf(part, ours.seats), ours.bound]).toEqual([
			seed,
			worthOf(part, plain.seats),
			plain.bound,
		]);
		expect(ours.bound).toBe(worthOf(part, ours.seats));
	}
	expect(methods).toContain('patterns');
});

/** 6 to 16 projects, 2 to 5 sites for about half of their land; every third part with worth like mu. */
function tightPart(seed: number): ReducedMatch {
	let state = seed * 7919;
	const random = () => {
		state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
		return state / 0x7fffffff;
	};
	const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
	const projects = Array.from({ length: whole(6, 16) }, (_, p) => p);
	const sites = Array.from({ length: whole(2, 5) }, (_, s) => s);
	const weight = projects.map(() => whole(10, 99));
	const need = weight.reduce((sum, w) => sum + w, 0);
	const capacity = sites.map(() => Math.round((need / 2 / sites.length) * (0.7 + 0.6 * random())));
	const alike = seed % 3 === 0;
	const value = new Float64Array(projects.length * sites.length);
	for (const p of projects) {
		const own = alike ? weight[p]! : whole(5, 120);
		for (const s of sites) {
			const fits = weight[p]! <= capacity[s]! && random() < 0.8;
			value[p * sites.length + s] = fits ? own + (alike ? 0 : whole(0, 8)) : 0;
		}
	}
	return { projects, sites, weight, capacity, single: sites.map(() => seed % 7 === 0), value };
}
