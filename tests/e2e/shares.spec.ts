import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// Shares on the demo: an enterprise on three parcels is split by land, reconciled to the tax file, and set back.

async function openShares(page: Page): Promise<void> {
	await page.goto('/shares');
	// the list is fetched by the page itself: it is alive then
	await expect(page.getByRole('button', { name: /已对齐/ }).first()).toBeVisible();
	await page.getByRole('searchbox').fill('1875L');
	await page.getByRole('button', { name: /91331102XN0001875L/ }).click();
}

test('an enterprise is split by land to the cent, with its reason on record, and set back by hand', async ({
	page,
}) => {
	await openShares(page);
	await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
	const sums = () => page.getByRole('row', { name: /^评价税收/ }).getByRole('cell');
	await expect(sums().last()).toHaveText(/^[−]?0\.000000/);
	const tax = await sums().nth(-2).innerText();
	await expect(page.getByRole('button', { name: '保存分摊' })).toBeDisabled();

	const shares = await page
		.getByRole('row', { name: /331102001001GB/ })
		.getByRole('cell')
		.nth(6)
		.innerText();
	await page.getByLabel('按用地面积', { exact: true }).check();
	await page.getByLabel(/理由与依据/).fill('浏览器测试：按用地面积');
	await page.getByRole('button', { name: '保存分摊' }).click();
	await expect(page.getByText('已保存。')).toBeVisible();
	await expect(page.getByRole('cell', { name: /建筑面积|用地面积/ }).first()).toBeVisible();
	// the parts changed, their sum did not
	expect((await sums().nth(-2).innerText()).slice(0, 12)).toBe(tax.slice(0, 12));
	await expect(sums().last()).toHaveText(/^[−]?0\.000000/);
	const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']);
	expect((await axe.analyze()).violations.flatMap((v) => v.nodes.map((n) => [v.id, n.html]))).toEqual([]);

	await page.getByLabel('按建筑面积').check();
	await page.getByLabel(/理由与依据/).fill('浏览器测试：还原');
	await page.getByRole('button', { name: '保存分摊' }).click();
	await expect(page.getByText('浏览器测试：按用地面积').first()).toBeVisible();
	const again = await page
		.getByRole('row', { name: /331102001001GB/ })
		.getByRole('cell')
		.nth(6)
		.innerText();
	expect(again.slice(0, 5)).toBe(shares.slice(0, 5));
});

test('stated shares that do not sum to 1 are refused with the sum, and nothing can be saved', async ({
	page,
}) => {
	await openShares(page);
	await page.getByLabel('人工核定').check();
	await page.getByLabel('拟定比例（%）').first().fill('99');
	await page.getByLabel('拟定比例（%）').first().press('Enter');
	await page.getByLabel(/理由与依据/).fill('测试');
	await expect(page.getByText(/分摊比例合计为 .*应为 1/)).toBeVisible();
	await expect(page.getByRole('button', { name: '保存分摊' })).toBeDisabled();
});
