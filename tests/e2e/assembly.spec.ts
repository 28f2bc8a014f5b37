import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// A coat-sized piece of land from the demand to a kept search that somebody else opens, with the mouse and by keyboard.

const alternatives = (page: Page) => page.getByTestId('alternative');
const search = (page: Page) => page.getByRole('button', { name: '查找', exact: true });

/** The form with a demand that the demo meets; the button waits for the run of the overview. */
async function demand(page: Page, mu: number): Promise<void> {
	await expect(async () => {
		await page.getByRole('spinbutton', { name: '面积不少于（亩）' }).fill(String(mu));
		await page.keyboard.press('Tab');
		await expect(search(page)).toBeEnabled({ timeout: 1000 });
	}).toPass();
}

test('alternatives are found, chosen, kept, opened elsewhere by their address, and taken away', async ({
	page,
	browser,
}) => {
	const name = `E2E 拼地 ${Date.now() % 1e6}`;
	await page.goto('/assembly');
	await demand(page, 40);
	await page.getByRole('checkbox', { name: '隔道路也算相邻' }).check();
	await expect(search(page)).toBeDisabled();
	await page.getByRole('spinbutton', { name: '隔路不超过（米）' }).fill('25');
	await page.keyboard.press('Tab');
	await search(page).click();
	await expect(alternatives(page)).toHaveCount(3);
	await expect(page).toHaveURL(/[?&]assembly=\d+/);
	await expect(page).toHaveURL(/[?&]aroad=25/);
	await expect(page.getByText('已证明最优')).toBeVisible();

	await alternatives(page).nth(1).click();
	await expect(page).toHaveURL(/[?&]alt=2/);
	await expect(page.getByRole('heading', { name: '方案 2' })).toBeVisible();
	await expect(page.getByRole('heading', { name: '须搬迁' })).toBeVisible();

	await page.getByRole('textbox', { name: '名称' }).fill(name);
	await page.getByRole('button', { name: '保存', exact: true }).click();
	await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();

	const other = await browser.newContext({ locale: 'zh-CN' });
	const guest = await other.newPage();
	await guest.goto(page.url());
	await expect(guest.getByRole('heading', { name, exact: true })).toBeVisible();
	await expect(alternatives(guest).nth(1)).toHaveAttribute('aria-pressed', 'true');
	await other.close();

	await page.getByRole('button', { name: '删除', exact: true }).click();
	await expect(page.getByText(`已删除“${name}”。`)).toBeVisible();
	await page.getByRole('button', { name: '撤销', exact: true }).click();
	await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
});

test('what cannot be met says how much hangs together', async ({ page }) => {
	await page.goto('/assembly');
	await demand(page, 90_000);
	await search(page).click();
	await expect(page.getByText(/没有符合要求的方案。\s*候选宗地连成片的最多/)).toBeVisible();
	await expect(alternatives(page)).toHaveCount(0);
});

test('by keyboard alone, and nothing on the screen keeps anybody out', async ({ page }) => {
	await page.goto('/assembly');
	const mu = page.getByRole('spinbutton', { name: '面积不少于（亩）' });
	await expect(async () => {
		await mu.focus();
		await mu.fill('');
		await page.keyboard.type('30');
		await page.keyboard.press('Enter');
		await expect(search(page)).toBeEnabled({ timeout: 1000 });
	}).toPass();
	await page.getByRole('button', { name: '权利人最少' }).focus();
	await page.keyboard.press('Space');
	await expect(page).toHaveURL(/[?&]aobj=owners/);
	await search(page).focus();
	await page.keyboard.press('Enter');
	await expect(alternatives(page)).toHaveCount(3);
	await expect(page.getByRole('heading', { name: '方案 1' })).toBeFocused();
	await alternatives(page).nth(2).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/[?&]alt=3/);
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
	expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
});
