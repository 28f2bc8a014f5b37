import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

interface Answer {
	code: number;
	json: unknown;
}
const root = new URL('../..', import.meta.url).pathname;
let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tenglong-score-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function tenglong(...args: string[]): Promise<Answer> {
	return new Promise((resolve) => {
		execFile('node', ['bin/tenglong.js', ...args, '--json'], { cwd: root }, (error, stdout) => {
			const code = error ? Number(error.code) : 0;
			resolve({ code, json: stdout.trim() === '' ? null : (JSON.parse(stdout) as unknown) });
		});
	});
}
const saved = async (name: string, content: string | Uint8Array) => {
	await writeFile(join(folder, name), content);
	return join(folder, name);
};

// 编号,是否规上,用地面积(亩),税收(元),用电量 / 甲,否,4,463728,197.16326530612244 / 乙,否,4,,10 — in GBK
const GBK_TABLE = Buffer.concat([
	Buffer.from(
		'b1e0bac52ccac7b7f1b9e6c9cf2cd3c3b5d8c3e6bbfd28c4b6292ccbb0cad528d4aa292cd3c3b5e7c1bf0a',
		'hex',
	),
	Buffer.from('bcd72cb7f12c342c3436333732382c3139372e31363332363533303631323234340a', 'hex'),
	Buffer.from('d2d22cb7f12c342c2c31300a', 'hex'),
]);

test('score: a GBK table in yuan under 黄岩 2022, below scale', { timeout: 60_000 }, async () => {
	const table = await saved('规下.csv', GBK_TABLE);
	const { code, json } = await tenglong('score', '--rules', 'huangyan-2022', '--table', table);
	expect(code).toBe(0);
	expect(json).toMatchObject({
		rules: 'huangyan-2022@1',
		results: [
			{
				id: '甲',
				group: 'below',
				values: { taxPerMu: expect.closeTo(11.5932, 9) as number, far: null },
				scores: { taxPerMu: expect.closeTo(50, 9) as number },
				total: expect.closeTo(100, 9) as number,
				rank: 1,
				grade: null,
				reason: 'tiers-unpublished',
				findings: [],
			},
			{ id: '乙', total: null, rank: null, grade: null, reason: 'missing:taxWan' },
		],
	});
});

test('score: one bad figure scores nobody, exit 1; wrong usage is 2', { timeout: 60_000 }, async () => {
	const table = await saved('bad.csv', 'id,aboveScale,landMu,taxWan\nA,true,10,n.a.x\nB,true,10,5\n');
	const { code, json } = await tenglong('score', '--rules', 'demo-2024', '--table', table);
	expect(code).toBe(1);
	expect(json).toMatchObject({ problems: [{ code: 'cell.number', path: 'taxWan', row: 2, got: 'n.a.x' }] });
	expect((await tenglong('score', '--table', table)).code).toBe(2);
});

test('rules: list, show → check is clean, a fault is exit 1 with its path', { timeout: 60_000 }, async () => {
	const list = await tenglong('rules', 'list');
	expect(list.json).toEqual(
		expect.arrayContaining([expect.objectContaining({ id: 'huangyan-2022', grades: [] })]),
	);
	const shown = await tenglong('rules', 'show', 'demo-2024');
	const file = await saved('rules.json', JSON.stringify(shown.json));
	expect(await tenglong('rules', 'check', file)).toMatchObject({
		code: 0,
		json: { ok: true, partial: false },
	});
	const broken = await saved('broken.json', JSON.stringify(shown.json).replace('"value":30', '"value":"30"'));
	expect(await tenglong('rules', 'check', broken)).toMatchObject({
		code: 1,
		json: { ok: false, problems: [{ path: 'groups[0].indicators[0].weight' }] },
	});
});
