import ExcelJS from 'exceljs';
import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { RunSummary } from '#lib/api/overview.ts';
import { selectionAnswer, selectionQuestion } from '#lib/api/selections.ts';
import { shortlistCriteria } from '#lib/api/shortlists.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import * as store from '#lib/server/store/selections.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { selectionCandidates } from '#lib/server/tasks/selection-candidates.ts';
import { certificateFile } from '#lib/server/tasks/selection-certificate.ts';
import {
	selectionReportFile,
	selectionReportOf,
	selectionWorkbookFile,
} from '#lib/server/tasks/selection-document.ts';
import {
	makeSelectionDocument,
	SELECTION_DOCUMENT,
	selectionDocumentOf,
} from '#lib/server/tasks/selection-document-job.ts';
import { exportShortlist } from '#lib/server/tasks/shortlist-export.ts';
import { getShortlist, saveShortlist } from '#lib/server/tasks/shortlist.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';
import { Recalculation } from '../support/recalculate.ts';

// A park of four parcels of 15 mu that pay 30, 60, 90 and 120 万元: the median is 5 万元/亩. The first two are chosen.
const P = (n: number) => `331102001001GB0000${n}`;

eachHome('documents of a selection', (home) => {
	let run: RunSummary;
	let id = 0;

	beforeAll(async () => {
		const load = async (kind: Parameters<typeof importText>[1], text: string) => {
			const report = await importText(home.db, kind, text);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		};
		const each = (line: (n: number) => string) => [1, 2, 3, 4].map(line).join('\n');
		await load('regions', collection(square({ 行政区代码: '331102', 名称: '莲都区' }, 119.9, 28.3, 30_000)));
		await load('parks', collection(square({ 园区代码: 'K1', 园区名称: '示例园' }, 119.905, 28.395, 3000)));
		await load(
			'parcels',
			collection(
				...[1, 2, 3, 4].map((n) => square({ 宗地代码: P(n), '登记面积(亩)': 15 }, 119.91 + n / 1000, 28.4)),
			),
		);
		await load('enterprises', `企业代码,企业名称,代码类型\n${each((n) => `f${n},企业${n},自编码`)}\n`);
		await load('occupancies', `企业代码,宗地代码\n${each((n) => `f${n},${P(n)}`)}\n`);
		await load(
			'yearly',
			`企业代码,年份,评价税收(万元),用地面积(亩),是否规上,职工人数,用电量(万千瓦时)\n${each((n) => `f${n},2024,${30 * n},15,否,50,10`)}\n`,
		);
		await load(
			'costs',
			`宗地代码,收购补偿(万元),搬迁补偿,拆除费,欠缴税费,租约清退,职工安置,土壤调查,土壤修复\n${each((n) => `${P(n)},${300 + n},50,40.5,0,10,120,5,0`)}\n`,
		);
		run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' });
		id = await saved();
	});

	/** As saveSelection writes it, without the solver: the two that pay least. */
	async function saved(): Promise<number> {
		const question = selectionQuestion.parse({
			run: run.id,
			criteria: { kinds: ['parcel'] },
			objective: 'max-benefit',
			budgetWan: 1100,
		});
		const candidates = await selectionCandidates(home.db, question);
		const uplift = (code: string) =>
			candidates.candidates.find((c) => c.code === code)?.yields[0]?.uplift ?? null;
		const chosen = candidates.candidates.filter((c) => c.code === P(1) || c.code === P(2));
		const benefit = (uplift(P(1)) ?? 0) + (uplift(P(2)) ?? 0);
		const costWan = chosen.reduce((sum, c) => sum + c.costKnownWan, 0);
		const answer = selectionAnswer.parse({
			status: 'optimal',
			objective: benefit,
			bound: benefit,
			totals: { benefit, costWan, mu: 30, count: 2 },
			greedy: { objective: benefit, count: 2 },
			picks: candidates.candidates.map((c) => ({
				kind: c.kind,
				id: c.id,
				chosen: chosen.includes(c),
				byGreedy: chosen.includes(c),
				locked: null,
				leftOut: null,
				benefit: uplift(c.code),
				costWan: c.costKnownWan,
				regret: chosen.includes(c) ? null : { value: 15, exact: true },
				firm: null,
			})),
			conflict: null,
			checked: { ok: true, faults: [] },
		});
		const certificate = { format: 'tenglong-set-certificate', version: 1, chosen: [] };
		return store.insert(home.db, { name: '示例', note: null, question, candidates, answer, certificate });
	}

	it('the workbook of what the database holds reckons to its own results', async () => {
		const file = await selectionWorkbookFile(home.db, id, 'zh-CN');
		const book = new ExcelJS.Workbook();
		await book.xlsx.load((file as NonNullable<typeof file>).bytes.buffer);
		expect(book.worksheets.map((s) => s.name)).toEqual([
			'摘要',
			'清单',
			'未选',
			'成本明细',
			'配额与预算校核',
			'来源',
			'规则与公式',
			'证书',
		]);
		const anew = new Recalculation(book);
		const totals = new Map<string, unknown>();
		let formulas = 0;
		for (const sheet of book.worksheets)
			sheet.eachRow((row) =>
				row.eachCell((cell) => {
					if (!cell.formula) return;
					formulas++;
					const value = anew.valueAt(sheet.name, cell.address);
					const where = `${sheet.name}!${cell.address}`;
					if (typeof cell.result === 'number') expect(value, where).toBeCloseTo(cell.result, 9);
					else expect(value, where).toBe(cell.result ?? '');
					if (sheet.name === '摘要') totals.set(String(row.getCell(1).value), value);
				}),
			);
		expect(formulas).toBeGreaterThan(60);
		// 5 × 15 − 30 and 5 × 15 − 60; costs 301 and 302, and 225.5 each.
		expect([totals.get('效益合计'), totals.get('成本合计'), totals.get('入选面积')]).toEqual([60, 1054, 30]);
	});

	it('the certificate in its cells is the file that the product gives', async () => {
		const file = await selectionWorkbookFile(home.db, id, 'zh-CN');
		const book = new ExcelJS.Workbook();
		await book.xlsx.load((file as NonNullable<typeof file>).bytes.buffer);
		const rows: [string, unknown][] = [];
		book.getWorksheet('证书')?.eachRow((row) => {
			rows.push([String(row.getCell(1).value), row.getCell(2).value]);
		});
		const json = rows
			.filter(([name]) => name.startsWith('JSON 第'))
			.map(([, piece]) => piece)
			.join('');
		const selection = (await store.get(home.db, id)) as store.SelectionRecord;
		expect(json).toBe(JSON.stringify(certificateFile(selection)));
		expect(rows.find(([name]) => name.includes('SHA-256'))?.[1]).toBe(
			createHash('sha256').update(json).digest('hex'),
		);
	});

	it('the report has a map of the chosen within county and park, and comes as a PDF', async () => {
		const report = await selectionReportOf(home.db, id, 'zh-CN');
		expect(report?.maps[0]).toContain('腾退优选位置图');
		expect(report?.maps[0]).toContain('选  入选');
		expect(report?.maps[0]).toContain('县（市、区）');
		expect(report?.maps[0]).toContain('1 : 2\u2009000');
		expect(report?.isDraft).toBe(true);
		const pdf = await selectionReportFile(home.db, id, 'en');
		expect(pdf?.name).toBe('Selection report: 示例.pdf');
		const text = Buffer.from(pdf?.bytes ?? []).toString('latin1');
		expect(text.slice(0, 5)).toBe('%PDF-');
		expect(Number(/\/Count (\d+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(4);
		expect(await selectionReportFile(home.db, 999, 'en')).toBeUndefined();
	});

	it('a document made as a job is kept for its selection', async () => {
		const job = await jobs.enqueue(home.db, SELECTION_DOCUMENT, { id, what: 'report', lang: 'en' });
		const made = await makeSelectionDocument(home.db, { id, what: 'report', lang: 'en' });
		await jobs.take(home.db, [SELECTION_DOCUMENT]);
		await jobs.end(home.db, job, { state: 'done', result: made });
		const kept = await selectionDocumentOf(home.db, job, { id, what: 'report' });
		expect(kept).toMatchObject({ name: 'Selection report: 示例.pdf', type: 'application/pdf' });
		expect(Buffer.from(kept?.bytes ?? []).toString('latin1', 0, 5)).toBe('%PDF-');
		expect(await selectionDocumentOf(home.db, job, { id: id + 1, what: 'report' })).toBeUndefined();
		expect(await selectionDocumentOf(home.db, job, { id, what: 'workbook' })).toBeUndefined();
	});

	it('a shortlist leaves as a workbook too', async () => {
		const made = await saveShortlist(home.db, {
			name: '清单',
			run: run.id,
			criteria: shortlistCriteria.parse({ kinds: ['parcel'] }),
			marks: [],
		});
		const list = 'id' in made ? await getShortlist(home.db, made.id) : undefined;
		if (!list) throw new Error(JSON.stringify(made));
		const file = await exportShortlist(home.db, list, 'xlsx', 'zh-CN');
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(new Uint8Array(file.bytes).buffer);
		const codes = book
			.getWorksheet('盘活清单')
			?.getColumn(3)
			.values.filter((v) => String(v).startsWith('3311'));
		expect(codes?.sort()).toEqual([1, 2, 3, 4].map(P));
		expect(book.getWorksheet('优先度权重')?.getColumn(2).values.slice(5)).toEqual([30, 40, 20, 10]);
	});
});
