import { expect, test, type Page } from '@playwright/test';

// The low-slope search on the demo's synthetic terrain: search, sort, choose, set a level, open on the drawing table, adopt.

const row = (page: Page, n: number) => page.getByTestId('blocks').getByRole('row').nth(n);
const numberIn = async (page: Page, n: number, cell: number) =>
	parseFloat((await row(page, n).getByRole('gridcell').nth(cell).innerText()).replace(/[^\d.]/g, ''));

async function search(page: Page, values: Record<string, string>) {
	await page.goto('/low-slope');
	const start = page.getByRole('button', { name: '开始搜索' });
	await expect(start).toBeEnabled({ timeout: 30_000 });
	for (const [label, value] of Object.entries(values)) {
		await page.getByRole('spinbutton', { name: label, exact: true }).fill(value);
		await page.keyboard.press('Tab');
	}
	await start.click();
	await expect(page.getByTestId('found')).toBeVisible({ timeout: 120_000 });
	await expect(page).toHaveURL(/search=\d+/);
}

test('parameters show mark and source, and what one types is one’s own', async ({ page }) => {
	await page.goto('/low-slope');
	await page.getByRole('button', { name: '各数出处' }).click();
	await expect(page.getByText('低丘缓坡 6°–25°，规划文本常见说法，未核实').first()).toBeVisible();
	await page.getByRole('spinbutton', { name: '坡度至', exact: true }).fill('15');
	await page.keyboard.press('Tab');
	await expect(page.getByText('自定：用户输入')).toBeVisible();
	await page.getByRole('button', { name: '恢复示例' }).click();
	await expect(page.getByRole('spinbutton', { name: '坡度至', exact: true })).toHaveValue('25');
});

test(
	'a search is ranked, sorted, walked by keyboard, drawn on and adopted',
	{ tag: '@main' },
	async ({ page }) => {
		await search(page, { 高程低于: '1500', 起伏度低于: '' });
		await expect(row(page, 1)).toBeVisible();
		const scores = [await numberIn(page, 1, 2), await numberIn(page, 2, 2)];
		expect(scores[0]).toBeGreaterThanOrEqual(scores[1] as number);

		await page.getByRole('button', { name: /面积（亩）/ }).click();
		await expect(page).toHaveURL(/sort=-areaMu/);
		const areas = [await numberIn(page, 1, 3), await numberIn(page, 2, 3)];
		expect(areas[0]).toBeGreaterThanOrEqual(areas[1] as number);

		await page.getByTestId('blocks').focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('End');
		await expect(page).toHaveURL(/block=\d+/);
		await expect(page.getByTestId('score')).not.toHaveText('—');
		await expect(page.getByTestId('slope-bar')).toBeVisible({ timeout: 30_000 });
		const of = (url: string) => ['search', 'block', 'sort'].map((key) => new URL(url).searchParams.get(key));
		const address = of(page.url());

		const balanced = await page.getByTestId('cut').innerText();
		await page.getByRole('spinbutton', { name: '场平标高（m）' }).fill('10');
		await page.keyboard.press('Tab');
		await expect(page.getByTestId('cut')).not.toHaveText(balanced);

		await page.reload();
		const adopt = page.getByRole('button', { name: '采纳入库' });
		await expect(adopt).toBeEnabled({ timeout: 30_000 });
		expect(of(page.url())).toEqual(address);
		await adopt.click();
		await expect(adopt).toBeDisabled({ timeout: 30_000 });
		await page.keyboard.press('Escape');
		await expect(page.getByTestId('adopted')).toContainText('新增 1');

		// The smallest, to draw on.
		await page.getByRole('button', { name: /面积（亩）/ }).click();
		await row(page, 1).click();
		await page.getByRole('button', { name: '在绘图台打开' }).click();
		await expect(page).toHaveURL(/\/draw/, { timeout: 30_000 });
		// Live first, then the seal of the official answer.
		await expect(page.getByTestId('ground-kind')).toContainText('正式', { timeout: 60_000 });
		await expect(page.getByTestId('slope-bar')).toBeVisible();
	},
);

test('an adopted block goes on the shortlist, pinned, and is saved and exported with it', async ({
	page,
	request,
}) => {
	await search(page, { 高程低于: '1500', 起伏度低于: '' });
	await row(page, 1).click();
	await expect(page).toHaveURL(/block=\d+/);
	const { searchParams } = new URL(page.url());
	const code = `LS-${searchParams.get('search')}-${(searchParams.get('block') ?? '').padStart(3, '0')}`;
	const add = page.getByRole('button', { name: '列入盘活清单' });
	const adopt = page.getByRole('button', { name: '采纳入库' });
	await expect(adopt).toBeEnabled({ timeout: 30_000 });
	// Before it stands in the layer it can stand on no list.
	await expect(add).toHaveCount(0);
	await adopt.click();
	await add.click({ timeout: 30_000 });

	await expect(page).toHaveURL(/\/shortlists\?.*sel=low-slope(:|%3A)\d+/, { timeout: 30_000 });
	const first = page.getByTestId('ranking').getByRole('row').nth(1);
	await expect(first).toHaveAttribute('aria-selected', 'true', { timeout: 60_000 });
	await expect(first.getByRole('button', { name: '取消置顶' })).toHaveAttribute('aria-pressed', 'true');
	await expect(first).toContainText('低丘缓坡图层中的地块');
	await expect(page.getByTestId('totals')).toContainText('坡');

	await page.getByRole('textbox', { name: '清单名称' }).fill(`E2E 低丘缓坡 ${Date.now() % 1e6}`);
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByText(/保存于/)).toBeVisible();
	const url = `/api/shortlists/${new URL(page.url()).searchParams.get('list')}`;
	const saved = await (await request.get(url)).json();
	expect(saved.items[0]).toMatchObject({
		kind: 'low-slope',
		code,
		mark: 'pinned',
		muKind: 'low-slope',
		grade: null,
		extension: true,
	});
	const geojson = await (await request.get(`${url}?format=geojson`)).json();
	expect(geojson.features[0]).toMatchObject({ properties: { code }, geometry: { type: 'MultiPolygon' } });
	await page.reload();
	await expect(first).toContainText('低丘缓坡图层中的地块', { timeout: 60_000 });
	expect((await request.delete(url)).ok()).toBe(true);
});

test('weights must add up to 100 % before a search can begin', async ({ page }) => {
	await page.goto('/low-slope');
	const start = page.getByRole('button', { name: '开始搜索' });
	await expect(start).toBeEnabled({ timeout: 30_000 });
	await page.getByRole('spinbutton', { name: '坡度 %' }).fill('60');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('alert').filter({ hasText: '100 %' })).toBeVisible();
	await expect(start).toBeDisabled();
	await page.getByRole('spinbutton', { name: '地质灾害易发程度 %' }).fill('40');
	await page.keyboard.press('Tab');
	await expect(start).toBeEnabled();
});
