import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Overview } from '#lib/api/overview.ts';

// The evaluate screen on the running product with its demo. MapLibre draws in software here: views are small.

async function overviewOf(page: Page): Promise<Overview> {
	return (await (await page.request.get('/api/overview')).json()) as Overview;
}

/** The address of a view over the middle of the first park. */
async function parkView(page: Page, zoom: number): Promise<string> {
	const [w, s, e, n] = ((await overviewOf(page)).parks[0] as Overview['parks'][number]).bbox;
	return `view=${zoom}/${((s + n) / 2).toFixed(5)}/${((w + e) / 2).toFixed(5)}`;
}

const legend = (page: Page) => page.getByRole('complementary').first().locator('table');
const panel = (page: Page) => page.getByRole('complementary', { name: '所选对象' });

test(
	'the map has the larger part of the window, and says that the data are made up',
	{ tag: '@main' },
	async ({ page }) => {
		await page.goto('/');
		const map = page.getByTestId('map');
		await expect(map.locator('canvas.maplibregl-canvas')).toBeVisible();
		const box = await map.boundingBox();
		expect(box?.width).toBeGreaterThanOrEqual(0.6 * 1440);
		expect(box?.height).toBeGreaterThan(600);
		await expect(page.getByText('合成数据，仅供演示')).toBeVisible();
		await expect(page.getByText('示意，非法定界线').first()).toBeVisible();
		await expect(page.getByText('未登录，仅供试用')).toBeVisible();
		await expect(map.locator('.maplibregl-ctrl-scale')).toBeVisible();
	},
);

test('nothing is asked of any other origin', async ({ page, baseURL }) => {
	const foreign: string[] = [];
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (url.protocol.startsWith('http') && url.origin !== baseURL) foreign.push(request.url());
	});
	await page.goto(`/?${await parkView(page, 15.5)}`);
	await expect(legend(page)).toBeVisible();
	await page.waitForLoadState('networkidle');
	expect(foreign).toEqual([]);
});

test('the legend counts every parcel once, whatever the colouring', async ({ page }) => {
	const parcels = (await overviewOf(page)).runs[0]?.counts.parcels ?? 0;
	expect(parcels).toBeGreaterThan(0);
	for (const colour of ['grade', 'idle', 'disposition', 'indicator:taxPerMu']) {
		await page.goto(`/?colour=${colour}`);
		const cells = legend(page).locator('tbody tr td:nth-child(2)');
		await expect(cells.first()).toBeVisible();
		const counts = (await cells.allTextContents()).map((text) => Number(text.replace(/\s/g, '')));
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(parcels);
	}
});

/** The rows of the whole run may stand in the table for a moment before those of the filter. */
async function chooseFirstRow(page: Page): Promise<Locator> {
	const row = page.getByRole('grid').getByRole('row').nth(1);
	await expect(async () => {
		await row.click();
		await expect(page).toHaveURL(/sel=parcel/, { timeout: 3000 });
	}).toPass({ timeout: 60_000 });
	return row;
}

test('a click on the map chooses a parcel; back takes it away', async ({ page }) => {
	await page.goto(`/?${await parkView(page, 16)}`);
	await expect(legend(page)).toBeVisible();
	await page.waitForLoadState('networkidle');
	const canvas = page.getByTestId('map').locator('canvas.maplibregl-canvas');
	const box = (await page.getByTestId('map').boundingBox()) as { width: number; height: number };
	// The middle may be a road: try a few places around it until a parcel answers.
	await expect(async () => {
		for (const [dx, dy] of [
			[0, 0],
			[60, 40],
			[-70, 50],
			[90, -80],
		] as const) {
			await canvas.click({ position: { x: box.width / 2 + dx, y: box.height / 2 + dy } });
			if (page.url().includes('sel=parcel:')) return;
			await page.waitForTimeout(150);
			if (page.url().includes('sel=parcel:')) return;
		}
		expect(page.url()).toContain('sel=parcel:');
	}).toPass({ timeout: 30_000 });
	await expect(panel(page).getByRole('heading', { level: 1 })).toHaveText(/^\d{12}G[A-Z]\d{5}$/);
	await page.goBack();
	await expect(page).not.toHaveURL(/sel=parcel/);
});

test(
	'a suspected idle parcel walks back to the article and to the row of the file',
	{ tag: '@main' },
	async ({ page }) => {
		const overview = await overviewOf(page);
		const run = overview.runs[0]?.id ?? 0;
		await page.goto(`/?run=${run}&flag=idle`);
		await page.getByRole('button', { name: /宗地表/ }).click();
		const row = await chooseFirstRow(page);
		await expect(panel(page).getByText('疑似闲置', { exact: true })).toBeVisible();
		await panel(page).getByRole('article').first().getByRole('button', { name: '展开依据' }).click();
		await expect(
			panel(page)
				.getByText(/闲置土地处置办法.*第二条/)
				.first(),
		).toBeVisible();
		await expect(
			panel(page)
				.getByText(/\.xlsx · .*第 \d+ 行/)
				.first(),
		).toBeVisible();
		// The same parcel is chosen in the table and in the address.
		await expect(row).toHaveAttribute('aria-selected', 'true');
		await expect(page).toHaveURL(/sel=parcel:\d+/);
	},
);

test('a value opens to its formula, its operands and their records', async ({ page }) => {
	const { parks } = await overviewOf(page);
	await page.goto(`/?park=${parks[0]?.id}&grade=B`);
	await page.getByRole('button', { name: /宗地表/ }).click();
	await chooseFirstRow(page);
	await panel(page).getByRole('button', { name: '容积率', exact: true }).first().click();
	await expect(
		panel(page)
			.getByText(/总建筑面积 ÷/)
			.first(),
	).toBeVisible();
	await expect(panel(page).locator('code').filter({ hasText: '2000/3' }).first()).toBeVisible();
	await expect(
		panel(page)
			.getByText(/\.geojson · 第 \d+ 行/)
			.first(),
	).toBeVisible();
});

test('a rule without cuts gives no grade and says so', async ({ page }) => {
	const run = (await overviewOf(page)).runs.find((r) => r.scoresOnly);
	expect(run).toBeDefined();
	await page.goto(`/?run=${run?.id}`);
	await expect(page.getByText('该规则未公布分档比例，只计分，不分档。').first()).toBeVisible();
	await expect(legend(page).getByText('A 级')).toHaveCount(0);
});

test('a new run is made for a chosen date, and the screen goes over to it', async ({ page }) => {
	const before = (await overviewOf(page)).runs[0];
	await page.goto('/');
	await expect(legend(page)).toBeVisible();
	await page.getByRole('button', { name: '新评价' }).click();
	const dialog = page.getByRole('dialog', { name: '新评价' });
	await dialog.getByLabel(/截止日期/).fill('2025-06-30');
	await dialog.getByRole('button', { name: '开始评价' }).click();
	await expect(dialog).toHaveCount(0, { timeout: 60_000 });
	const made = (await overviewOf(page)).runs[0];
	expect(made?.id).toBeGreaterThan(before?.id ?? 0);
	await expect(page).toHaveURL(new RegExp(`run=${made?.id}(&|$)`));
	await expect(panel(page)).toContainText('2025-06-30');
	// The same input gives the same result: runs are reproducible from their hash.
	if (before?.asOf === made?.asOf && before?.inputHash === made?.inputHash)
		expect(made?.counts).toEqual(before?.counts);
});

test('filters narrow legend and table, and stand in the address', async ({ page }) => {
	await page.goto('/');
	await expect(legend(page)).toBeVisible();
	await page.getByRole('group', { name: '疑似' }).getByRole('button', { name: '闲置' }).click();
	await expect(page).toHaveURL(/flag=idle/);
	const idle = (await overviewOf(page)).runs[0]?.counts.flags['idle']?.['yes'];
	await expect(page.getByRole('button', { name: /宗地表/ })).toContainText(`${idle} 宗`);
	await page.getByRole('button', { name: /清除筛选/ }).click();
	await expect(page).not.toHaveURL(/flag=/);
});

test('search finds a park by name and goes there', async ({ page }) => {
	const park = (await overviewOf(page)).parks[0];
	await page.goto('/');
	await expect(legend(page)).toBeVisible();
	await page.keyboard.press('/');
	await page.keyboard.type(park?.code ?? '');
	await page.getByRole('option', { name: new RegExp(park?.name ?? '-') }).click();
	await expect(page).toHaveURL(new RegExp(`sel=park:${park?.id}`));
	await expect(panel(page).getByRole('heading', { level: 1 })).toHaveText(park?.name ?? '');
	await expect(panel(page).getByText('开发率 × 供应率 × 建成率').first()).toBeVisible();
});

test('the keyboard goes between the screens and the map stays the same one', async ({ page }) => {
	await page.goto('/');
	const canvas = page.getByTestId('map').locator('canvas.maplibregl-canvas');
	await expect(legend(page)).toBeVisible();
	await canvas.evaluate((node) => node.setAttribute('data-same', 'yes'));
	await page.keyboard.press('d');
	await expect(page).toHaveURL(/\/draw/);
	await page.keyboard.press('g');
	await page.keyboard.press('s');
	await expect(page).toHaveURL(/\/shortlists/);
	await page.keyboard.press('g');
	await page.keyboard.press('m');
	await expect(page).toHaveURL(/\/(\?|$)/);
	await expect(canvas).toHaveAttribute('data-same', 'yes');
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('English is whole, and switching loads nothing anew', async ({ page }) => {
	await page.goto('/');
	await expect(legend(page)).toBeVisible();
	await page.getByRole('button', { name: 'EN', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Map', exact: true })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	// Names of places and rules are data; the frame's own words are not Chinese any more.
	const frame = await page.getByRole('complementary').first().innerText();
	expect(frame.replace(/万元/g, '')).not.toMatch(/\p{Script=Han}/u);
});

test('a panel that was folded stays folded', async ({ page }) => {
	await page.goto('/');
	await expect(legend(page)).toBeVisible();
	await page.getByRole('button', { name: '收起图层与筛选' }).click();
	await page.reload();
	await expect(page.getByRole('button', { name: '展开图层与筛选' })).toBeVisible();
});

test('contrast, names and roles hold (axe, WCAG 2.1 AA)', { tag: '@main' }, async ({ page }) => {
	const run = (await overviewOf(page)).runs[0]?.id ?? 0;
	await page.goto(`/?run=${run}&flag=idle`);
	await page.getByRole('button', { name: /宗地表/ }).click();
	await page.getByRole('grid').getByRole('row').nth(1).click();
	await expect(panel(page).getByText('疑似闲置', { exact: true })).toBeVisible();
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
	expect(
		violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join(' | ')}`),
	).toEqual([]);
});
