import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import { gbk } from '../support/gbk.ts';
import { dbfOf, shpOf, zipOf } from '../support/shapefile-bytes.ts';

// The data page on the running product: what a planner drops, as Windows programs in China write it.

const GK_ZONE_40 =
	'PROJCS["CGCS2000_3_Degree_GK_Zone_40",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",40500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/** Two low-slope blocks near Lishui as a zipped shapefile: GBK names and values, no .cpg. `padding` is a file beside it. */
function lowSlopeZip(prefix: string, padding = 0): Buffer {
	const block = (x: number) => [
		[x, 3_144_000],
		[x, 3_144_200],
		[x + 300, 3_144_200],
		[x + 300, 3_144_000],
		[x, 3_144_000],
	];
	const fields = [
		{ name: gbk('图斑编号'), width: 16 },
		{ name: gbk('地块名称'), width: 24 },
		{ name: gbk('平均坡度'), width: 8, type: 'N' },
	];
	const rows = [
		[gbk(`${prefix}1`), gbk('碧湖缓坡'), gbk('7.5')],
		[gbk(`${prefix}2`), gbk('水阁缓坡'), gbk('9.0')],
	];
	const entry = (end: string, bytes: Uint8Array) => ({ name: gbk(`低丘缓坡${end}`), bytes });
	return zipOf([
		entry('.shp', shpOf([[block(40_491_000)], [block(40_492_000)]])),
		entry('.dbf', dbfOf(fields, rows)),
		entry('.prj', new TextEncoder().encode(GK_ZONE_40)),
		...(padding > 0 ? [{ name: gbk('说明.pdf'), bytes: new Uint8Array(padding).fill(37) }] : []),
	]);
}

/** Enterprises as GBK CSV: `good` valid rows, then the given ones. */
function enterprisesCsv(from: number, good: number, ...more: string[]): Buffer {
	const rows = Array.from(
		{ length: good },
		(_, i) => `${makeUscc({ serial: from + i, region: '331199' })},丽水第${i + 1}机械厂,3311`,
	);
	return Buffer.from(gbk(['统一社会信用代码,企业名称,行业代码', ...rows, ...more].join('\r\n')));
}

async function choose(page: Page, name: string, buffer: Buffer) {
	await page
		.locator('input[type=file]')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}
const button = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name, exact: typeof name === 'string' });
/** A menu by its label and what it says. */
const menu = (page: Page, name: string | RegExp) =>
	page.getByRole('combobox', { name, exact: typeof name === 'string' });
const count = (page: Page, name: string) =>
	page.getByTestId('report').locator('dl > div', { hasText: name }).locator('dd');

test.beforeEach(async ({ page }) => {
	await page.goto('/data');
	await expect(page.getByRole('heading', { name: '已入库' })).toBeVisible();
});

test('a zipped GBK shapefile is recognised, shown and imported', { tag: '@main' }, async ({ page }) => {
	await choose(page, '低丘缓坡.zip', lowSlopeZip(`E2E-A${Date.now() % 1e6}-`));
	await expect(page.getByText('坐标系 EPSG:4528')).toBeVisible();
	await expect(page.getByText('字符编码 GB18030')).toBeVisible();
	await expect(menu(page, '数据种类: 低丘缓坡')).toBeVisible();
	await expect(page.getByRole('cell', { name: '碧湖缓坡' })).toBeVisible();
	await button(page, '导入').click();
	await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();
	await expect(count(page, '新增')).toHaveText('2');
	await expect(page.getByRole('row', { name: /低丘缓坡\.zip.*已入库/ }).first()).toBeVisible();
});

test('a GBK table is read right; refused rows are told, kept out as a whole, then left behind on request', async ({
	page,
}) => {
	const file = enterprisesCsv(Date.now() % 1e7, 5, '9133110012345,坏码厂,3311', ',无码厂,3311');
	await choose(page, '企业.csv', file);
	await expect(page.getByRole('cell', { name: '丽水第1机械厂' })).toBeVisible();
	await button(page, '导入').click();

	const report = page.getByTestId('report');
	await expect(report.getByRole('heading', { name: '未导入：2 行未通过' })).toBeVisible();
	await expect(report.getByText('没有任何一行入库。')).toBeVisible();
	await expect(report.getByRole('row', { name: /^7 统一社会信用代码 .*9133110012345/ })).toBeVisible();
	await expect(report.getByRole('row', { name: /^8 统一社会信用代码 .*不能为空/ })).toBeVisible();

	const download = page.waitForEvent('download');
	await report.getByRole('link', { name: /下载问题清单/ }).click();
	const csv = await readFile(await (await download).path());
	expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(csv.toString('utf8')).toContain('9133110012345');

	await button(page, '导入其余 5 行').click();
	await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();
	await expect(count(page, '新增')).toHaveText('5');
	await expect(count(page, '未通过')).toHaveText('2');
	await page.reload();
	await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();
});

test('a check only counts and stores nothing', async ({ page }) => {
	await choose(page, '企业.csv', enterprisesCsv(2e7 + (Date.now() % 1e7), 3));
	await button(page, '先检查，不入库').click();
	await expect(page.getByRole('heading', { name: '检查通过，可以导入' })).toBeVisible();
	await expect(count(page, '新增')).toHaveText('3');
	await button(page, '导入').click();
	await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();
	await expect(count(page, '新增')).toHaveText('3');
});

test('a heading that nobody knows is matched by hand, with its unit', async ({ page }) => {
	const code = makeUscc({ serial: 3e7 + (Date.now() % 1e7), region: '331199' });
	await choose(page, '企业.csv', Buffer.from(gbk(`统一社会信用代码,企业名称\r\n${code},丽水机械厂`)));
	await button(page, '导入').click();
	await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();

	await choose(page, '税收2024.csv', Buffer.from(gbk(`统一社会信用代码,交的税\r\n${code},1250000`)));
	await menu(page, /^数据种类/).click();
	await page.getByRole('option', { name: '年度数据', exact: true }).click();
	await expect(menu(page, '年度: 2024')).toBeVisible();
	await button(page, /^显示其余/).click();
	await menu(page, '评价税收: 没有').click();
	await page.getByRole('option', { name: '交的税' }).click();
	await page
		.getByRole('row', { name: /评价税收/ })
		.getByRole('combobox', { name: /^单位/ })
		.click();
	await page.getByRole('option', { name: '元', exact: true }).click();
	await expect(page.getByText('× 0.0001 → 万元')).toBeVisible();
	await button(page, '先检查，不入库').click();
	await expect(page.getByRole('heading', { name: '检查通过，可以导入' })).toBeVisible();
	await expect(count(page, '新增')).toHaveText('1');
});

test(
	'a zip of 5 MB comes through over plain http, dropped on the page',
	{ tag: '@main' },
	async ({ page }) => {
		const bytes = lowSlopeZip(`E2E-B${Date.now() % 1e6}-`, 5 * 1024 * 1024).toString('base64');
		const transfer = await page.evaluateHandle((text) => {
			const data = new DataTransfer();
			data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], '缓坡.zip'));
			return data;
		}, bytes);
		await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
		await expect(page.getByText('松开即可')).toBeVisible();
		await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
		await expect(page.getByRole('cell', { name: '水阁缓坡' })).toBeVisible();
		await button(page, '导入').click();
		await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible();
		await expect(count(page, '新增')).toHaveText('2');
	},
);

test('a foreign file, and an archive that claims to be enormous, are refused with advice', async ({
	page,
}) => {
	const foreign = Buffer.from(Array.from({ length: 4096 }, (_, i) => i % 256));
	await choose(page, '扫描件.pdf', foreign);
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(button(page, '导入')).toBeDisabled();
	const bomb = zipOf([{ name: gbk('大.shp'), bytes: new Uint8Array(100), claimedSize: 0xf000_0000 }]);
	await choose(page, '炸弹.zip', bomb);
	await expect(page.getByRole('alert')).toContainText('zip');
	await expect(button(page, '导入')).toBeDisabled();
});
