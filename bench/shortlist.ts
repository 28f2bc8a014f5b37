/**
 * Job e: the best set of parcels under a budget and a target, proven, gap 0. Ours from the problem in memory to the answer with its
 * certificate; beside it CBC (its own wall clock, reading not counted) and native HiGHS (scipy's call alone), in one run; objectives equal in whole
 * numbers before a ratio is printed. Then a solve after one lock at 10,000, 240 small problems with every kind of row and larger ones with
 * quotas against native HiGHS.
 *
 *   npx tsx bench/shortlist.ts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkCertificate } from '#lib/domain/shortlist/check-certificate.ts';
import { randomSetProblem, seeded } from '#lib/domain/shortlist/random-set-problem.ts';
import { setModel } from '#lib/domain/shortlist/set-model.ts';
import type { SetAnswer, SetProblem } from '#lib/domain/shortlist/set-problem.ts';
import { selectionOf } from '#lib/domain/shortlist/selection-of.ts';
import { solveSet } from '#lib/domain/shortlist/solve-set.ts';
import { solveExactly } from '#lib/server/workers/solve-exactly.ts';
import { cbc, exactly, haveCbc, haveHighs, nativeHighs, type PeerAnswer } from './shortlist-peers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tenglong-shortlist-'));
const highs = haveHighs();
const withCbc = haveCbc();
if (!highs) console.log('scipy is not there: native HiGHS is left out');
if (!withCbc) console.log('cbc is not there: CBC is left out');
try {
	solveSet(county(2_000, 1)); // warm
	for (const n of [10_000, 100_000]) twoRows(n);
	afterOneLock();
	if (highs) {
		await against('240 small problems, every kind of row', smallProblems(), 20);
		await against('quotas in 18 groups', [2_000, 3_000, 5_000].map(withQuotas), 60);
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** Costs, benefits and mu with two decimals, a budget of 30 % and a target of 45 %. */
function county(n: number, seed: number): SetProblem {
	const random = seeded(seed);
	const two = (value: number) => Math.round(value * 100) / 100;
	const items = Array.from({ length: n }, (_, j) => ({
		id: `p${j}`,
		benefit: two(random() * 1000),
		costWan: two(10 + random() * 10_000),
		mu: two(1 + random() * 100),
		group: `g${Math.floor(random() * 18)}`,
	}));
	const total = (of: 'costWan' | 'mu') => items.reduce((sum, item) => sum + item[of], 0);
	return {
		items,
		objective: 'max-benefit',
		budgetWan: Math.round(total('costWan') * 0.3),
		targetMu: Math.round(total('mu') * 0.45),
	};
}

function twoRows(n: number): void {
	const problem = county(n, n);
	const times: number[] = [];
	let answer: SetAnswer | undefined;
	for (let run = 0; run < 5; run++) {
		const from = performance.now();
		answer = solveSet(problem);
		times.push((performance.now() - from) / 1000);
	}
	const ours = times.sort((a, b) => a - b)[2]!;
	const checking = performance.now();
	const check = checkCertificate(problem, answer!.certificate);
	const checked = (performance.now() - checking) / 1000;
	if (answer!.status !== 'optimal' || !check.ok)
		throw new Error(`${n}: ${answer!.status}, ${JSON.stringify(check.faults)}`);
	console.log(`\n${n} candidates, two rows: ${answer!.objective}, greedy ${answer!.greedy?.objective}`);
	console.log(
		`  ours               ${s(ours)} (median of 5, first ${s(times[4]!)} at most); check ${s(checked)}, core ${check.core}`,
	);
	const own = exactly(problem, selectionOf(problem, answer!.chosen)).units;
	const say = (name: string, peer: PeerAnswer) => {
		const found = peer.chosen && exactly(problem, peer.chosen);
		const equal = found?.kept === true && found.units === own;
		if (found?.kept && found.units > own) throw new Error(`${name} is better than ours at ${n}`);
		if (equal && peer.optimal)
			console.log(`  ${name} ${s(peer.seconds)}, ${(peer.seconds / ours).toFixed(1)} ×`);
		else
			console.log(
				`  ${name} ${s(peer.seconds)}, no ratio: ${found?.kept ? 'worse or not proven' : 'breaks a limit exactly'}`,
			);
	};
	if (highs) say('native HiGHS      ', nativeHighs([problem], folder, 120)[0]!);
	if (withCbc) say('CBC               ', cbc(problem, folder, 120));
}

function afterOneLock(): void {
	const problem = county(10_000, 10_000);
	const before = solveSet(problem);
	const times = before.chosen.slice(0, 20).map((id) => {
		const from = performance.now();
		const again = solveSet({ ...problem, lockOut: [id] }, { start: before });
		if (again.status !== 'optimal') throw new Error(`after one lock: ${again.status}`);
		return performance.now() - from;
	});
	times.sort((a, b) => a - b);
	console.log(
		`\n10,000 candidates after one lock: p50 ${times[10]!.toFixed(0)} ms, most ${times[19]!.toFixed(0)} ms`,
	);
}

function smallProblems(): SetProblem[] {
	const families = ['plain', 'offset', 'equal', 'subset-sum'] as const;
	return Array.from({ length: 240 }, (_, at) =>
		randomSetProblem({ seed: 7000 + at, items: 8 + (at % 50), family: families[at % 4]!, rows: 0.6 }),
	);
}

/** Eighteen counties, each with a least and a most; many of both bind. */
function withQuotas(n: number): SetProblem {
	const problem = county(n, n + 1);
	const quotas = Array.from({ length: 18 }, (_, g) => {
		const mu = problem.items.reduce((sum, item) => sum + (item.group === `g${g}` ? item.mu : 0), 0);
		return { group: `g${g}`, minMu: Math.round(mu * 0.42), maxMu: Math.round(mu * 0.5) };
	});
	return { ...problem, quotas };
}

/** Ours with everything the server has, held against native HiGHS. */
async function against(name: string, problems: SetProblem[], seconds: number): Promise<void> {
	const peers = nativeHighs(problems, folder, seconds);
	const seen = {
		equal: 0,
		infeasible: 0,
		peerBreaksALimit: 0,
		peerNotProven: 0,
		oursNotProven: 0,
		restsOnHighs: 0,
		mismatches: 0,
	};
	let [ours, theirs] = [0, 0];
	for (const [at, problem] of problems.entries()) {
		const from = performance.now();
		const { answer, check } = await solveExactly(problem, { seconds });
		ours += (performance.now() - from) / 1000;
		const peer = peers[at]!;
		theirs += peer.seconds;
		if (check.restsOn === 'highs') seen.restsOnHighs++;
		const found = peer.chosen && exactly(problem, peer.chosen);
		const own =
			answer.objective === null ? null : exactly(problem, selectionOf(problem, answer.chosen)).units;
		if (answer.status === 'feasible') seen.oursNotProven++;
		else if (found && !found.kept) seen.peerBreaksALimit++;
		else if (!peer.optimal && !peer.infeasible) seen.peerNotProven++;
		else if (answer.status === 'infeasible' ? peer.infeasible : found?.units === own) {
			seen[answer.status === 'infeasible' ? 'infeasible' : 'equal']++;
		} else {
			seen.mismatches++;
			console.log(
				`  mismatch at ${at}: ours ${answer.status} ${answer.objective}, rows ${setModel(problem).rows.length}`,
			);
		}
	}
	console.log(`\n${name}: ours ${s(ours)} with check, native HiGHS ${s(theirs)}`, JSON.stringify(seen));
	if (seen.mismatches > 0) throw new Error(`${seen.mismatches} answers differ`);
}

function s(seconds: number): string {
	return `${seconds.toFixed(2)} s`;
}
