// Job e, part "match": projects to sites, proven. Run: npx tsx bench/match.ts [projects] [sites] [seconds of the peer]
// The peer is scipy's milp (native HiGHS, gap 0) under /usr/bin/python3 on the same problem; only its solving is timed, ours from
// the problem as JSON to the checked answer. A ratio is printed where both proved the same objective.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkMatching } from '#lib/domain/matching/check-matching.ts';
import type { MatchProblem } from '#lib/domain/matching/match-problem.ts';
import { solveMatching } from '#lib/domain/matching/solve-matching.ts';
import { packingHighs } from '#lib/server/workers/packing-highs.ts';
import { MATCH_FAMILIES, matchInstance } from './match-instances.ts';

interface Peer {
	status: number;
	objective: number | null;
	bound: number | null;
	seconds: number;
}

const [projects = 100, sites = 1000, peerSeconds = 20] = process.argv.slice(2).map(Number);
const packing = await packingHighs();
const folder = mkdtempSync(path.join(tmpdir(), 'match-'));
const script = fileURLToPath(new URL('./match-peer.py', import.meta.url));

console.log(
	'family | ours: s, status, objective, bound | after a pin, s | peer: s, objective, bound | ratio',
);
for (const family of MATCH_FAMILIES) {
	const problem = matchInstance(family, projects, sites, 1);
	const first = timed(problem);
	const [pair] = first.answer.pairs.slice(-1);
	const again = pair ? timed({ ...problem, pin: [{ project: pair.project, site: pair.site }] }) : null;
	const peer = peerOf(problem);
	const agreed =
		first.answer.status === 'optimal' &&
		peer.status === 0 &&
		Math.abs((peer.objective ?? 0) - (first.answer.objective ?? 0)) < 1e-4;
	console.log(
		[
			family.name,
			`${first.seconds.toFixed(2)} ${first.answer.status} ${first.answer.objective} ${first.answer.bound}`,
			again ? `${again.seconds.toFixed(2)} ${again.answer.status}` : '',
			`${peer.seconds.toFixed(2)} ${peer.objective?.toFixed(2)} ${peer.bound?.toFixed(2)}`,
			agreed ? `${(peer.seconds / first.seconds).toFixed(1)} x` : 'not both proven',
		].join(' | '),
	);
}

function timed(problem: MatchProblem) {
	const begin = performance.now();
	const end = begin + peerSeconds * 1000;
	const answer = solveMatching(problem, { packing, secondsLeft: () => (end - performance.now()) / 1000 });
	const faults = checkMatching(problem, answer);
	if (faults.length > 0) throw new Error(`bench: the checker found ${JSON.stringify(faults)}`);
	return { answer, seconds: (performance.now() - begin) / 1000 };
}

function peerOf(problem: MatchProblem): Peer {
	const file = path.join(folder, 'problem.json');
	writeFileSync(file, JSON.stringify(problem));
	return JSON.parse(
		execFileSync('/usr/bin/python3', [script, file, String(peerSeconds)], { encoding: 'utf8' }),
	) as Peer;
}
