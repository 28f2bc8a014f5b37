import type { Command } from 'commander';
import { readAssembly } from '#lib/api/assembly-graph.ts';
import type { AssemblyAnswer } from '#lib/domain/assembly/assemble.ts';
import { InputError } from '#lib/domain/problem.ts';
import { assembleGraph } from '#lib/server/tasks/assemble-graph.ts';
import { readInput } from '../feature-path.ts';
import { printAnswer } from '../print.ts';

/** Where neither the file nor the command says how long: long enough for thousands of parcels. */
const SECONDS = 120;

const MEANING = `
The graph: {nodes: [{id, mu, costWan, owner}], edges: [[a, b]], minMu, objective?: "cost" | "owners", maxOwners?, lockIn?,
lockOut?, alternatives?, difference?: {nodes?, owners?}, timeLimit?}. What is decided:
  - The connected set of nodes with at least minMu for the least cost; one node is enough where it is large enough.
  - Sums are exact decimals as written: 0.1 + 0.2 is enough for 0.3. A node of 0 mu may join others.
  - Equal cost: fewer owners, then less mu, then fewer nodes, then the ids. "tiesProven" says whether that was proven too.
  - objective "owners": the fewest owners first, of those the least cost. owner null or absent: an owner of its own.
  - alternatives: the k best sets that differ; each leaves out at least difference.nodes (1) nodes of every better one
    and, with difference.owners, at least one of its owners. They come in "alternatives" after the first.
  - status "optimal" is proven; "feasible": the time ran out, and no set comes below "bound"; "infeasible": largestMu is
    the most that hangs together.`;

/** `tenglong assemble --graph FILE.json [--json]`: the cheapest connected set of enough land, no database. */
export function register(program: Command): void {
	program
		.command('assemble')
		.description('the cheapest connected cluster of at least minMu, no database')
		.requiredOption('--graph <file>', 'JSON: {nodes: [{id, mu, costWan, owner}], edges: [[a, b]], minMu, …}')
		.option('--time-limit <seconds>', 'the best found by then is the answer', Number)
		.option('--json', 'one JSON document on stdout')
		.addHelpText('after', MEANING)
		.action(async (options: { graph: string; timeLimit?: number; json?: boolean }) => {
			const read = readAssembly(parsed(await readInput(options.graph), options.graph));
			if (read.question === null)
				throw new InputError(read.problems.map((p) => ({ ...p, file: options.graph })));
			const seconds = options.timeLimit ?? read.timeLimit ?? SECONDS;
			if (!(seconds > 0)) {
				throw new InputError({
					code: 'option',
					message: '参数 --time-limit 不符合要求：应为大于 0 的数字',
					path: 'time-limit',
					got: String(seconds),
				});
			}
			const [first, ...others] = await assembleGraph(read.question, seconds);
			const answer = read.question.alternatives > 1 ? { ...first, alternatives: others } : first;
			printAnswer(options.json, answer, () => [first as AssemblyAnswer, ...others].map(lineOf).join('\n'));
		});
}

function lineOf({ status, nodes, mu, costWan, owners, bound, largestMu }: AssemblyAnswer): string {
	if (mu === null) {
		const most = largestMu === null ? '' : `，连成片的最多 ${largestMu} 亩`;
		return status === 'infeasible' ? `无解${most}` : '限时内未找到方案';
	}
	const proof = status === 'optimal' ? '已证明最优' : `可行，下界 ${bound}`;
	return `${nodes.join(' ')}: ${mu} 亩，${costWan} 万元，权利人 ${owners} 个（${proof}）`;
}

function parsed(bytes: Uint8Array, file: string): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new InputError({
			code: 'json.invalid',
			message: '文件不是有效的 JSON',
			file,
			got: error.message,
			expected: '{nodes, edges, minMu}',
			fix: '检查括号、逗号与引号',
		});
	}
}
