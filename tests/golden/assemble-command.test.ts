import { Command } from 'commander';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { register } from '../../src/cli/commands/assemble.ts';
import { InputError, type Problem } from '../../src/lib/domain/problem.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'assemble-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** Runs the command as the command line does; what stops it is the list of its problems. */
async function assemble(graph: unknown): Promise<Record<string, unknown> | Problem[]> {
	const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
	const file = path.join(folder, 'graph.json');
	writeFileSync(file, JSON.stringify(graph));
	const program = new Command().exitOverride();
	register(program);
	try {
		await program.parseAsync(['assemble', '--graph', file, '--json'], { from: 'user' });
		return JSON.parse(String(out.mock.calls.at(-1)?.[0])) as Record<string, unknown>;
	} catch (error) {
		if (error instanceof InputError) return error.problems;
		throw error;
	}
}

const nodes = [
	{ id: 'a', mu: 5, costWan: 10, owner: '甲' },
	{ id: 'b', mu: 5, costWan: 20, owner: '乙' },
];

it('answers the row of the contract', async () => {
	expect(await assemble({ nodes, edges: [['a', 'b']], minMu: 10 })).toMatchObject({
		status: 'optimal',
		nodes: ['a', 'b'],
		mu: 10,
		costWan: 30,
	});
	expect(await assemble({ nodes, edges: [], minMu: 10 })).toMatchObject({ status: 'infeasible', nodes: [] });
});

it('passes over an edge from a node to itself and one given twice; numbers may name nodes', async () => {
	const graph = {
		nodes: [
			{ id: 1, mu: 1, costWan: 1, owner: null },
			{ id: 2, mu: 1, costWan: 1 },
		],
		edges: [
			[1, 1],
			[1, 2],
			[2, 1],
		],
		minMu: 2,
	};
	expect(await assemble(graph)).toMatchObject({ status: 'optimal', nodes: [1, 2], owners: 2 });
});

it.each([
	[
		'an edge to a node that is none',
		{ nodes, edges: [['a', 'z']], minMu: 1 },
		'assembly.node-unknown',
		'edges[0][1]',
	],
	[
		'an id given twice',
		{ nodes: [...nodes, nodes[0]], edges: [], minMu: 1 },
		'assembly.node-twice',
		'nodes[2].id',
	],
	[
		'land below 0',
		{ nodes: [{ ...nodes[0], mu: -1 }], edges: [], minMu: 1 },
		'assembly.field',
		'nodes[0].mu',
	],
	[
		'a cost that is missing',
		{ nodes: [{ id: 'a', mu: 1 }], edges: [], minMu: 1 },
		'assembly.field',
		'nodes[0].costWan',
	],
	['nothing asked for', { nodes, edges: [], minMu: 0 }, 'assembly.field', 'minMu'],
	[
		'a node locked in and out',
		{ nodes, edges: [], minMu: 1, lockIn: ['a'], lockOut: ['a'] },
		'assembly.locked-both',
		'lockIn[0]',
	],
])('names %s', async (_, graph, code, at) => {
	expect(await assemble(graph)).toMatchObject([{ code, path: at }]);
});
