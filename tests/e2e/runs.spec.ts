import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('two runs chosen from the list are compared; a mover shows the records behind its change', async ({
	page,
	request,
}) => {
	const { runs } = (await (await request.get('/api/runs')).json()) as {
		runs: { id: number; year: number; rules: string }[];
	};
	const after = runs.find((r) => r.year === 2024 && r.rules.startsWith('demo-2024'));
	const before = runs.find((r) => r.year === 2023 && r.rules.startsWith('demo-2024'));
	if (!after || !before) throw new Error('the demo makes a run of 2023 and one of 2024');
	await page.goto('/runs');
	await page.getByRole('radio', { name: `作为比较前: 评价 ${before.id}`, exact: true }).check();
	await page.getByRole('radio', { name: `作为比较后: 评价 ${after.id}`, exact: true }).check();
	await page.getByRole('button', { name: `比较评价 ${before.id} 与 ${after.id}` }).click();
	await expect(page.getByTestId('finding')).toContainText('家企业等级变化', { timeout: 60_000 });
	await expect(page.getByTestId('finding')).toContainText('规则 0');
	await page.getByTestId('movers').getByRole('button').first().click();
	await expect(page.getByTestId('operands')).toContainText('演示-税收-2023.xlsx');
	await expect(page.getByTestId('operands')).toContainText('演示-税收-2024.xlsx');
	// the address holds the choice
	await page.reload();
	await expect(page.getByTestId('operands')).toContainText('演示-税收-2024.xlsx', { timeout: 30_000 });
	const cell = page.getByTestId('matrix').getByRole('button', { name: /^A 到 B：/ });
	const n = Number((await cell.innerText()).replace(/\D/g, ''));
	await cell.click();
	await expect(page.getByText(`${n} 个对象`, { exact: true })).toBeVisible();
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('a run is made again exactly, and its planted unit fault is told with its row', async ({
	page,
	request,
}) => {
	const { runs } = (await (await request.get('/api/runs')).json()) as {
		runs: { id: number; year: number }[];
	};
	const run = runs.find((r) => r.year === 2024);
	await page.goto(`/runs/${run?.id}`);
	await page.getByRole('button', { name: '重现核验' }).click();
	await expect(page.getByText('完全重现')).toBeVisible({ timeout: 60_000 });
	await page.getByRole('button', { name: /^与上年差倍数/ }).click();
	const warnings = page.getByTestId('warnings');
	await expect(warnings).toContainText(/用电量本年 .* 10.000 倍/);
	await expect(warnings).toContainText(/演示-用电-2024\.xlsx 第 \d+ 行/);
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
