import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

async function openTable(page: Page, query = '') {
	await page.goto(`/?${query}`);
	const bar = page.getByRole('button', { name: /宗地表/ });
	await expect(bar).toBeVisible();
	await expect(page.getByTestId('map').locator('canvas.maplibregl-canvas')).toBeVisible();
	if ((await bar.getAttribute('aria-expanded')) !== 'true') await bar.click();
	await expect(page.getByTestId('attributes').getByRole('row').nth(1)).toContainText(/\d{12}/);
}
const rows = (page: Page) => page.getByTestId('attributes').getByRole('row');
const figure = async (page: Page, row: number, column: number) =>
	Number(
		(await rows(page).nth(row).getByRole('gridcell').nth(column).innerText()).replaceAll(/\s|[^\d.]/g, ''),
	);

test(
	'the table sorts, filters and sums up all parcels, and its address opens the same table',
	{ tag: '@main' },
	async ({ page }) => {
		await openTable(page);
		await expect(page.getByTestId('table-count')).toHaveText(/3\s000 宗/);
		await page
			.getByRole('columnheader', { name: /亩均税收/ })
			.getByRole('button')
			.first()
			.click();
		await expect(page).toHaveURL(/sort=-taxPerMu/);
		await expect.poll(async () => (await figure(page, 1, 4)) >= (await figure(page, 2, 4))).toBe(true);

		await page.getByRole('button', { name: '筛选亩均税收' }).click();
		await page.getByLabel('不大于').fill('5');
		await page.getByRole('button', { name: '应用' }).click();
		await expect(page.getByTestId('table-count')).toContainText('共');
		await expect.poll(() => figure(page, 1, 4)).toBeLessThanOrEqual(5);
		const count = await page.getByTestId('table-count').innerText();
		await page.goto(page.url());
		await expect(page.getByTestId('table-count')).toHaveText(count);
	},
);

test('rows are chosen with the keyboard across pages, summed, and copied for a spreadsheet', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openTable(page, 'sort=code&cols=code,areaMu');
	const grid = page.getByTestId('attributes');
	await grid.focus();
	await page.keyboard.press('ArrowDown');
	await expect(page).toHaveURL(/sel=parcel:\d+/);
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	await expect(page.getByTestId('chosen-count')).toHaveText('已选 3 宗');
	const sum = (await figure(page, 2, 2)) + (await figure(page, 3, 2)) + (await figure(page, 4, 2));
	await expect(rows(page).last()).toContainText('已选合计');
	expect(await figure(page, (await rows(page).count()) - 1, 2)).toBeCloseTo(sum, 1);

	await grid.focus();
	await page.keyboard.press('Control+c');
	await expect(page.getByText('已复制 3 行')).toBeVisible();
	const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split('\r\n');
	expect(lines[0]).toBe('宗地代码\t面积（椭球）（亩）');
	expect(lines).toHaveLength(4);

	// The other end of 3,000 rows is one key away, and the map's choice is found there.
	await grid.focus();
	await page.keyboard.press('End');
	await expect.poll(() => rows(page).nth(-2).innerText()).toMatch(/\d{12}/);
	await page.getByRole('button', { name: /取消选择/ }).click();
	await grid.focus();
	await page.keyboard.press('Control+a');
	await expect(page.getByTestId('chosen-count')).toHaveText('已选 3000 宗');
});

test('a parcel chosen by its address is found in the table, on whichever page it is', async ({ page }) => {
	const answer = await page.request.get('/api/overview');
	const { runs } = (await answer.json()) as { runs: { id: number }[] };
	const listed = await page.request.post(`/api/runs/${runs[0]!.id}/table`, {
		data: { columns: ['code'], sort: [{ column: 'areaMu', descending: true }], offset: 1500, limit: 1 },
	});
	const { ids, rows: cells } = (await listed.json()) as { ids: number[]; rows: string[][] };
	await openTable(page, `sel=parcel:${ids[0]}`);
	await expect(page.getByTestId('attributes').locator(`#row-${ids[0]}`)).toContainText(cells[0]![0]!);
});

test('the table and its menus are axe-clean, in English too', async ({ page, context, baseURL }) => {
	await context.addCookies([{ name: 'lang', value: 'en', url: baseURL! }]);
	await page.goto('/');
	const bar = page.getByRole('button', { name: /Parcel/ }).last();
	await expect(bar).toBeVisible();
	if ((await bar.getAttribute('aria-expanded')) !== 'true') await bar.click();
	await expect(page.getByTestId('table-count')).toHaveText(/3\s000 parcels/);
	await page.getByRole('button', { name: 'Columns', exact: true }).click();
	await page.getByLabel('Holder').check();
	await expect(page).toHaveURL(/cols=.*holder/);
	const found = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
		.analyze();
	expect(found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
});

test('a choice to the end of the table is one question, not one a page', async ({ page }) => {
	await openTable(page, 'sort=code&cols=code,areaMu');
	const grid = page.getByTestId('attributes');
	await grid.focus();
	await page.keyboard.press('ArrowDown');
	await expect(page).toHaveURL(/sel=parcel:\d+/);
	let asked = 0;
	page.on('request', (request) => (asked += /\/table$/.test(new URL(request.url()).pathname) ? 1 : 0));
	await page.keyboard.press('Shift+End');
	await expect(page.getByTestId('chosen-count')).toHaveText('已选 2999 宗');
	// The page at the end, all ids, the totals of what is chosen, and what comes into view.
	expect(asked).toBeLessThan(8);
});

test('a column of codes is filtered by its list; reasons are looked for as they are read', async ({
	page,
}) => {
	await openTable(page, 'cols=code,grade,reason');
	await page.getByRole('button', { name: /^筛选.*(评价等级|档次|等级)/ }).click();
	await expect(page.getByRole('checkbox', { name: /^A/ })).toBeVisible();
	await expect(page.getByLabel('包含文字')).toHaveCount(0);
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: /^筛选.*(原因|理由)/ }).click();
	const sentence = await page.getByRole('listitem').locator('.value').first().innerText();
	await page.getByLabel('包含文字').fill(sentence.slice(0, 4));
	await page.getByRole('button', { name: '应用' }).click();
	await expect(page).toHaveURL(/reason/);
	await expect(page.getByTestId('table-count')).not.toHaveText(/^0 /);
	await expect(rows(page).nth(1)).toContainText(sentence.slice(0, 4));
});
