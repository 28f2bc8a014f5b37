import { expect, test, type Page } from '@playwright/test';

/** The draw screen with a block of the first park drawn, corners as shares of the map. */
async function drawBlock(page: Page, corners: [number, number][]): Promise<void> {
	const overview = (await (await page.request.get('/api/overview')).json()) as {
		parks: { bbox: [number, number, number, number] }[];
	};
	const [west, south, east, north] = overview.parks[0]!.bbox;
	await page.goto(`/draw?view=15.2/${((south + north) / 2).toFixed(5)}/${((west + east) / 2).toFixed(5)}`);
	await expect(page.getByTestId('drawing')).toBeAttached();
	await page.keyboard.down('Alt');
	for (const [x, y] of corners) await page.mouse.click(...(await at(page, x, y)));
	await page.keyboard.up('Alt');
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('agreement')).toBeVisible();
	// The figure follows the hand by a frame or two: the whole is what stands still.
	let last: number | null = null;
	await expect
		.poll(
			async () => {
				const now = await mu(page);
				const same = now !== null && now === last;
				last = now;
				return same;
			},
			{ intervals: [700] },
		)
		.toBe(true);
}

async function at(page: Page, x: number, y: number): Promise<[number, number]> {
	const box = (await page.getByTestId('map').boundingBox())!;
	return [box.x + box.width * x, box.y + box.height * y];
}

/** The mu on the table, or null while there is none. */
async function mu(page: Page): Promise<number | null> {
	const text = (await page.getByTestId('live-area').textContent()) ?? '';
	const found = /\d[\d\u2009]*\.\d+/.exec(text)?.[0];
	return found === undefined ? null : Number(found.replaceAll('\u2009', ''));
}

async function open(page: Page, operation: string | RegExp): Promise<void> {
	await page.getByRole('button', { name: '图形运算' }).click();
	await page.getByRole('menuitem', { name: operation }).click();
	await expect(page.getByTestId('operation')).toBeVisible();
	// An open menu keeps the pointer for itself; it lets go some frames after it was closed.
	await expect(page.getByRole('menu')).toBeHidden();
	await expect(page.locator('body')).not.toHaveCSS('pointer-events', 'none');
}

const BLOCK: [number, number][] = [
	[0.35, 0.4],
	[0.65, 0.4],
	[0.65, 0.7],
	[0.35, 0.7],
];

test(
	'a block is split by a line, the larger piece stays, undo brings the whole back',
	{ tag: '@main' },
	async ({ page }) => {
		await drawBlock(page, BLOCK);
		const whole = (await mu(page))!;
		await open(page, '分割');
		await page.keyboard.down('Alt');
		await page.mouse.click(...(await at(page, 0.45, 0.32)));
		await page.mouse.click(...(await at(page, 0.45, 0.8)));
		await page.keyboard.up('Alt');
		await page.keyboard.press('Enter');
		const strip = page.getByTestId('operation');
		await expect(strip.getByRole('checkbox')).toHaveCount(2);
		await expect(strip.getByRole('checkbox').first()).toBeChecked();
		await page.keyboard.press('Enter');
		await expect.poll(() => mu(page)).toBeCloseTo((whole * 2) / 3, -1);
		await page.keyboard.press('Control+z');
		await expect.poll(() => mu(page)).toBe(whole);
	},
);

test('a block is set back by 10 m, seen before it is applied, and trimmed to its park', async ({ page }) => {
	await drawBlock(page, BLOCK);
	const whole = (await mu(page))!;
	await open(page, '偏移（退线）');
	await page.getByTestId('offset-distance').fill('-10');
	const outcome = page.getByTestId('operation-result');
	await expect(outcome).toContainText(/结果 [\d.\u2009]+ 亩/);
	expect(await mu(page)).toBe(whole);
	await page.keyboard.press('Enter');
	await expect.poll(() => mu(page)).toBeLessThan(whole * 0.95);

	await open(page, '裁剪到…');
	await page.getByRole('button', { name: '园区', exact: true }).click();
	await page
		.getByTestId('operation')
		.getByLabel(/^园区[:：]/)
		.click();
	await page.getByRole('option').first().click();
	await expect(outcome).toContainText('减少');
	await page.getByTestId('operation').getByRole('button', { name: /^应用/ }).click();
	await expect(page.getByText('已应用：裁剪到…')).toBeVisible();
});

test('a boundary TXT in GBK is read with its zone, a bad line is named, and it becomes the shape', async ({
	page,
}) => {
	await page.goto('/draw');
	await expect(page.getByTestId('drawing')).toBeAttached();
	await page.getByRole('button', { name: '粘贴坐标' }).click();
	await page
		.getByTestId('paste-text')
		.fill(
			[
				'[属性描述]',
				'坐标系=2000国家大地坐标系',
				'几度分带=3',
				'带号=40',
				'[地块坐标]',
				'4,1.0000,1,试点,面,,工业,,@',
				'J1,1,3148100.000,40492000.000',
				'J2,1,3148100.000,40492100.000',
				'J3,1,3148000.000,40492100.000',
				'J4,1,3148000.000,40492000.000',
				'J1,1,3148100.000,40492000.000',
				'这一行不是坐标',
			].join('\n'),
		);
	await expect(page.getByTestId('paste-found')).toContainText('EPSG:4528');
	await expect(page.getByTestId('paste-plots')).toContainText('15.00');
	await page.getByTestId('paste').getByRole('button', { name: '作为图形' }).click();
	await expect.poll(() => mu(page)).toBeCloseTo(15, 1);
	// The text of a mistake stays, with the line.
	await page.getByRole('button', { name: '粘贴坐标' }).click();
	await page.getByTestId('paste-text').fill('119.9 28.4\n119.91 284\n119.91 28.41\n119.9 28.41');
	await expect(page.getByTestId('paste-problems')).toContainText('第 2 行');
	await expect(page.getByTestId('paste-text')).toHaveValue(/119\.91 284/);
});

test('coordinates without the zone ask for the central meridian', async ({ page }) => {
	await page.goto('/draw?view=14/28.44/119.92');
	await expect(page.getByTestId('drawing')).toBeAttached();
	await page.getByRole('button', { name: '粘贴坐标' }).click();
	await page.getByTestId('paste-text').fill('3148000,492000\n3148000,492100\n3148100,492100\n3148100,492000');
	await page.getByTestId('paste').getByRole('button', { name: '120°' }).click();
	await expect(page.getByTestId('paste-found')).toContainText('EPSG:4549');
	await expect(page.getByTestId('paste-plots')).toContainText('10\u2009000.00');
});

test('a distance and an area are measured on the map, and stay until they are cleared', async ({ page }) => {
	await page.goto('/?view=15/28.44/119.92');
	await expect(page.getByTestId('measures')).toBeAttached();
	await page.keyboard.press('m');
	// Clicks count once the tool is open and the map at rest.
	await expect(page.getByTestId('measures-list').getByRole('button', { pressed: true })).toBeVisible();
	await page.waitForLoadState('networkidle');
	await page.keyboard.down('Alt');
	await page.mouse.click(...(await at(page, 0.3, 0.5)));
	await page.mouse.click(...(await at(page, 0.5, 0.5)));
	await page.keyboard.up('Alt');
	await page.keyboard.press('Enter');
	const values = page.getByTestId('measure-value');
	await expect(values.first()).toHaveText(/\d m$|\d km$/);
	await page.keyboard.press('m');
	for (const [x, y] of [
		[0.3, 0.6],
		[0.5, 0.6],
		[0.5, 0.8],
	] as const)
		await page.mouse.click(...(await at(page, x, y)));
	await page.keyboard.press('Enter');
	await expect(values.nth(1)).toContainText('亩');
	await expect(values.nth(1)).toContainText('公顷');
	await page.keyboard.press('Escape');
	await expect(values).toHaveCount(2);
	await page.getByRole('button', { name: '清除量测' }).click();
	await expect(values).toHaveCount(0);
});

test('the sheet of keys is searched', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByTestId('measures')).toBeAttached();
	await page.keyboard.press('?');
	const sheet = page.getByRole('dialog', { name: '快捷键' });
	await expect(sheet.getByText('沿既有边界描线')).toBeVisible();
	await sheet.getByRole('searchbox').fill('量测');
	await expect(sheet.getByText('沿既有边界描线')).toHaveCount(0);
	await expect(sheet.getByText('量测距离')).toBeVisible();
});
