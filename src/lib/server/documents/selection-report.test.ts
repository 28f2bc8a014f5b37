import { describe, expect, it } from 'vitest';
import { selectionReport as schema } from '#lib/api/selection-report.ts';
import { sheetRequest } from '#lib/api/sheets.ts';
import { selectionFixture } from '../../../../tests/support/selection-fixture.ts';
import { documentAside } from './document-aside.ts';
import { selectionMaps } from './selection/selection-map.ts';
import { selectionReport } from './selection-report.ts';

const svg =
	'<svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 297 210"><text x="20" y="20" font-size="5">图</text></svg>';
const report = (change = {}, lang: 'zh-CN' | 'en' = 'zh-CN') =>
	selectionReport(
		selectionFixture(change),
		{ synthetic: true, certificateFile: {} },
		{ svgs: [svg], why: null },
		lang,
	);
const section = (of: ReturnType<typeof report>, id: string) => of.sections.find((s) => s.id === id);

describe('the report of a selection', () => {
	it('says the question, the answer, what proven means, and the greedy choice', () => {
		expect(section(report(), 'answer')?.paragraphs).toEqual([
			'预算不超过 3\u2009000.00 万元，面积不少于 60.00 亩，2 项县（市、区）或园区配额，锁入 1 宗，腾退哪些土地效益最大？',
			'效益 = 1.00 × 税收 + 0.00 × 增加值（提升，万元/年）。',
			'收益假设：腾退后亩均取所在园区中位数。',
			'求解结果：已证明最优。目标值 1\u2009328.64，界限 1\u2009328.64（万元/年）。',
			'目标值与界限相等：满足全部条件的任何其他选法都不会更好。证书经独立程序以精确算术复核。',
			'入选 4 宗，面积 75.23 亩，效益 1\u2009328.64 万元/年，成本 2\u2009227.09 万元。',
			'贪心做法的目标值为 1\u2009308.64 万元/年（3 宗），所列选法优于它 20.00 万元/年。',
		]);
	});

	it('lists what is chosen and the nearest of what is left out, with regrets', () => {
		expect(section(report(), 'chosen')?.table?.rows[0]).toEqual([
			'1',
			'331102002',
			'水阁园区',
			'莲都区',
			'33.10',
			'569.04',
			'975.08',
			'抵押；查封、权属争议、手续不全未查明',
			'',
			'8 / 9',
		]);
		expect(section(report(), 'left')?.table?.rows.map((row) => [row[1], ...row.slice(7)])).toEqual([
			['331102005', '参与比选而未入选', '37.50', '恰好'],
			['331102008', '腾退条件不具备，未参与比选', '—', '—'],
			['331102007', '成本缺数据，未参与比选', '—', '—'],
			['331102006', '效益缺数据，未参与比选', '—', '—'],
		]);
	});

	it('holds quotas against what is chosen, and parts the costs by their marks', () => {
		expect(section(report(), 'quotas')?.table?.rows).toEqual([
			['成本合计 · 万元', '2\u2009227.09', '—', '3\u2009000.00', '满足'],
			['入选面积 · 亩', '75.23', '60.00', '—', '满足'],
			['松阳县 · 亩', '20.76', '20.00', '—', '满足'],
			['水阁园区 · 亩', '54.47', '—', '80.50', '满足'],
		]);
		const costs = section(report(), 'costs')?.table;
		expect(costs?.headings.slice(3, 5)).toEqual(['其中记录（万元）', '其中未核实（万元）']);
		expect(costs?.rows.at(-1)).toEqual(['合计', '2\u2009227.09', '100.00', '23.00', '2\u2009204.09', '0']);
	});

	it('is one shape for page and PDF, in either language, draft and synthetic said', () => {
		const draft = report({ state: 'draft', signedAt: null, signedBy: null, hash: null }, 'en');
		expect(schema.parse(draft)).toEqual(draft);
		expect(draft).toMatchObject({ isDraft: true, isSynthetic: true });
		expect(draft.marks).toContain('Draft, not signed');
		const texts = draft.sections.flatMap((s) => [s.heading, ...s.paragraphs, ...(s.table?.headings ?? [])]);
		expect(texts.filter((text) => /[\u4e00-\u9fff]/.test(text.replace(/万元|水阁园区|松阳县/g, '')))).toEqual(
			[],
		);
	});

	it('comes as a PDF with the map on a page of its own', async () => {
		const bytes = await documentAside('report-pdf-thread.mjs', {
			report: report(),
			foot: { pages: '{page}/{pages}' },
		});
		const text = Buffer.from(bytes).toString('latin1');
		expect(text.slice(0, 5)).toBe('%PDF-');
		expect(Number(/\/Count (\d+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(4);
	});

	it('has a map around what is chosen, with a class for each outcome', () => {
		const maps = selectionMaps(selectionFixture(), 'zh-CN');
		expect(maps).toHaveLength(1);
		const sheet = sheetRequest.parse(maps[0]);
		expect(sheet).toMatchObject({
			scale: 5000,
			marked: [2, 1, 3, 4],
			legend: { parcels: [2, 1, 3, 4, 5, 8, 7, 6], classOf: [0, 0, 0, 0, 1, 2, 2, 2] },
		});
		const nowhere = selectionFixture();
		for (const c of nowhere.candidates.candidates) c.bbox = [0, 0, 0, 0];
		expect(selectionMaps(nowhere, 'zh-CN')).toEqual([]);
		const wide = selectionFixture();
		for (const c of wide.candidates.candidates) if (c.park === 2) c.bbox = [121.2, 28.4, 121.21, 28.41];
		expect(selectionMaps(wide, 'zh-CN').map(({ title, scale }) => [title, scale])).toEqual([
			['腾退优选位置图', 750_000],
			['水阁园区', 5000],
			['碧湖园区', 10_000],
		]);
	});
});
