import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keepsLimits, setModel, unitsOf } from '#lib/domain/shortlist/set-model.ts';
import type { SetProblem } from '#lib/domain/shortlist/set-problem.ts';

/** Debian's Python: the one that has scipy. */
const PYTHON = '/usr/bin/python3';

export interface PeerAnswer {
	optimal: boolean;
	infeasible: boolean;
	/** By item; null: none. */
	chosen: Int8Array | null;
	seconds: number;
}

export function have(command: string, ...args: string[]): boolean {
	try {
		execFileSync(command, args, { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

export const haveHighs = () => have(PYTHON, '-c', 'import scipy.optimize');
export const haveCbc = () => have('cbc', '-quit');

/** Native HiGHS, gap 0; seconds of the call alone, arrays made. */
export function nativeHighs(problems: readonly SetProblem[], folder: string, seconds: number): PeerAnswer[] {
	const file = path.join(folder, 'problems.json');
	writeFileSync(file, JSON.stringify(problems));
	const script = path.join(import.meta.dirname, 'shortlist-peer.py');
	const out = execFileSync(PYTHON, [script, file, String(seconds)], { encoding: 'utf8', maxBuffer: 1e9 });
	return out
		.trim()
		.split('\n')
		.map((line, at) => {
			const {
				status,
				chosen,
				seconds: took,
			} = JSON.parse(line) as {
				status: number;
				chosen: number[] | null;
				seconds: number;
			};
			const inside = new Set(chosen);
			const x = Int8Array.from(problems[at]!.items, (_, j) => (inside.has(j) ? 1 : 0));
			return { optimal: status === 0, infeasible: status === 2, chosen: chosen && x, seconds: took };
		});
}

/** CBC on an LP file, both gaps 0; its own wall clock of the solve, reading not counted. Rows: budget and target. */
export function cbc(problem: SetProblem, folder: string, seconds: number): PeerAnswer {
	const [model, solution] = [path.join(folder, 'model.lp'), path.join(folder, 'solution.txt')];
	const { items, budgetWan, targetMu, objective } = problem;
	const terms = (of: (item: SetProblem['items'][number]) => number) =>
		items.map((item, j) => `+ ${of(item)} x${j}`).join('\n');
	writeFileSync(
		model,
		[
			objective === 'max-benefit' ? 'Maximize' : 'Minimize',
			` obj: ${terms((item) => (objective === 'max-benefit' ? item.benefit : item.costWan))}`,
			'Subject To',
			...(budgetWan === undefined ? [] : [` budget: ${terms((item) => item.costWan)} <= ${budgetWan}`]),
			...(targetMu === undefined ? [] : [` target: ${terms((item) => item.mu)} >= ${targetMu}`]),
			'Binaries',
			items.map((_, j) => `x${j}`).join('\n'),
			'End',
		].join('\n'),
	);
	const log = execFileSync(
		'cbc',
		[
			model,
			'-ratioGap',
			'0',
			'-allowableGap',
			'0',
			'-seconds',
			String(seconds),
			'-solve',
			'-solution',
			solution,
		],
		{ encoding: 'utf8', maxBuffer: 1e9 },
	);
	const took = Number(
		/Total time \(CPU seconds\):\s+[\d.]+\s+\(Wallclock seconds\):\s+([\d.]+)/.exec(log)?.[1],
	);
	const lines = readFileSync(solution, 'utf8').split('\n');
	const chosen = new Int8Array(items.length);
	for (const line of lines.slice(1)) {
		const found = /x(\d+)\s+(\S+)/.exec(line);
		if (found && Number(found[2]) > 0.5) chosen[Number(found[1])] = 1;
	}
	return {
		optimal: lines[0]!.startsWith('Optimal'),
		infeasible: lines[0]!.startsWith('Infeas'),
		chosen,
		seconds: took,
	};
}

/** A peer's selection in our whole numbers: its objective in units, and whether it keeps the limits exactly. */
export function exactly(problem: SetProblem, chosen: Int8Array): { units: bigint; kept: boolean } {
	const model = setModel(problem);
	return { units: unitsOf(model.c, chosen), kept: keepsLimits(model, chosen) };
}
