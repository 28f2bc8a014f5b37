import { z } from 'zod';
import {
	MEASURES_OF_COST,
	MEASURES_OF_OWNERS,
	type AssemblyQuestion,
} from '#lib/domain/assembly/question.ts';
import type { Problem } from '#lib/domain/problem.ts';

/** `assemble --graph`: the door. null stands for absent, but for an owner, where it says "not known". */
const id = z.union([z.string().min(1), z.number()], { error: '应为非空文字或数字' });
const amount = z.number({ error: '应为数字' }).nonnegative({ error: '应为不小于 0 的数字' });
const count = z.number({ error: '应为整数' }).int({ error: '应为整数' }).positive({ error: '应为正整数' });
const ids = z.array(id, { error: '应为编号列表' }).nullish();

export const assemblyGraph = z.looseObject(
	{
		nodes: z.array(
			z.looseObject(
				{ id, mu: amount, costWan: amount, owner: id.nullish() },
				{ error: '应为对象 {id, mu, costWan, owner}' },
			),
			{ error: '应为列表 [{id, mu, costWan, owner}, …]' },
		),
		edges: z.array(z.tuple([id, id], { error: '应为两个编号 [a, b]' }), { error: '应为列表 [[a, b], …]' }),
		minMu: z.number({ error: '应为数字' }).positive({ error: '应为大于 0 的数字' }),
		/** `owners` (or `owners-then-cost`): the fewest owners, and of those the least cost. */
		objective: z.enum(['cost', 'owners', 'owners-then-cost'], { error: '应为 cost 或 owners' }).nullish(),
		maxOwners: count.nullish(),
		lockIn: ids,
		lockOut: ids,
		alternatives: count.max(50, { error: '最多 50 个' }).nullish(),
		/** How far a further answer is from each earlier one; without it one node of the earlier is left out. */
		difference: z
			.object({ nodes: count.nullish(), owners: z.boolean({ error: '应为 true 或 false' }).nullish() })
			.nullish(),
		/** Seconds after which the best found so far is the answer. */
		timeLimit: z.number({ error: '应为数字' }).positive({ error: '应为大于 0 的数字' }).nullish(),
	},
	{ error: '应为对象 {nodes, edges, minMu}' },
);

export type ReadAssembly =
	{ question: AssemblyQuestion; timeLimit: number | null } | { question: null; problems: Problem[] };

/**
 * Parses a graph; every fault with its place, what came and what was due. An edge from a node to itself and an edge
 * given twice are harmless; an id given twice, an edge to a node that is none, and a node both locked in and out are not.
 */
export function readAssembly(input: unknown): ReadAssembly {
	const parsed = assemblyGraph.safeParse(input);
	if (!parsed.success)
		return { question: null, problems: parsed.error.issues.map((i) => problemOf(i, input)) };
	const graph = parsed.data;
	const problems = faultsOf(graph);
	if (problems.length > 0) return { question: null, problems };
	return {
		question: {
			nodes: graph.nodes.map(({ id, mu, costWan, owner }) => ({ id, mu, costWan, owner: owner ?? null })),
			edges: graph.edges,
			minMu: graph.minMu,
			measures: (graph.objective ?? 'cost') === 'cost' ? MEASURES_OF_COST : MEASURES_OF_OWNERS,
			maxOwners: graph.maxOwners ?? null,
			lockIn: graph.lockIn ?? [],
			lockOut: graph.lockOut ?? [],
			alternatives: graph.alternatives ?? 1,
			difference: { nodes: graph.difference?.nodes ?? 1, owners: graph.difference?.owners ?? false },
		},
		timeLimit: graph.timeLimit ?? null,
	};
}

function faultsOf(graph: z.infer<typeof assemblyGraph>): Problem[] {
	const first = new Map<string, number>();
	const problems: Problem[] = [];
	graph.nodes.forEach((node, i) => {
		const earlier = first.get(String(node.id));
		if (earlier === undefined) first.set(String(node.id), i);
		else {
			problems.push({
				code: 'assembly.node-twice',
				message: `地块编号“${node.id}”重复`,
				path: `nodes[${i}].id`,
				got: node.id,
				expected: `与 nodes[${earlier}] 不同的编号`,
				fix: '合并重复的地块，或改正编号',
			});
		}
	});
	const known = (id: string | number, path: string) => {
		if (first.has(String(id))) return;
		problems.push({
			code: 'assembly.node-unknown',
			message: `没有编号为“${id}”的地块`,
			path,
			got: id,
			expected: 'nodes 中的编号',
			fix: '补充该地块，或删去对它的引用',
		});
	};
	graph.edges.forEach(([a, b], i) => {
		known(a, `edges[${i}][0]`);
		known(b, `edges[${i}][1]`);
	});
	(graph.lockIn ?? []).forEach((id, i) => known(id, `lockIn[${i}]`));
	(graph.lockOut ?? []).forEach((id, i) => known(id, `lockOut[${i}]`));
	const out = new Set((graph.lockOut ?? []).map(String));
	(graph.lockIn ?? []).forEach((id, i) => {
		if (!out.has(String(id))) return;
		problems.push({
			code: 'assembly.locked-both',
			message: `地块“${id}”既要求纳入又要求排除`,
			path: `lockIn[${i}]`,
			got: id,
			expected: '只在 lockIn 或 lockOut 之一中',
			fix: '从其中一个列表删去',
		});
	});
	return problems;
}

function problemOf(issue: z.core.$ZodIssue, input: unknown): Problem {
	const got = issue.path.reduce<unknown>(
		(value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
		input,
	);
	const path = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
	return {
		code: 'assembly.field',
		message: got === undefined ? '缺少必填项' : '取值不符合要求',
		path: path.replace(/^\./, '') || '(root)',
		got: got ?? null,
		expected: issue.message,
		fix: '按说明改正该项',
	};
}
