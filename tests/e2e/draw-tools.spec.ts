import { expect, test, type Page } from '@playwright/test';

/** The middle of the first park of the demo, near enough to snap and to choose parcels. */
async function openDraw(page: Page): Promise<void> {
	const overview = (await (await page.request.get('/api/overview')).json()) as {
		parks: { bbox: [number, number, number, number] }[];
	};
	const [west, south, east, north] = overview.parks[0]!.bbox;
	await page.goto(`/draw?view=15.2/${((south + north) / 2).toFixed(5)}/${((west + east) / 2).toFixed(5)}`);
	await expect(page.getByTestId('drawing')).toBeAttached();
}

/** A point of the map, as shares of its width and height. */
async function at(page: Page, x: number, y: number): Promise<[number, number]> {
	const box = (await page.getByTestId('map').boundingBox())!;
	return [box.x + box.width * x, box.y + box.height * y];
}

/** Places corners as they are: Alt pauses snapping. */
async function click(page: Page, ...corners: [number, number][]): Promise<void> {
	await page.keyboard.down('Alt');
	for (const [x, y] of corners) await page.mouse.click(...(await at(page, x, y)));
	await page.keyboard.up('Alt');
}

const BLOCK: [number, number][] = [
	[0.3, 0.3],
	[0.6, 0.3],
	[0.6, 0.6],
	[0.3, 0.6],
];

async function liveMu(page: Page): Promise<number> {
	const text = (await page.getByTestId('live-area').textContent()) ?? '';
	return Number(/\d[\d\u2009]*\.\d+/.exec(text)?.[0].replaceAll('\u2009', '') ?? NaN);
}
/** The figure once it stands still: the one of the sketch may be read before that of the finished outline has come. */
async function settledMu(page: Page): Promise<number> {
	const read: number[] = [];
	await expect(async () => {
		read.push(await liveMu(page));
		const last = read.slice(-3);
		expect(last).toEqual(Array.from({ length: 3 }, () => last[0]));
	}).toPass({ intervals: [700] });
	return read.at(-1) ?? NaN;
}
/** Types into the field that has the keyboard, goes on to the next, types, and takes both. */
async function side(page: Page, length: string, bearing: string): Promise<void> {
	await page.keyboard.type(length);
	await page.keyboard.press('Tab');
	await page.keyboard.type(bearing);
	await page.keyboard.press('Enter');
}
const tool = (page: Page, name: string) =>
	page.getByRole('toolbar').getByRole('button', { name, exact: true });

test(
	'typed sides make an exact block of 100 × 60 m: 9.00 mu, without a mouse',
	{ tag: '@main' },
	async ({ page }) => {
		await openDraw(page);
		await page.keyboard.press('Space');
		// A digit goes straight to the length.
		await side(page, '100', '90');
		await side(page, '60', '+90');
		await side(page, '100', '南偏西90');
		await page.keyboard.press('Enter');
		await expect.poll(() => liveMu(page)).toBe(9);
		await page.getByRole('button', { name: '界址点' }).click();
		const row = page.getByTestId('points').getByRole('row').nth(1);
		await expect(row).toContainText('J1');
		await expect(row).toContainText('100.00');
		await expect(row).toContainText('90°00′00″');

		// A new length in the table moves the next point.
		await row.getByRole('gridcell').nth(2).dblclick();
		await page.keyboard.type('200');
		await page.keyboard.press('Enter');
		await expect.poll(() => liveMu(page)).toBe(13.5);
		await page.keyboard.press('Control+z');
		await expect.poll(() => liveMu(page)).toBe(9);
	},
);

test('a rectangle takes two corners, a turned one its side and a typed depth', async ({ page }) => {
	await openDraw(page);
	await tool(page, '矩形').click();
	await click(page, BLOCK[0]!, BLOCK[2]!);
	await expect.poll(() => liveMu(page)).toBeGreaterThan(20);
	const whole = await settledMu(page);

	await page.keyboard.press('e');
	await click(page, BLOCK[0]!, [0.45, 0.4]);
	await page.keyboard.type('60');
	await page.keyboard.press('Enter');
	await expect.poll(() => liveMu(page)).toBeLessThan(whole);
	await expect(page.getByTestId('points')).toContainText('4 点');
	// The rectangle comes back, step by step.
	for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z');
	await expect.poll(() => liveMu(page)).toBe(whole);
});

test('a hole and a further part are drawn, and taken away again', async ({ page }) => {
	await openDraw(page);
	await click(page, ...BLOCK);
	await page.keyboard.press('Enter');
	await expect.poll(() => liveMu(page)).toBeGreaterThan(20);
	const whole = await settledMu(page);

	await tool(page, '挖洞').click();
	await click(page, [0.4, 0.4], [0.5, 0.4], [0.5, 0.5]);
	await page.keyboard.press('Enter');
	await expect.poll(() => liveMu(page)).toBeLessThan(whole * 0.99);
	const holed = await settledMu(page);

	await page.keyboard.press('p');
	await click(page, [0.65, 0.3], [0.75, 0.3], [0.75, 0.4]);
	await page.keyboard.press('Enter');
	await expect.poll(() => liveMu(page)).toBeGreaterThan(holed * 1.01);

	// The part is selected by its corner and goes whole, then the hole.
	await page.mouse.click(...(await at(page, 0.75, 0.4)));
	await page.keyboard.press('Shift+Delete');
	await expect.poll(() => liveMu(page)).toBe(holed);
	await page.mouse.click(...(await at(page, 0.5, 0.4)));
	await page.keyboard.press('Shift+Delete');
	await expect.poll(() => liveMu(page)).toBe(whole);
	await tool(page, '步骤').click();
	await expect(page.getByRole('menuitem').nth(0)).toHaveText('删除洞');
	await expect(page.getByRole('menuitem').nth(1)).toHaveText('删除部分');
});

test('parcels chosen on the map become the outline: the union of their boundaries', async ({ page }) => {
	await openDraw(page);
	const shapes: number[] = [];
	page.on('response', async (response) => {
		if (response.url().includes('/api/shapes/parcel/')) {
			shapes.push(((await response.json()) as { areaM2: number }).areaM2);
		}
	});
	await page.keyboard.press('x');
	const strip = page.getByTestId('gesture');
	await expect(strip).toContainText('已选 0 宗');
	await page.keyboard.down('Shift');
	await page.mouse.move(...(await at(page, 0.4, 0.4)));
	await page.mouse.down();
	await page.mouse.move(...(await at(page, 0.5, 0.5)), { steps: 4 });
	await page.mouse.up();
	await page.keyboard.up('Shift');
	await expect(strip).not.toContainText('已选 0 宗');
	const before = await strip.textContent();
	await page.keyboard.press('Backspace');
	await expect(strip).not.toHaveText(before!);
	await page.keyboard.press('Control+z');
	await expect(strip).toHaveText(before!);
	await page.keyboard.press('Enter');
	await expect(strip).toHaveCount(0);
	await expect.poll(() => liveMu(page)).toBeGreaterThan(1);
	const mu = shapes.reduce((sum, m2) => sum + m2, 0) * 0.0015;
	// Neighbours of record may overlap by slivers; the union is never more than the sum.
	expect(Math.abs((await liveMu(page)) - mu)).toBeLessThan(mu * 1e-3 + 0.01);
});

test('a boundary that crosses itself is explained by its sides, and mended', async ({ page }) => {
	await openDraw(page);
	await click(page, BLOCK[0]!, BLOCK[2]!, BLOCK[1]!, [0.3, 0.5]);
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('fault')).toContainText('第 1 边与第 3 边在此相交');
	await page.keyboard.press('F8');
	await page.getByRole('button', { name: '调整点序，保留全部界址点' }).click();
	await expect(page.getByTestId('fault')).toHaveCount(0);
	await expect(page.getByTestId('points')).toContainText('4 点');
	await page.keyboard.press('Control+z');
	await page.getByRole('button', { name: '在交点处断开，保留较大部分' }).click();
	await expect(page.getByTestId('fault')).toHaveCount(0);
	await expect(page.getByTestId('points')).toContainText('3 点');
});

test('a reload in the middle of a sketch loses no corner, and its steps can still be undone', async ({
	page,
}) => {
	await openDraw(page);
	await click(page, ...BLOCK.slice(0, 3));
	await page.reload();
	const offer = page.getByTestId('offer');
	await expect(offer).toContainText('3 点');
	await offer.getByRole('button', { name: '恢复' }).click();
	await page.keyboard.press('Control+z');
	await click(page, ...BLOCK.slice(2));
	await page.keyboard.press('Enter');
	await expect.poll(() => liveMu(page)).toBeGreaterThan(20);
	await expect(page.getByTestId('points')).toContainText('4 点');
});

test('a draft that cannot be read is told, and its text can be had', async ({ page }) => {
	await page.addInitScript(() => {
		if (!sessionStorage.getItem('broken'))
			localStorage.setItem('tenglong.draft', '{"sheet": {"outline": [[[1');
		sessionStorage.setItem('broken', 'yes');
	});
	await openDraw(page);
	const offer = page.getByTestId('offer');
	await expect(offer).toContainText('草稿已损坏');
	const download = page.waitForEvent('download');
	await offer.getByRole('button', { name: '下载原文' }).click();
	expect((await download).suggestedFilename()).toBe('tenglong-draft.json');
	await offer.getByRole('button', { name: '丢弃' }).click();
	await expect(offer).toHaveCount(0);
});

test('the tool bar is one stop for the keyboard, and its menus give it back to the map', async ({ page }) => {
	await openDraw(page);
	await click(page, ...BLOCK);
	await page.keyboard.press('Enter');
	const polygon = tool(page, '多边形');
	await polygon.focus();
	await page.keyboard.press('ArrowRight');
	await expect(tool(page, '矩形')).toBeFocused();
	await page.keyboard.press('Home');
	await expect(polygon).toBeFocused();
	expect(await page.getByRole('toolbar').first().locator('button[tabindex="0"]').count()).toBe(1);
});

test('an open menu keeps its keys: Esc closes it, and the sketch stays', async ({ page }) => {
	await openDraw(page);
	await click(page, ...BLOCK.slice(0, 3));
	await tool(page, '删除').click();
	await expect(page.getByRole('menu')).toBeVisible();
	await page.keyboard.press('r');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('menu')).toHaveCount(0);
	await tool(page, '完成').click();
	await expect.poll(() => liveMu(page)).toBeGreaterThan(5);
});

test('a hole that is begun leaves the unsaved outline in its draft', async ({ page }) => {
	await openDraw(page);
	await click(page, ...BLOCK);
	await page.keyboard.press('Enter');
	await expect.poll(() => liveMu(page)).toBeGreaterThan(20);
	await page.keyboard.press('h');
	await expect(page.getByTestId('save-state')).toContainText('尚未保存');
	await page.waitForTimeout(600);
	await page.reload();
	await page.getByTestId('offer').getByRole('button', { name: '恢复' }).click();
	await expect.poll(() => liveMu(page)).toBeGreaterThan(20);
});

test('the whole is moved, snapping switched and an operation opened by keys', async ({ page }) => {
	await openDraw(page);
	await click(page, ...BLOCK);
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: '界址点' }).click();
	const row = page.getByTestId('points').getByRole('row').nth(1);
	const before = await row.textContent();
	// Arrows mean the shape on the map itself.
	await page.getByTestId('map').locator('canvas').first().focus();
	await page.keyboard.press('Control+Shift+ArrowRight');
	await page.keyboard.press('Control+ArrowDown');
	await expect(row).not.toHaveText(before!);
	// Pressed in a row they are one step.
	await page.keyboard.press('Control+z');
	await expect(row).toHaveText(before!);
	await page.keyboard.press('n');
	await expect(tool(page, '捕捉')).toHaveAttribute('aria-pressed', 'false');
	await page.keyboard.press('o');
	await page.keyboard.press('ArrowDown');
	await page.getByRole('menuitem', { name: '偏移' }).press('Enter');
	await expect(page.getByTestId('operation')).toContainText('偏移');
});
