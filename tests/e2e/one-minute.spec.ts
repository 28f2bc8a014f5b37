import { expect, test, type Page } from '@playwright/test';

// What a planner does with a stopwatch: the page is opened, a block is drawn, and one sentence says what it yields, how
// many parcels in it are suspected idle under which article, and what protected land it touches.

interface Parcel {
	id: number;
	bbox: [number, number, number, number];
}

/** The place of a parcel suspected idle, and how many there are within some hundred metres. */
async function idlePlace(page: Page): Promise<{ lon: number; lat: number }> {
	const overview = (await (await page.request.get('/api/overview')).json()) as { runs: { id: number }[] };
	const run = overview.runs[0]!.id;
	const around = (await (
		await page.request.get(`/api/runs/${run}/parcels/${await firstIdle(page, run)}`)
	).json()) as Parcel;
	const [west, south, east, north] = around.bbox;
	return { lon: (west + east) / 2, lat: (south + north) / 2 };
}

async function firstIdle(page: Page, run: number): Promise<number> {
	const near = (await (
		await page.request.get(`/api/neighbourhood?bbox=119.8,28.3,120.1,28.5&run=${run}`)
	).json()) as { parcels: { id: number; flags: { code: string; finding: string }[] }[] };
	const idle = near.parcels.find((p) => p.flags.some((f) => f.code === 'idle' && f.finding === 'yes'));
	return idle!.id;
}

async function openAt(page: Page, zoom: number): Promise<void> {
	const { lon, lat } = await idlePlace(page);
	await page.goto(`/draw?view=${zoom}/${lat.toFixed(5)}/${lon.toFixed(5)}`);
	await expect(page.getByTestId('drawing')).toBeAttached();
}

async function sentenceHolds(page: Page): Promise<void> {
	const sentence = page.getByTestId('sentence');
	await expect(page.getByTestId('agreement')).toContainText('实时与正式一致');
	await expect(sentence).toContainText(/本地块 [\d\u2009]+\.\d 亩/);
	await expect(sentence).toContainText(/亩均税收( [\d\u2009.]+ 万元|缺数据)/);
	await expect(sentence).toContainText(/含 \d+ 宗疑似闲置（第二条第一款）/);
	await expect(page.getByTestId('as-one')).toContainText(/[A-D]|无|未|不/);
}

test('from the open page to the sentence, by mouse', async ({ page }) => {
	await openAt(page, 15.5);
	const box = (await page.getByTestId('map').boundingBox())!;
	await page.keyboard.down('Alt');
	for (const [x, y] of [
		[0.38, 0.36],
		[0.62, 0.36],
		[0.62, 0.64],
		[0.38, 0.64],
	] as const)
		await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
	await page.keyboard.up('Alt');
	await page.keyboard.press('Enter');
	await sentenceHolds(page);
	// each suspected parcel stands there and leads to its grounds
	await page
		.getByTestId('flags')
		.getByRole('button', { name: /查看依据/ })
		.first()
		.click();
	await expect(page).toHaveURL(/^[^?]+\/\?.*sel=|select/);
});

test('from the open page to the sentence, by keyboard alone', { tag: '@main' }, async ({ page }) => {
	await openAt(page, 16);
	// A square round the middle of the view, which is the parcel's: half a step out, then round.
	for (const key of ['Shift+ArrowLeft', 'Shift+ArrowUp']) await page.keyboard.press(key);
	await page.keyboard.press('Space');
	for (const key of ['Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowLeft']) {
		for (let i = 0; i < 2; i++) await page.keyboard.press(key);
		await page.keyboard.press('Space');
	}
	await page.keyboard.press('Enter');
	await sentenceHolds(page);
	await page.getByRole('button', { name: '复制这句话' }).focus();
	await expect(page.getByRole('button', { name: '复制这句话' })).toBeFocused();
});
