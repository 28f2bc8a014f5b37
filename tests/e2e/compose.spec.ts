import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';

/** The middle of the first park, where there is something to draw. */
async function middle(page: Page): Promise<[number, number]> {
	const { parks } = (await (await page.request.get('/api/overview')).json()) as {
		parks: { bbox: number[] }[];
	};
	const [w = 0, s = 0, e = 0, n = 0] = parks[0]!.bbox;
	return [Number(((w + e) / 2).toFixed(5)), Number(((s + n) / 2).toFixed(5))];
}
async function openComposer(page: Page, query = '') {
	const [lon, lat] = await middle(page);
	await page.goto(`/compose?sheet=A4:l:5000:${lon},${lat}${query}`);
	await expect(page.getByTestId('sheet').locator('img').first()).toBeVisible({ timeout: 20_000 });
	await expect(page.getByRole('button', { name: 'PNG' })).toBeEnabled();
}

test(
	'a sheet is printed at its exact scale, with Chinese type, as PDF and PNG',
	{ tag: '@main' },
	async ({ page }) => {
		await openComposer(page, '&title=亩均评价图');
		const [pdf] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'PDF' }).click(),
		]);
		expect(pdf.suggestedFilename()).toBe('亩均评价图.pdf');
		const bytes = (await readFile(await pdf.path())).toString('latin1');
		expect(bytes.startsWith('%PDF-')).toBe(true);
		expect(bytes).toContain('NotoSansSC');
		// A4 landscape in points.
		expect(bytes).toMatch(/MediaBox \[0 0 841\.(89|88\d+) 595\.27\d*\]/);

		const [png] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'PNG' }).click(),
		]);
		const image = await readFile(await png.path());
		// 297 × 210 mm at 300 dots an inch.
		expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([3508, 2480]);
	},
);

test('the sheet moves by the keyboard, keeps what was typed in its address, and says that it was not examined', async ({
	page,
}) => {
	await openComposer(page);
	const before = page.url();
	await page.getByTestId('sheet').focus();
	await page.keyboard.press('ArrowRight');
	await expect(page).not.toHaveURL(before);
	await page.keyboard.press('-');
	await expect(page).toHaveURL(/sheet=A4:l:10000:/);
	await page.getByLabel('制图单位').fill('莲都分局');
	await expect(page).toHaveURL(/author=/);

	const [lon, lat] = await middle(page);
	const svg = async (approvalNo: string) =>
		(
			await page.request.post('/api/sheets', {
				data: { scale: 2000, centre: [lon, lat], approvalNo },
				headers: { origin: new URL(page.url()).origin },
			})
		).text();
	expect(await svg('')).toContain('未经地图审核');
	expect(await svg('浙S(2026)1号')).toContain('审图号：浙S(2026)1号');
});

test('an atlas has a page for each parcel', async ({ page }) => {
	const [lon, lat] = await middle(page);
	const near = (await (
		await page.request.get(
			`/api/neighbourhood?bbox=${lon - 0.005},${lat - 0.005},${lon + 0.005},${lat + 0.005}`,
		)
	).json()) as { parcels: { id: number; code: string }[] };
	const atlas = near.parcels.slice(0, 3).map((p) => p.id);
	const answer = await page.request.post('/api/sheets?format=pdf', {
		data: { scale: 2000, centre: [lon, lat], atlas },
	});
	const bytes = (await answer.body()).toString('latin1');
	expect(bytes.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(3);
});

test('the composer is axe-clean in both languages', async ({ page, context, baseURL }) => {
	for (const lang of ['zh-CN', 'en']) {
		await context.addCookies([{ name: 'lang', value: lang, url: baseURL! }]);
		await openComposer(page);
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
			.analyze();
		expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
	}
});

test('the address holds the colouring and the layers: the sheet opens again as it was', async ({ page }) => {
	await openComposer(page);
	await page.locator('[aria-label^="宗地着色:"]').click();
	const asked = page.waitForRequest(
		(request) =>
			request.url().includes('/api/sheets') &&
			(request.postDataJSON() as { legend?: { title: string } }).legend?.title === '亩均税收（万元/亩）',
	);
	await page.getByRole('option', { name: '亩均税收' }).click();
	await asked;
	await page.getByLabel('建筑物').uncheck();
	await expect(page).toHaveURL(/colour=indicator:taxPerMu/);
	await expect(page).toHaveURL(/hide=buildings/);
	await page.reload();
	await expect(page.locator('[aria-label="宗地着色: 亩均税收"]')).toBeVisible();
	await expect(page.getByLabel('建筑物')).not.toBeChecked();
});

test('the sheet is moved without dragging: by buttons and by a typed middle', async ({ page }) => {
	await openComposer(page);
	const [lon, lat] = await middle(page);
	const at = () => new URL(page.url()).searchParams.get('sheet')!.split(':')[3]!.split(',').map(Number);
	await page.getByRole('button', { name: '图幅东移' }).click();
	await expect.poll(() => at()[0]! > lon).toBe(true);
	await page.getByRole('button', { name: '图幅北移' }).click();
	await expect.poll(() => at()[1]! > lat).toBe(true);
	await page.getByLabel(/图幅中心/).fill('119.9，28.4');
	await page.keyboard.press('Enter');
	await expect.poll(at).toEqual([119.9, 28.4]);
});

test('an atlas is drawn as a job whose pages are counted, and handed over', async ({ page }) => {
	const [lon, lat] = await middle(page);
	const near = (await (
		await page.request.get(
			`/api/neighbourhood?bbox=${lon - 0.005},${lat - 0.005},${lon + 0.005},${lat + 0.005}`,
		)
	).json()) as { parcels: { id: number }[] };
	const atlas = near.parcels.slice(0, 4).map((p) => p.id);
	await openComposer(page, `&atlas=${atlas.join(',')}&title=图集`);
	const [pdf] = await Promise.all([
		page.waitForEvent('download', { timeout: 150_000 }),
		page.getByRole('button', { name: 'PDF' }).click(),
	]);
	expect(pdf.suggestedFilename()).toBe('图集.pdf');
	const bytes = (await readFile(await pdf.path())).toString('latin1');
	expect(bytes.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(4);
});
