import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** A place in the first park of the demo, near enough to snap. */
async function openDraw(page: Page, query = ''): Promise<void> {
	const overview = (await (await page.request.get('/api/overview')).json()) as {
		parks: { bbox: [number, number, number, number] }[];
	};
	const [west, south, east, north] = overview.parks[0]!.bbox;
	const view = `15.2/${((south + north) / 2).toFixed(5)}/${((west + east) / 2).toFixed(5)}`;
	await page.goto(`/draw?view=${view}${query}`);
	await expect(page.getByTestId('drawing')).toBeAttached();
}

/** A point of the map, as shares of its width and height. */
async function at(page: Page, x: number, y: number): Promise<[number, number]> {
	const box = (await page.getByTestId('map').boundingBox())!;
	return [box.x + box.width * x, box.y + box.height * y];
}

const CORNERS: [number, number][] = [
	[0.3, 0.3],
	[0.6, 0.28],
	[0.62, 0.6],
	[0.33, 0.62],
];

/** Places the corners as they are (Alt: no snapping) and closes with Enter. */
async function drawBlock(page: Page, corners = CORNERS): Promise<void> {
	await page.keyboard.down('Alt');
	for (const [x, y] of corners) await page.mouse.click(...(await at(page, x, y)));
	await page.keyboard.up('Alt');
	await page.keyboard.press('Enter');
}

/** The mu of a figure, or null while there is none. */
async function mu(page: Page, testId: 'live-area' | 'official-area'): Promise<number | null> {
	const text = (await page.getByTestId(testId).textContent()) ?? '';
	const found = /\d[\d\u2009]*\.\d+/.exec(text)?.[0];
	return found === undefined ? null : Number(found.replaceAll('\u2009', ''));
}

const liveMu = (page: Page) => () => mu(page, 'live-area');

/** Waits until the live figure stands still: it follows the hand by a frame or two, more on a loaded machine. */
async function settled(page: Page): Promise<void> {
	let last: number | null = null;
	await expect
		.poll(
			async () => {
				const now = await mu(page, 'live-area');
				const same = now !== null && now === last;
				last = now;
				return same;
			},
			{ intervals: [500] },
		)
		.toBe(true);
}

test(
	'figures move while a block is drawn, and the official answer agrees',
	{ tag: '@main' },
	async ({ page }) => {
		await openDraw(page);
		await page.keyboard.down('Alt');
		for (const [x, y] of CORNERS.slice(0, 2)) await page.mouse.click(...(await at(page, x, y)));
		await page.mouse.move(...(await at(page, 0.62, 0.6)), { steps: 4 });
		await expect.poll(liveMu(page)).toBeGreaterThan(20);
		const half = await mu(page, 'live-area');
		for (const [x, y] of CORNERS.slice(2)) await page.mouse.click(...(await at(page, x, y)));
		await page.keyboard.up('Alt');
		await page.keyboard.press('Enter');
		await expect.poll(liveMu(page)).toBeGreaterThan(half!);
		await expect(page.getByTestId('agreement')).toContainText('实时与正式一致');
		expect(await mu(page, 'official-area')).toBe(await mu(page, 'live-area'));
		expect(Number(await page.getByTestId('covered-count').textContent())).toBeGreaterThan(3);
		await expect(page.getByTestId('figures')).toContainText('亩均税收');
		await expect(page.getByTestId('spoken')).toHaveText(/约 .+ 亩/);
	},
);

test(
	'a corner is dragged, undone and redone, by mouse and by keyboard',
	{ tag: '@main' },
	async ({ page }) => {
		await openDraw(page);
		await drawBlock(page);
		await expect(page.getByTestId('agreement')).toBeVisible();
		await settled(page);
		const before = (await mu(page, 'live-area'))!;
		await page.keyboard.down('Alt');
		await page.mouse.move(...(await at(page, ...CORNERS[2]!)));
		await page.mouse.down();
		await page.mouse.move(...(await at(page, 0.7, 0.7)), { steps: 6 });
		// Still in the hand: the live figure moves, the official one waits.
		await expect.poll(liveMu(page)).toBeGreaterThan(before * 1.1);
		await page.mouse.up();
		await page.keyboard.up('Alt');
		await expect(page.getByTestId('agreement')).toBeVisible();
		await settled(page);
		const after = (await mu(page, 'live-area'))!;
		await page.keyboard.press('Control+z');
		await expect.poll(liveMu(page)).toBe(before);
		await page.keyboard.press('Control+Shift+z');
		await expect.poll(liveMu(page)).toBe(after);
		await page.keyboard.press(']');
		await page.keyboard.press('Shift+ArrowLeft');
		await expect.poll(liveMu(page)).not.toBe(after);
		await page.keyboard.press('Delete');
		await expect.poll(liveMu(page)).toBeLessThan(after);
	},
);

test('a block is drawn and evaluated without a mouse', async ({ page }) => {
	await openDraw(page);
	await page.keyboard.press('Space');
	for (const keys of [['Shift+ArrowRight'], ['Shift+ArrowDown'], ['Shift+ArrowLeft']]) {
		for (const key of keys) for (let i = 0; i < 2; i++) await page.keyboard.press(key);
		await page.keyboard.press('Space');
	}
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('agreement')).toContainText('实时与正式一致');
	expect(await mu(page, 'live-area')).toBeGreaterThan(5);
});

test('a boundary that crosses itself is told where, and cannot be saved', async ({ page }) => {
	await openDraw(page);
	await drawBlock(page, [CORNERS[0]!, CORNERS[2]!, CORNERS[1]!, CORNERS[3]!]);
	await expect(page.getByTestId('fault')).toContainText('自相交');
	await expect(page.getByRole('button', { name: '保存', exact: true })).toBeDisabled();
});

test('a drawing is saved, reopened by its address, renamed, exported, deleted and brought back', async ({
	page,
}) => {
	await openDraw(page);
	await drawBlock(page);
	await expect(page.getByTestId('agreement')).toBeVisible();
	await page.getByTestId('drawing-name').fill('滨江地块');
	await page.getByRole('button', { name: '保存', exact: true }).click();
	await expect(page.getByTestId('save-state')).toContainText('已保存');
	await expect(page).toHaveURL(/drawing=\d+/);
	await settled(page);
	const drawn = await mu(page, 'live-area');

	await page.reload();
	await expect(page.getByTestId('drawing-name')).toHaveValue('滨江地块');
	await expect.poll(liveMu(page)).toBe(drawn);
	await expect(page.getByTestId('offer')).toHaveCount(0);

	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: '导出' }).click();
	const file = JSON.parse(readFileSync((await (await download).path())!, 'utf8')) as {
		features: { properties: { name: string }; geometry: { coordinates: number[][][][] } }[];
	};
	expect(file.features[0]?.properties.name).toBe('滨江地块');
	expect(file.features[0]?.geometry.coordinates.flat(2)).toHaveLength(5);

	await page.getByRole('button', { name: '重命名 滨江地块' }).click();
	await page.getByTestId('saved').getByRole('textbox').fill('滨江地块二');
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('drawing-name')).toHaveValue('滨江地块二');
	await page.getByRole('button', { name: '删除 滨江地块二' }).click();
	await expect(page.getByText('已删除“滨江地块二”。')).toBeVisible();
	// The shape stays on the table as unsaved work, and the deletion can be undone.
	await expect(page.getByTestId('save-state')).toContainText('尚未保存');
	await page.locator('.undo').getByRole('button', { name: '撤销' }).click();
	await page.getByTestId('saved').getByRole('button', { name: '滨江地块二', exact: true }).click();
	await expect(page.getByTestId('save-state')).toContainText('已保存');
});

test(
	'unsaved work is offered after a reload, and survives a walk to the map',
	{ tag: '@main' },
	async ({ page }) => {
		await openDraw(page);
		await drawBlock(page);
		await expect(page.getByTestId('agreement')).toBeVisible();
		await settled(page);
		const drawn = await mu(page, 'live-area');
		await page.getByTestId('covered').getByRole('button').first().click();
		await expect(page).toHaveURL(/\/\?.*sel=parcel:\d+/);
		await page.getByRole('link', { name: '绘制' }).click();
		await expect.poll(liveMu(page)).toBe(drawn);

		await page.reload();
		await page.getByTestId('offer').getByRole('button', { name: '恢复' }).click();
		await expect.poll(liveMu(page)).toBe(drawn);
	},
);

test('a parcel that is chosen becomes the shape', async ({ page }) => {
	const overview = (await (await page.request.get('/api/overview')).json()) as {
		parks: { bbox: number[] }[];
	};
	const near = (await (
		await page.request.get(`/api/neighbourhood?bbox=${overview.parks[0]!.bbox.join(',')}`)
	).json()) as { parcels: { id: number; areaM2: number }[] };
	const parcel = near.parcels[0]!;
	await openDraw(page, `&sel=parcel:${parcel.id}`);
	await page.getByRole('button', { name: '以此宗地为图形' }).click();
	await expect.poll(liveMu(page)).toBeCloseTo((parcel.areaM2 * 3) / 2000, 1);
	await expect(page.getByTestId('covered-count')).toHaveText('1');
});

test('a save that comes back late names its own drawing, not the one opened meanwhile', async ({ page }) => {
	await openDraw(page);
	await drawBlock(page);
	await page.getByTestId('drawing-name').fill('先存的地块');
	await page.getByRole('button', { name: '保存', exact: true }).click();
	await expect(page.getByTestId('save-state')).toContainText('已保存');

	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/api/drawings', async (route) => {
		if (route.request().method() === 'POST') await held;
		await route.continue();
	});
	await page.getByTestId('map').locator('canvas').first().focus();
	await page.keyboard.press('d');
	await drawBlock(page, CORNERS.slice(0, 3));
	await page.getByTestId('drawing-name').fill('迟到的地块');
	await page.getByRole('button', { name: '保存', exact: true }).click();
	const list = page.getByTestId('saved');
	await list.getByRole('button', { name: '先存的地块', exact: true }).click();
	await expect(page.getByTestId('offer')).toContainText('未命名图形');
	release();
	await expect(list.getByRole('button', { name: '迟到的地块', exact: true })).toBeVisible();
	await expect(page.getByTestId('drawing-name')).toHaveValue('先存的地块');
	await expect(page.getByTestId('save-state')).toContainText('已保存');
	// Saved work needs no keeping.
	await expect(page.getByTestId('offer')).toHaveCount(0);
});
