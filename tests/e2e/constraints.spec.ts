import { expect, test, type Page } from '@playwright/test';

interface Feature {
	id: number;
	name: string;
	kind: string;
	approvalNo: string;
	geometry: { coordinates: number[][][][] };
}

/** A piece of basic farmland of the demo, and the middle of its box. */
async function farmland(page: Page): Promise<{ feature: Feature; lon: number; lat: number }> {
	const overview = (await (await page.request.get('/api/overview')).json()) as {
		parks: { bbox: number[] }[];
	};
	const near = (await (
		await page.request.get(`/api/neighbourhood?bbox=${overview.parks[0]!.bbox.join(',')}`)
	).json()) as { constraints: { features: Feature[] } };
	const feature = near.constraints.features.find((f) => f.kind === 'basic-farmland')!;
	const ring = feature.geometry.coordinates[0]![0]!;
	const middle = (i: 0 | 1) =>
		(Math.min(...ring.map((p) => p[i]!)) + Math.max(...ring.map((p) => p[i]!))) / 2;
	return { feature, lon: middle(0), lat: middle(1) };
}

async function drawAround(page: Page): Promise<void> {
	const box = (await page.getByTestId('map').boundingBox())!;
	await page.keyboard.down('Alt');
	for (const [x, y] of [
		[0.35, 0.35],
		[0.65, 0.36],
		[0.64, 0.66],
		[0.34, 0.64],
	] as const)
		await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
	await page.keyboard.up('Alt');
	await page.keyboard.press('Enter');
}

test(
	'drawing over farmland says so, with area, article and approval number, and opens the paper',
	{ tag: '@main' },
	async ({ page }) => {
		const { feature, lon, lat } = await farmland(page);
		await page.goto(`/draw?view=16/${lat.toFixed(5)}/${lon.toFixed(5)}`);
		await expect(page.getByTestId('drawing')).toBeAttached();
		await drawAround(page);
		const row = page.getByTestId('conflicts').locator('li').filter({ hasText: feature.name });
		await expect(row).toContainText('刚性');
		await expect(row).toContainText(/[\d.]+ 亩/);
		await expect(row).toContainText('土地管理法');
		await expect(row).toContainText(feature.approvalNo);
		// PostGIS has spoken: the estimate's sign is gone, and nothing is said to differ.
		await expect(row.locator('.mu')).not.toContainText('≈');
		await expect(page.locator('.differs')).toHaveCount(0);
		await row.getByRole('button').click();
		await expect(page.getByRole('heading', { name: feature.name })).toBeVisible();
		await expect(page).toHaveURL(new RegExp(`sel=constraint:${feature.id}`));
		await expect(page.getByText('凭记忆引用，未核对原文')).toBeVisible();
		await expect(page.getByText('演示-空间管制.geojson')).toBeVisible();
	},
);

test('what is not loaded near is unknown, and the import is named', async ({ page }) => {
	await page.goto('/draw?view=15/27.5/118.2');
	await expect(page.getByTestId('drawing')).toBeAttached();
	await drawAround(page);
	const note = page.getByTestId('unknown-constraints');
	await expect(note).toContainText('附近没有载入空间管制图层，是否冲突未知');
	await expect(note.getByRole('link')).toHaveAttribute('href', '/data');
});
