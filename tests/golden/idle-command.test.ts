import { Command } from 'commander';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { register } from '../../src/cli/commands/idle.ts';
import { InputError } from '#lib/domain/problem.ts';

let folder: string;
let out: string;
let err: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tenglong-idle-'));
	out = err = '';
	vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
});
afterEach(async () => {
	vi.restoreAllMocks();
	await rm(folder, { recursive: true });
});

async function idle(content: string, asOf = '2023-11-14', ...more: string[]): Promise<void> {
	const file = join(folder, 'facts.json');
	await writeFile(file, content);
	const program = new Command('tenglong').exitOverride();
	register(program);
	await program.parseAsync(['idle', '--facts', file, '--as-of', asOf, ...more], { from: 'user' });
}

async function problemsOf(run: Promise<void>) {
	const error: unknown = await run.then(() => null).catch((e: unknown) => e);
	expect(error).toBeInstanceOf(InputError);
	return (error as InputError).problems;
}

describe('tenglong idle', () => {
	it('prints one JSON list, a finding a parcel in the order of the file', async () => {
		const facts = [
			{ id: 'a', acquisition: '出让', agreedStart: '2022-06-08', priceWan: 500 },
			{ id: 'b', acquisition: '划拨', agreedStart: '2022-06-08', governmentCause: { article: '8.6' } },
			{ id: 'c', acquisition: '出让', agreedStart: '2023-06-08', startedOn: null, governmentCause: null },
		];
		await idle(JSON.stringify(facts), '2023-11-14', '--json');
		const answer = JSON.parse(out) as Record<string, unknown>[];
		expect(answer.map((f) => [f.id, f.finding, f.consequence, f.fee, f.approver])).toEqual([
			['a', 'yes', 'fee', 100, '本级人民政府'],
			['b', 'yes', 'menu', null, '本级人民政府'],
			['c', 'no', 'none', null, null],
		]);
		expect(Object.keys(answer[0] as object)).toEqual(
			expect.arrayContaining([
				...['id', 'finding', 'limb', 'days', 'overdueDays', 'consequence', 'discretion', 'fee'],
				...['approver', 'blocked', 'missing', 'proof', 'feeBaseKind', 'deadlines', 'changes'],
			]),
		);
		expect(answer[0]).toMatchObject({
			feeBaseKind: '出让/划拨价款',
			deadlines: [
				{ code: 'investigation-notice', due: '2023-12-14', unit: 'calendar', article: '第五条' },
				{ code: 'recovery-from', due: '2024-06-09' },
			],
			changes: expect.arrayContaining([
				expect.objectContaining({ code: 'supplement', to: '2022-11-14', finding: 'no' }),
			]) as unknown,
		});
		expect(err).toBe('');
	});

	it('prints the proof in words for a person', async () => {
		await idle(
			JSON.stringify([{ id: '文昌', acquisition: '出让', agreedStart: '2009-12-30' }]),
			'2017-09-25',
		);
		expect(out).toContain('文昌');
		expect(out).toContain('2017-09-25 − 2009-12-30 = 2826 天');
		expect(out).toContain('〔第十四条第二项〕');
	});

	it('passes over a key it does not know, and asks whether another was meant', async () => {
		const facts = [{ id: 'a', acquisition: '出让', agreed_start: '2020-01-01', colour: 'red' }];
		await idle('\uFEFF' + JSON.stringify(facts), '2023-11-14', '--json');
		expect(err).toContain('[0].agreed_start: 不认识的项“agreed_start”，未采用，是否应为“agreedStart”？');
		expect(err).toContain('colour');
		expect(JSON.parse(out)).toMatchObject([{ finding: 'unknown', missing: ['agreedStart', 'deliveredOn'] }]);
	});

	it('shows a supplement signed after its own start date on stderr', async () => {
		const supplements = [{ signedOn: '2022-05-10', agreedStart: '2022-03-01' }];
		await idle(JSON.stringify([{ id: 'a', acquisition: '出让', supplements }]), '2023-11-14', '--json');
		expect(err).toContain('[supplement-signed-after-start]');
	});

	it('names every fault by index and field, with what came and what was due', async () => {
		const facts = [
			{ id: 'a', acquisition: '出让', agreedStart: '2023-02-30', priceWan: '12' },
			{ id: 'b', acquisition: '买卖', governmentCause: { article: '9' } },
			{ acquisition: '出让', supplements: [{ signedOn: '2020-01-01' }] },
		];
		const problems = await problemsOf(idle(JSON.stringify(facts)));
		expect(problems.map((p) => [p.code, p.path, p.row, p.got])).toEqual([
			['idle.fact-invalid', '[0].priceWan', 1, '12'],
			['date.invalid', '[0].agreedStart', 1, '2023-02-30'],
			['idle.fact-invalid', '[1].acquisition', 2, '买卖'],
			['idle.fact-invalid', '[1].governmentCause.article', 2, '9'],
			['idle.fact-missing', '[2].id', 3, null],
			['idle.fact-missing', '[2].supplements[0].agreedStart', 3, null],
		]);
		expect(problems.every((p) => p.file?.endsWith('facts.json') && p.expected && p.fix)).toBe(true);
	});

	it.each([
		['not JSON', '[{', 'json.invalid'],
		['not a list', '{"id": "a"}', 'idle.fact-invalid'],
	])('refuses a file that is %s', async (_, content, code) => {
		expect((await problemsOf(idle(content)))[0]?.code).toBe(code);
	});

	it('refuses an as-of date that does not exist, and a file that is not there', async () => {
		expect(await problemsOf(idle('[]', '2023-02-29'))).toMatchObject([
			{ code: 'date.invalid', path: '--as-of', got: '2023-02-29' },
		]);
		const program = new Command('tenglong').exitOverride();
		register(program);
		const run = program.parseAsync(['idle', '--facts', join(folder, 'none.json'), '--as-of', '2023-01-01'], {
			from: 'user',
		});
		expect((await problemsOf(run.then(() => undefined)))[0]).toMatchObject({ code: 'file.unreadable' });
	});
});
