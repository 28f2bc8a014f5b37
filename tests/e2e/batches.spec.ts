import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// The three batches: the candidates of a run by rule, saved as a plan, a parcel overridden and done, swaps given places,
// rules edited and applied, the stock behind them.

const items = (page: Page) => page.getByTestId('batch-items');
const panel = (page: Page) => page.getByTestId('item-batch');

async function savePlan(page: Page, name: string): Promise<void> {
	const button = page.getByRole('button', { name: '存为计划' });
	await expect(items(page)).toBeVisible({ timeout: 30_000 });
	await expect(async () => {
		await page.getByRole('textbox', { name: '计划名称' }).fill(name);
		await expect(button).toBeEnabled({ timeout: 1000 });
	}).toPass();
	await button.click();
	await expect(page).toHaveURL(/[?&]plan=\d+/);
	await expect(page.getByRole('combobox', { name: '处置计划' })).toBeVisible();
}

test('a parcel has its batch by a rule, is overridden and done in a plan, and swaps get destinations', async ({
	page,
}) => {
	test.slow();
	await page.goto('/batches?batch=formalities');
	await savePlan(page, `E2E 计划 ${Date.now() % 1e6}`);
	await expect(page.getByText('是本工具的扩展').first()).toBeVisible();

	await items(page).getByRole('row').nth(1).click();
	await expect(panel(page)).toContainText('完善手续办理一批');
	await expect(page.getByTestId('item-papers')).toBeVisible();
	await page.getByRole('button', { name: '查看依据' }).click();
	await expect(page.getByText('domain.md').first()).toBeVisible();

	await page.getByRole('combobox', { name: '改归…' }).selectOption('supply');
	await page.getByRole('textbox', { name: '理由' }).fill('已有项目意向');
	await page.getByRole('button', { name: '改判', exact: true }).click();
	await expect(panel(page)).toContainText('项目供应一批');
	await expect(page.getByText('规则原建议')).toBeVisible();
	await page.getByLabel('完成日期').fill('2025-06-03');
	await page.getByRole('textbox', { name: '文号或合同号' }).fill('演示合同 1 号');
	await page.getByRole('button', { name: '登记' }).last().click();
	await expect(page.getByTestId('item-done')).toContainText('2025-06-03');

	await page.getByRole('tab', { name: '任务完成' }).click();
	const whole = page.getByTestId('batch-progress').getByRole('row', { name: /^全部区县.*项目供应一批/ });
	await expect(whole.getByRole('cell').nth(5)).toHaveText('1');

	await page.getByRole('button', { name: '关闭' }).first().click();
	await page.getByRole('button', { name: '统一安排去向' }).click();
	await expect(page.getByTestId('destinations-said')).toContainText('宗已有去向', { timeout: 60_000 });
	await page.getByRole('tab', { name: '储备土地台账' }).click();
	await expect(page.getByTestId('reserve-ledger')).toContainText('标准厂房');
	await expect(
		page
			.getByTestId('reserve-ledger')
			.getByText(/^3311\d+GB\d+/)
			.first(),
	).toBeVisible();
});

test('rules are edited, checked, saved as a version of their own and applied at once', async ({ page }) => {
	await page.goto('/batches?tab=rules&batch=swap');
	const rules = page.getByTestId('batch-rules');
	await expect(rules).toContainText('存量类型为批而未供', { timeout: 30_000 });
	await page.getByRole('button', { name: '增加规则' }).click();
	await expect(rules).toContainText('新增');
	await page.getByRole('combobox', { name: /^规则 1 .*的批次$/ }).selectOption('swap');
	await page.getByRole('textbox', { name: '名称', exact: true }).fill('E2E 本局归批规则');
	await page.getByRole('button', { name: '存为新版本并采用' }).click();
	await expect(page).toHaveURL(/[?&]rules=disposition-own(@|%40)\d+/);
	await expect(page.getByRole('combobox', { name: '规则版本' })).toHaveValue(/disposition-own@\d+/);
	await page.getByRole('tab', { name: '逐宗归批' }).click();
	await expect(items(page)).toContainText('按本局自定的规则归批');
});

test('the screen is used by keyboard, has no axe fault, and opens the oldest conversion batch', async ({
	page,
}) => {
	await page.goto('/batches?tab=approvals');
	const ledger = page.getByTestId('approval-ledger');
	await expect(ledger).toBeVisible({ timeout: 30_000 });
	const first = ledger.getByRole('button').first();
	await first.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: (await first.textContent()) ?? '' })).toBeVisible();
	await expect(page.getByText('演示-农转用批次.geojson')).toBeVisible();

	await page.getByRole('tab', { name: '逐宗归批' }).focus();
	await page.keyboard.press('Enter');
	const button = items(page).getByRole('button').first();
	await button.focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(panel(page)).toBeVisible();
	await expect(items(page).getByRole('button', { pressed: true })).toBeFocused();
	const { violations } = await new AxeBuilder({ page }).exclude('.maplibregl-map').analyze();
	expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.target.join(' ')}`)).toEqual([]);
});
