import { expect, test, type Page } from '@playwright/test';
import { tableFromIPC } from '@uwdata/flechette';
import { evaluate } from '#lib/domain/evaluate/fit.ts';
import { changedRules } from '#lib/domain/evaluate/what-if-rule.ts';
import { parseRules } from '#lib/domain/rules/check.ts';
import { runTableFromArrow } from '#lib/live/what-if-columns.ts';

interface Run {
	id: number;
	asOf: string;
	rules: string;
}

async function demoRun(page: Page): Promise<Run> {
	const overview = (await (await page.request.get('/api/overview')).json()) as { runs: Run[] };
	const run = overview.runs.find((r) => r.rules.startsWith('demo-2024@'));
	if (!run) throw new Error('the demo has no run');
	return run;
}

/** Counts of the matrix's last row, by grade. */
async function counts(page: Page): Promise<Record<string, number>> {
	const cells = await page.locator('[data-testid=matrix] [data-count]').all();
	const pairs = cells.map(async (cell): Promise<[string, number]> => [
		(await cell.getAttribute('data-count')) ?? '',
		Number(((await cell.textContent()) ?? '').replace(/\s/g, '')),
	]);
	return Object.fromEntries(await Promise.all(pairs));
}

async function open(page: Page, run: Run, rest = ''): Promise<void> {
	await page.goto(`/rules/what-if?run=${run.id}${rest}`);
	await expect(page.getByTestId('finding')).toBeVisible();
}

test(
	'a changed weight moves counts, matrix and map, to the grades of a real evaluation',
	{ tag: '@main' },
	async ({ page }) => {
		const run = await demoRun(page);
		await open(page, run);
		await expect(page.getByTestId('finding')).toHaveText('宗地的等级都没有变化');
		const legendOfA = page.locator('[data-legend=A]');
		const before = await counts(page);
		const mapBefore = await legendOfA.textContent();

		await page.getByRole('button', { name: '企业', exact: true }).click();
		const weight = page.getByLabel('亩均税收 权重', { exact: true });
		await weight.fill('55');
		await weight.press('Enter');
		await expect(page.getByTestId('finding')).toContainText('等级会变的企业');
		await expect(page.getByTestId('weight-sum')).toHaveText('100.00');
		await expect(page).toHaveURL(/#.*weight\/.+\/taxPerMu=55/);

		// The same rule, evaluated whole over the run's own operands.
		const { ruleSet } = (await (await page.request.get(`/api/runs/${run.id}`)).json()) as {
			ruleSet: unknown;
		};
		const changes = Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)));
		const { rules, unknown } = changedRules(parseRules(ruleSet), changes);
		expect(unknown).toEqual([]);
		const bytes = await (
			await page.request.get(`/api/runs/${run.id}/columns?of=enterprise&names=operands,grade,total,reason`)
		).body();
		const { columns } = runTableFromArrow(new Uint8Array(bytes));
		const { fitted } = evaluate(columns, rules, run.asOf);
		const got = await counts(page);
		expect(got).toEqual({ ...fitted.grades, none: columns.count - sum(fitted.grades) });

		await page.getByRole('button', { name: '宗地', exact: true }).click();
		expect(await counts(page)).not.toEqual(before);
		await expect(legendOfA).not.toHaveText(mapBefore ?? '');
	},
);

test('undo takes back the change, a reload keeps it, reset clears it', async ({ page }) => {
	const run = await demoRun(page);
	await open(page, run, '#cut/above/A=0.4');
	await expect(page.getByTestId('change-count')).toHaveText('改动 1 处');
	const finding = await page.getByTestId('finding').textContent();
	await page.reload();
	await expect(page.getByTestId('finding')).toHaveText(finding ?? '');
	await page.getByRole('button', { name: '还原', exact: true }).click();
	await expect(page.getByTestId('finding')).toHaveText('宗地的等级都没有变化');
	await page.getByRole('button', { name: '撤销', exact: true }).click();
	await expect(page.getByTestId('finding')).toHaveText(finding ?? '');
});

test('weights that do not add up are said to, where the others do not follow', async ({ page }) => {
	await open(page, await demoRun(page));
	await page.getByLabel('调一项权重，其余按比例随动').uncheck();
	const weight = page.getByLabel('亩均税收 权重', { exact: true });
	await weight.fill('10');
	await weight.press('Enter');
	await expect(page.getByText('权重合计为 80.00，应为 100')).toBeVisible();
});

test('the movers are listed and come as CSV, as many as the matrix counts', async ({ page }) => {
	await open(page, await demoRun(page), '#cut/above/A=0.4');
	const moved = Number(
		/：([\d\s]+)（/.exec((await page.getByTestId('finding').textContent()) ?? '')?.[1]?.replace(/\s/g, ''),
	);
	const started = page.waitForEvent('download');
	await page.getByRole('button', { name: '下载 CSV' }).click();
	const stream = await (await started).createReadStream();
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part as Buffer);
	const lines = Buffer.concat(parts).toString('utf8').trimEnd().split('\r\n');
	expect(lines[0]).toBe('\uFEFF宗地代码,原,新,原总分,新总分,总分增减');
	expect(lines).toHaveLength(moved + 1);
});

test('a run’s enterprises come as columns with their operands and names', async ({ request }) => {
	const overview = (await (await request.get('/api/overview')).json()) as {
		runs: { id: number; counts: { enterprises: number } }[];
	};
	const run = overview.runs[0];
	const answer = await request.get(`/api/runs/${run?.id}/columns?of=enterprise&names=operands,name,grade`);
	const table = tableFromIPC(new Uint8Array(await answer.body()));
	expect(table.numRows).toBe(run?.counts.enterprises);
	expect(table.names).toEqual(
		expect.arrayContaining(['id', 'name', 'grade', 'landMu', 'taxWan', 'industry', 'aboveScale']),
	);
	expect(answer.headers()['cache-control']).toContain('immutable');
});

function sum(counts: Record<string, number>): number {
	return Object.values(counts).reduce((a, b) => a + b, 0);
}
