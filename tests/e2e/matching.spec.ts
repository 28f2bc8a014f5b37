import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// Projects on land: solved as the page opens, a pair pinned and another forbidden, the plan saved and found again by its address.

const state = (page: Page) => page.getByTestId('matching-state');
const pairs = (page: Page) => page.getByTestId('matching-pairs').locator('tbody tr');

test('projects are seated, a pair is forbidden and another pinned, and a saved plan opens by its address', async ({
	page,
}) => {
	await page.goto('/matching');
	await expect(state(page)).toContainText('已证明最优');
	const first = pairs(page).first();
	const project = (await first.getByRole('button', { pressed: false }).first().textContent())?.trim() ?? '';
	await first.getByRole('button', { name: /^锁定/ }).click();
	await expect(page).toHaveURL(/[?&]ask=/);
	await expect(first.getByRole('button', { name: `取消锁定${project}` })).toBeVisible();
	const last = pairs(page).last();
	await last.getByRole('button', { name: /^禁止/ }).click();
	await expect(page.getByRole('button', { name: /^解除/ })).toBeVisible();
	await expect(state(page)).toContainText('已证明最优');

	const name = `E2E 落地 ${Date.now() % 1e6}`;
	await page.getByRole('textbox', { name: '方案名称' }).fill(name);
	await page.getByRole('button', { name: '保存', exact: true }).click();
	await expect(page).toHaveURL(/[?&]plan=\d+/);
	await page.reload();
	await expect(page.getByRole('textbox', { name: '方案名称' })).toHaveValue(name);
	await expect(page.getByRole('button', { name: `取消锁定${project}` })).toBeVisible();
	const csv = await page.request.get(
		(await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href')) ?? '',
	);
	expect(await csv.text()).toContain('项目编号');
});

test('land whose time is not known is listed; with the planner’s quarter it is offered', async ({ page }) => {
	await page.goto('/matching');
	await expect(state(page)).toContainText('已证明最优');
	const unknown = async () => Number(/(\d+) 宗用地腾出时间不明/.exec(await state(page).innerText())?.[1]);
	const before = await unknown();
	expect(before).toBeGreaterThan(0);
	await page.getByTestId('matching-free').locator('summary').click();
	await page
		.getByLabel(/的腾出季度: 不明/)
		.first()
		.click();
	await page.getByRole('option', { name: '2026-Q1' }).click();
	await expect.poll(unknown).toBe(before - 1);
	await expect(page).toHaveURL(/[?&]ask=/);
});

test('the keyboard reaches pins and the score card; why a project has no site is said; nothing for axe', async ({
	page,
}) => {
	await page.goto('/matching');
	await expect(state(page)).toContainText('已证明最优');
	const name = pairs(page).first().getByRole('button', { pressed: false }).first();
	await name.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('project-card')).toBeVisible();
	await expect(page).toHaveURL(/[?&]project=XM/);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await expect(
		pairs(page)
			.first()
			.getByRole('button', { name: /^取消锁定/ }),
	).toBeVisible();
	await expect(page.getByTestId('matching.unmet')).toContainText(/亩/);
	await page.getByRole('button', { name: '2030', exact: true }).click();
	await expect(page.getByTestId('county-legend').locator('li')).toHaveCount(7);
	const { violations } = await new AxeBuilder({ page }).exclude('.maplibregl-map').analyze();
	expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
});
