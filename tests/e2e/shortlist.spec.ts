import { readFile } from 'node:fs/promises';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { booleanPointInPolygon } from '@turf/turf';

// The shortlist screen on the demo: filter, weigh, pin and drop with a note, save, come back, leave with the files.

const rows = (page: Page) => page.getByTestId('ranking').getByRole('row');
/** A row of the ranking, 1 = the first. */
const row = (page: Page, position: number) => rows(page).nth(position);
const codeOf = async (page: Page, position: number) =>
	(await row(page, position).getByRole('gridcell').nth(2).innerText()).trim();
const saved = (page: Page) => page.getByText(/保存于/);

async function open(page: Page, query = '') {
	await page.goto(`/shortlists${query}`);
	await expect(row(page, 1)).toBeVisible({ timeout: 30_000 });
}
async function setWeight(page: Page, name: string, value: number) {
	await page.getByRole('slider', { name }).fill(String(value));
}

test('moving a weight ranks anew at once, without a question to the server', async ({ page }) => {
	await open(page);
	const asked: string[] = [];
	page.on('request', (request) => {
		if (request.url().endsWith('/candidates')) asked.push(request.url());
	});
	const before = await codeOf(page, 1);
	for (const other of ['亩均税收差距', '闲置', '容积率差距']) await setWeight(page, other, 0);
	await setWeight(page, '面积', 100);
	await expect.poll(() => codeOf(page, 1)).not.toBe(before);
	const areas = await Promise.all(
		[1, 2, 3].map(async (n) =>
			parseFloat((await row(page, n).getByRole('gridcell').nth(5).innerText()).replace(/[^\d.]/g, '')),
		),
	);
	expect(areas).toEqual(areas.toSorted((a, b) => b - a));
	expect(asked).toEqual([]);
	await page.reload();
	await expect(row(page, 1)).toBeVisible({ timeout: 30_000 });
	await expect(page.getByRole('slider', { name: '面积' })).toHaveValue('100');
});

test(
	'filter, pin and drop with a note, undo, save, come back, and leave with CSV and GeoJSON',
	{ tag: '@main' },
	async ({ page }) => {
		await open(page);
		const name = `E2E 清单 ${Date.now() % 1e6}`;
		await page.getByRole('group', { name: '对象' }).getByRole('button', { name: '可供土地' }).click();
		await page.getByRole('group', { name: '任一情形' }).getByRole('button', { name: '疑似低效' }).click();
		await page.getByRole('group', { name: '任一情形' }).getByRole('button', { name: '存量土地' }).click();
		await expect(page.getByTestId('totals')).not.toContainText('可');
		for (const n of [1, 2, 3])
			await expect(row(page, n).getByText('疑似', { exact: true }).first()).toBeVisible();

		const [first, third] = [await codeOf(page, 1), await codeOf(page, 3)];
		await row(page, 3).click();
		await expect(page.getByRole('heading', { name: third })).toBeVisible();
		await page.keyboard.press('p');
		await expect.poll(() => codeOf(page, 1)).toBe(third);
		await page.keyboard.press('n');
		await page.keyboard.type('=已与业主洽谈');
		await page.keyboard.press('Escape');

		await row(page, 2).click();
		await page.keyboard.press('x');
		await expect(page.getByText(`已剔除 ${first}`)).toBeVisible();
		await page.keyboard.press('Control+z');
		await expect.poll(() => codeOf(page, 2)).toBe(first);
		await page.keyboard.press('x');
		await expect(page.getByTestId('totals')).toContainText('已剔除 1');

		await page.getByRole('textbox', { name: '清单名称' }).fill(name);
		await page.getByRole('button', { name: '保存' }).click();
		await expect(saved(page)).toBeVisible();
		expect(page.url()).toMatch(/[?&]list=\d+/);
		await page.keyboard.press('Escape');
		await expect(page).not.toHaveURL(/sel=/);
		await page.reload();
		await expect(row(page, 1)).toBeVisible({ timeout: 30_000 });
		await expect(page.getByRole('textbox', { name: '清单名称' })).toHaveValue(name);
		await expect.poll(() => codeOf(page, 1)).toBe(third);
		await expect(row(page, 1)).toContainText('=已与业主洽谈');

		const csv = await take(page, '导出 CSV');
		expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const [headings = '', line = ''] = csv.toString('utf8').slice(1).split('\r\n');
		expect(headings).toContain('面积（亩）');
		expect(headings).not.toMatch(/[a-z]{3}/i);
		expect(line).toContain(third);
		expect(line).toContain(",'=已与业主洽谈,");

		const geojson = JSON.parse((await take(page, '导出 GeoJSON')).toString('utf8'));
		expect(geojson).toMatchObject({ type: 'FeatureCollection', name });
		expect(geojson.features[0].properties).toMatchObject({ code: third, mark: '置顶' });
		expect(geojson.features[0].geometry.type).toMatch(/Polygon/);

		await page.getByRole('button', { name: '删除', exact: true }).click();
		await expect(page.getByText(`已删除清单“${name}”`)).toBeVisible();
		await page.getByRole('button', { name: '撤销' }).click();
		await expect(page.getByRole('textbox', { name: '清单名称' })).toHaveValue(name);
	},
);

async function take(page: Page, link: string): Promise<Buffer> {
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: link }).click();
	return readFile(await (await download).path());
}

test('whoever saves over a newer version is told, and may save as a new list', async ({ page, request }) => {
	await open(page);
	const name = `E2E 冲突 ${Date.now() % 1e6}`;
	await page.getByRole('textbox', { name: '清单名称' }).fill(name);
	await page.getByRole('button', { name: '保存' }).click();
	await expect(saved(page)).toBeVisible();
	const id = Number(new URL(page.url()).searchParams.get('list'));
	const theirs = await (await request.get(`/api/shortlists/${id}`)).json();
	const { run, criteria, version } = theirs;
	const put = await request.put(`/api/shortlists/${id}`, {
		data: { name: `${name} 同事改`, run, criteria, marks: [], version },
	});
	expect(put.ok()).toBe(true);

	await row(page, 1).click();
	await page.keyboard.press('p');
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByRole('alert')).toContainText('已修改过这份清单');
	await page.getByRole('button', { name: '另存为新清单' }).click();
	await expect(saved(page)).toBeVisible();
	expect(Number(new URL(page.url()).searchParams.get('list'))).not.toBe(id);
});

test('table and map choose the same item; what is marked survives a look at the map screen', async ({
	page,
	request,
}) => {
	await open(page);
	const grid = page.getByTestId('ranking');
	await grid.focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(row(page, 2)).toHaveAttribute('aria-selected', 'true');
	await expect(page).toHaveURL(/sel=parcel:\d+/);
	const code = await codeOf(page, 2);
	await page.keyboard.press('p');
	await expect.poll(() => codeOf(page, 1)).toBe(code);
	await page.getByRole('link', { name: '查看全部指标与依据' }).click();
	await expect(page).toHaveURL(/\/\?.*sel=parcel:/);
	await page.goBack();
	await expect(row(page, 1)).toBeVisible({ timeout: 30_000 });
	await expect.poll(() => codeOf(page, 1)).toBe(code);
	await expect(page.getByRole('heading', { name: code })).toBeVisible();

	// Enter brings an item to the middle of the map; a click there chooses it again.
	await page.keyboard.press('Escape');
	const position = await firstAroundItsMiddle(page, request);
	await row(page, position).click();
	await grid.focus();
	await page.keyboard.press('Enter');
	await page.waitForTimeout(2500);
	await page.keyboard.press('Escape');
	await expect(row(page, position)).toHaveAttribute('aria-selected', 'false');
	await page.getByTestId('map').click();
	await expect(row(page, position)).toHaveAttribute('aria-selected', 'true');
});

/** Position of the first listed parcel that covers the middle of its own box: an L-shaped one does not. */
async function firstAroundItsMiddle(page: Page, request: APIRequestContext): Promise<number> {
	const { runs } = await (await request.get('/api/runs')).json();
	const body = { flags: ['idle', 'low-efficiency'], stock: true, limit: 200 };
	const found = await (await request.post(`/api/runs/${runs[0].id}/candidates`, { data: body })).json();
	for (let position = 1; position <= 6; position++) {
		const code = await codeOf(page, position);
		const candidate = found.candidates.find((c: { code: string }) => c.code === code);
		if (!candidate || candidate.kind !== 'parcel') continue;
		const [w, south, e, north] = candidate.bbox;
		const near = await (await request.get(`/api/neighbourhood?bbox=${candidate.bbox.join(',')}`)).json();
		const parcel = near.parcels.find((p: { id: number }) => p.id === candidate.id);
		if (parcel && booleanPointInPolygon([(w + e) / 2, (south + north) / 2], parcel.geometry)) return position;
	}
	throw new Error('none of the first six covers the middle of its box');
}
