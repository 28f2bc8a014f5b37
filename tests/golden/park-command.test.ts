import { Command } from 'commander';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { register } from '../../src/cli/commands/park.ts';
import { InputError } from '#lib/domain/problem.ts';

let folder: string;
let out: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tenglong-park-'));
	out = '';
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
});
afterEach(async () => {
	vi.restoreAllMocks();
	await rm(folder, { recursive: true });
});

async function park(facts: unknown, rules = 'td-t-1029-sample', ...more: string[]): Promise<void> {
	const file = join(folder, 'facts.json');
	await writeFile(file, JSON.stringify(facts));
	const program = new Command('tenglong').exitOverride();
	register(program);
	await program.parseAsync(['park', '--rules', rules, '--facts', file, ...more], { from: 'user' });
}
const answers = () => JSON.parse(out) as Record<string, unknown>[];

it('W12: the zone of two areas from published indicators alone', async () => {
	const ideal = {
		supplyRate: 1,
		builtRate: 1,
		industrialShare: 0.61,
		residentialShare: 0.1,
		grossFar: 1.14,
		buildingDensity: 0.42,
		industrialFar: 1.1,
		industrialCoverage: 0.5646,
		investmentIntensity: 3987,
		industrialTaxIntensity: 678.99,
		idleRate: 0,
	};
	await park(
		[
			{
				id: '海林',
				category: 'high-tech',
				values: ideal,
				areaValues: { main: ideal, growth: { ...ideal, supplyRate: 0.5, builtRate: 0.5 } },
			},
		],
		'td-t-1029-sample',
		'--json',
	);
	const [row] = answers();
	expect(row).toMatchObject({ id: '海林', type: 'industrial', reason: null, missing: [], problems: [] });
	expect(row?.['total']).toBeCloseTo(98.25, 9);
	expect((row?.['goals'] as Record<string, number>)['land']).toBeCloseTo(97.5, 9);
	expect((row?.['degrees'] as Record<string, number>)['supplyRate']).toBeCloseTo(90, 9);
});

it('takes the same facts in hm², m², 亩 and by the codes of the scheme, and answers alike', async () => {
	const money = (unit: string, value: number) => ({ value, unit });
	await park(
		[
			{ id: 'a', facts: { builtHm2: 40, industrialHm2: 20, industrialInvestmentWan: 60_000 } },
			{ id: 'b', facts: { A: 40, A2: 20, industrialInvestmentWan: money('亿元', 6) } },
			{
				id: 'c',
				facts: {
					'已建成城镇建设用地(亩)': 600,
					'工矿仓储用地（m²）': 200_000,
					累计固定资产投资: money('元', 6e8),
				},
			},
		],
		'td-t-1029-sample',
		'--json',
	);
	for (const row of answers())
		expect(row['values']).toMatchObject({ industrialShare: 0.5, investmentIntensity: 3000 });
});

it('says what is missing and what cannot be, and passes over what it does not know aloud', async () => {
	await park([{ id: '甲', facts: { D: 10, A: 12, zzz: 1 } }], 'td-t-1029-sample', '--json');
	const [row] = answers();
	expect(row).toMatchObject({
		total: null,
		reason: 'park-type-unknown',
		missing: ['industrialShare', 'residentialShare'],
	});
	expect((row?.['problems'] as { code: string }[]).map((p) => p.code)).toEqual([
		'note.park-fact-unknown',
		'note.park-nesting',
	]);
	out = '';
	await park([{ id: '甲', type: 'industrial', facts: { D: 10, A: 9 } }], 'td-t-1029');
	expect(out).toContain('工业主导型  规则的权重或理想值未填齐，不计分');
});

it('refuses facts of another form and rules that are not for parks, each with its place', async () => {
	const problemsOf = async (run: Promise<void>) => {
		const error: unknown = await run.then(() => null).catch((e: unknown) => e);
		expect(error).toBeInstanceOf(InputError);
		return (error as InputError).problems;
	};
	expect(await problemsOf(park([{ id: '甲', facts: { A: '很多' } }]))).toMatchObject([
		{ code: 'park.facts-form', path: '[0].facts.A' },
	]);
	const other = join(folder, 'other.json');
	await writeFile(other, JSON.stringify({ id: 'x', groups: [] }));
	expect(await problemsOf(park([], other))).toMatchObject([{ code: 'rules.not-park', path: 'kind' }]);
	expect(await problemsOf(park([], 'demo-2024'))).toMatchObject([{ code: 'rules-not-found' }]);
});
