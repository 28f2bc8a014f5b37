import { beforeAll, expect, it } from 'vitest';
import type { NoticeDetail, Objection } from '#lib/api/notices.ts';
import type { RegradingAnswer } from '#lib/api/regradings.ts';
import type { RunSummary } from '#lib/api/overview.ts';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import type { Problem } from '#lib/domain/problem.ts';
import * as attachments from '#lib/server/store/attachments.ts';
import * as editions from '#lib/server/store/notice-editions.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as sources from '#lib/server/store/sources.ts';
import { correctableFacts } from '#lib/server/tasks/correct-facts.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { noticeRows } from '#lib/server/tasks/notice-rows.ts';
import { draftNotice, editNotice, noticeDetail, stepNotice } from '#lib/server/tasks/notices.ts';
import { rerunNotice } from '#lib/server/tasks/notices-rerun.ts';
import { answerObjection, fileObjection, listObjections } from '#lib/server/tasks/objections.ts';
import { listOverrides } from '#lib/server/tasks/overrides.ts';
import { listRegradings, makeRegrading, withdrawRegrading } from '#lib/server/tasks/regradings.ts';
import { enterpriseDetail } from '#lib/server/tasks/run-detail.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

// Ten firms above scale on ten parcels of 10 mu; tax 100 to 1000. A list is opened on a day long past, so that its period is over.
const CODES = Array.from({ length: 10 }, (_, i) => makeUscc({ serial: i + 1, region: '331102' }));
const NAMES = [...'甲乙丙丁戊己庚辛壬癸'].map((name) => `${name}公司`);
const PARCELS = CODES.map((_, i) => `331102001001GB0000${i}`);
const FIRST_DAY = '2025-03-03';
const DESK = { id: 'desk-reviewer', name: '审核人（试用）', roles: ['reviewer'], scope: [] };
const words = {
	title: '2024 年度亩均效益评价结果公示',
	issuer: '某局',
	contact: '0578-1234567',
	basis: null,
};

/** The answer, or the problem as an error that says which. */
function good<T extends object>(answer: T | Problem): T {
	if ('code' in answer && 'message' in answer) throw new Error(`problem ${answer.code}`);
	return answer as T;
}

eachHome('a notice', (home) => {
	let run: RunSummary;
	const subject = async (code: string) =>
		(await home.db.query<{ id: number }>(`select id::int as id from subjects where code = $1`, [code]))
			.rows[0]?.id as number;
	const desk = () => home.database.as(DESK);
	const draft = () =>
		draftNotice(desk(), { kind: 'grades', subjectKind: 'enterprise', run: run.id, workingDays: 5, ...words });
	const step = async (notice: NoticeDetail, to: 'open' | 'closed' | 'final' | 'withdrawn', reason?: string) =>
		stepNotice(desk(), notice.id, {
			to,
			version: ((await noticeDetail(desk(), notice.id)) as NoticeDetail).version,
			firstDay: FIRST_DAY,
			reason: reason ?? null,
		});
	const opened = async () => good(await step(await draft(), 'open'));
	const objectionOf = async (notice: NoticeDetail, receivedOn = '2025-03-05') =>
		good<Objection>(
			await fileObjection(desk(), notice.id, {
				subject: await subject(CODES[9] as string),
				party: '癸公司',
				contact: '13800000000',
				receivedOn,
				datum: 'yearly.taxWan',
				claimed: '1200 万元',
				body: '税收少计 200 万元。',
			}),
		);

	beforeAll(async () => {
		const load = async (kind: Parameters<typeof importText>[1], text: string) => {
			const report = await importText(home.db, kind, text);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		};
		await load(
			'parcels',
			collection(
				...PARCELS.map((code, i) =>
					square(
						{ 宗地代码: code, '登记面积(亩)': 10, 使用权人: NAMES[i] as string },
						119.9 + i / 1000,
						28.4,
					),
				),
			),
		);
		await load(
			'enterprises',
			`统一社会信用代码,企业名称,行业代码\n${CODES.map((c, i) => `${c},${NAMES[i]},C33\n`).join('')}`,
		);
		await load(
			'occupancies',
			`统一社会信用代码,宗地代码,分摊比例,用地方式,用地面积(亩)\n${CODES.map((c, i) => `${c},${PARCELS[i]},1,自有,10\n`).join('')}`,
		);
		await load(
			'yearly',
			`年份,统一社会信用代码,用地面积(亩),税收(万元),工业增加值(万元),主营业务收入(万元),综合能耗(吨标煤),主要污染物排放量(吨),用电量(万千瓦时),年平均职工人数,R&D经费(万元),是否规上\n${CODES.map(
				(c, i) => `2024,${c},10,${100 * (i + 1)},${400 * (i + 1)},2000,100,1,100,50,40,是\n`,
			).join('')}`,
		);
		run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-02-01' });
	});

	it('is drafted from a run, edited, and opened with the counted days and a frozen list', async () => {
		const made = await draft();
		expect(made).toMatchObject({ state: 'draft', by: '审核人(试用)', edition: null });
		const edited = good(
			await editNotice(desk(), made.id, {
				...words,
				title: '改过的标题',
				workingDays: 6,
				version: made.version,
			}),
		);
		expect(edited).toMatchObject({ title: '改过的标题', workingDays: 6, version: 2 });
		expect(await editNotice(desk(), made.id, { ...words, workingDays: 5, version: 1 })).toMatchObject({
			code: 'changed-meanwhile',
		});
		const open = good(await step(edited, 'open'));
		expect(open).toMatchObject({
			state: 'open',
			opensOn: FIRST_DAY,
			closesOn: '2025-03-10',
			countedDays: ['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06', '2025-03-07', '2025-03-10'],
			provisional: false,
			edition: 1,
		});
		const list = await noticeRows(desk(), made.id);
		expect(list?.rows.length).toBe(open.editions[0]?.rows);
		expect(list?.rows.length).toBeGreaterThan(5);
	});

	it('keeps of a row its name, area and grade, and no figure of the firm', async () => {
		const open = await opened();
		const { rows } = await home.db.query<{ text: string }>(
			`select (r.public)::text as text from notice_rows r where r.notice_id = $1`,
			[open.id],
		);
		for (const { text } of rows)
			expect(Object.keys(JSON.parse(text)).sort()).toEqual(['areaMu', 'grade', 'gradeBefore', 'name']);
	});

	it('lets nobody change a published list', async () => {
		const open = await opened();
		await expect(
			home.db.query(`update notice_rows set public = '{}'::jsonb where notice_id = $1`, [open.id]),
		).rejects.toThrow(/immutable/);
	});

	it('lives its whole life: objection, correction of the fact, re-run, final', async () => {
		const open = await opened();
		const objection = await objectionOf(open);
		expect(objection).toMatchObject({ late: false, answer: null });
		const hash = 'a'.repeat(64);
		await sources.keep(desk(), { hash, name: '完税证明.pdf', bytes: 3 }, [new Uint8Array([1, 2, 3])]);
		await attachments.insert(desk(), { objection: objection.id }, { hash, name: '完税证明.pdf', bytes: 3 });

		good(await step(open, 'closed'));
		expect(await step(open, 'final')).toMatchObject({ code: 'notice.objections-open', got: 1 });

		const firm = await subject(CODES[9] as string);
		const facts = await correctableFacts(desk(), { subject: firm, subjectKind: 'enterprise', year: 2024 });
		expect(facts.find((f) => f.field === 'taxWan')).toMatchObject({ value: 1000, unit: '万元' });
		const answered = good(
			await answerObjection(desk(), open.id, objection.id, {
				outcome: 'accepted',
				reason: '经税务部门核实',
				corrections: [
					{
						kind: 'yearly',
						subject: firm,
						parcel: null,
						fromDate: null,
						year: 2024,
						field: 'taxWan',
						value: 1200,
					},
				],
			}),
		);
		expect(answered.attachments).toHaveLength(1);
		expect(answered.answer).toMatchObject({
			outcome: 'accepted',
			corrections: [{ field: 'taxWan', oldValue: 1000, newValue: 1200 }],
		});

		// both versions of the fact are there; the new one names the objection as its source
		const { rows: versions } = await home.db.query(
			`select y.value::float8 as value, y.superseded_at is null as live, y.recorded_by as by, b.file_name as file, b.file_hash as hash
			   from yearly_figures y join import_batches b on b.id = y.batch_id
			  where y.subject_id = $1 and y.fact = 'taxWan' and y.year = 2024 order by y.version`,
			[firm],
		);
		expect(versions).toMatchObject([
			{ value: 1000, live: false },
			{ value: 1200, live: true, by: DESK.id, file: `更正：异议 ${objection.id}（癸公司）`, hash },
		]);

		expect(await step(open, 'final')).toMatchObject({ code: 'notice.rerun-needed' });
		const again = await rerunNotice(desk(), open.id);
		expect(again).toMatchObject({ edition: 2, behind: false });
		expect(again.run).not.toBe(run.id);
		const record = (await runs.get(desk(), again.run)) as runs.RunRecord;
		const detail = await enterpriseDetail(desk(), record, firm);
		expect(detail?.facts['taxWan']).toBe(1200);
		expect(detail?.sources['taxWan']?.file).toBe(`更正：异议 ${objection.id}（癸公司）`);
		// the first run stays as it was
		const first = await enterpriseDetail(desk(), (await runs.get(desk(), run.id)) as runs.RunRecord, firm);
		expect(first?.facts['taxWan']).toBe(1000);

		const final = good(await step(open, 'final'));
		expect(final).toMatchObject({ state: 'final', finalHash: final.editions[1]?.hash });
		expect(
			await answerObjection(desk(), open.id, objection.id, {
				outcome: 'refused',
				reason: '晚了',
				corrections: [],
			}),
		).toMatchObject({ code: 'notice.not-running' });
		expect(await step(open, 'withdrawn', '改主意')).toMatchObject({ code: 'notice.state' });
		await expect(rerunNotice(desk(), open.id)).rejects.toThrow();
		expect(final.events.map((e) => e.event)).toEqual([
			'draft',
			'open',
			'objection',
			'closed',
			'answer',
			'rerun',
			'final',
		]);
		const list = await listOverrides(desk());
		expect(list.find((o) => o.kind === 'correction' && o.notice === open.id)).toMatchObject({
			field: 'taxWan',
			oldValue: '1000',
			newValue: '1200',
			holds: true,
		});
	});

	it('refuses an objection with its reasons, and keeps an answer that was thought over', async () => {
		const open = await opened();
		const objection = await objectionOf(open, '2025-03-20');
		expect(objection.late).toBe(true);
		expect(
			await answerObjection(desk(), open.id, objection.id, {
				outcome: 'refused',
				reason: '',
				corrections: [],
			}),
		).toMatchObject({ code: 'objection.reason' });
		good(
			await answerObjection(desk(), open.id, objection.id, {
				outcome: 'refused',
				reason: '逾期且无证据',
				corrections: [],
			}),
		);
		good(
			await answerObjection(desk(), open.id, objection.id, {
				outcome: 'refused',
				reason: '税务数据无误',
				corrections: [],
			}),
		);
		const [now] = await listObjections(desk(), open.id);
		expect(now?.answer?.reason).toBe('税务数据无误');
		expect(now?.earlier.map((a) => a.reason)).toEqual(['逾期且无证据']);
		good(await step(open, 'closed'));
		expect(good(await step(open, 'final')).state).toBe('final');
	});

	it('takes back the whole answer where one correction cannot be', async () => {
		const open = await opened();
		const objection = await objectionOf(open);
		const firm = await subject(CODES[8] as string);
		await expect(
			answerObjection(desk(), open.id, objection.id, {
				outcome: 'accepted',
				reason: '',
				corrections: [
					{
						kind: 'yearly',
						subject: firm,
						parcel: null,
						fromDate: null,
						year: 2024,
						field: 'taxWan',
						value: 1,
					},
				],
			}),
		).rejects.toThrow('没有这项可以更正的事实');
		expect((await listObjections(desk(), open.id))[0]?.answer).toBeNull();
	});

	it('corrects land, occupancy and register beside yearly figures, each with its old value', async () => {
		const open = await opened();
		const objection = await objectionOf(open);
		const [firm, parcel] = [await subject(CODES[9] as string), await subject(PARCELS[9] as string)];
		const none = { parcel: null, fromDate: null, year: null };
		const answered = good(
			await answerObjection(desk(), open.id, objection.id, {
				outcome: 'partly',
				reason: '面积属实，税收已更正',
				corrections: [
					{ kind: 'enterprises', subject: firm, ...none, field: 'industry', value: 'C34' },
					{ kind: 'occupancies', subject: firm, ...none, parcel, field: 'areaMu', value: 9.5 },
					{ kind: 'parcels', subject: parcel, ...none, field: 'registeredAreaM2', value: 6333.33 },
				],
			}),
		);
		expect(answered.answer?.corrections.map((c) => [c.field, c.oldValue, c.newValue])).toEqual([
			['industry', 'C33', 'C34'],
			['areaMu', 10, 9.5],
			['registeredAreaM2', expect.closeTo(6666.67, 1), 6333.33],
		]);
		// what the correction does not name stays as it was
		const { rows } = await home.db.query(
			`select name, industry, (select count(*)::int from enterprises x where x.subject_id = e.subject_id) as versions
			   from enterprises e where subject_id = $1 and superseded_at is null`,
			[firm],
		);
		expect(rows).toMatchObject([{ name: '癸公司', industry: 'C34', versions: 2 }]);
	});

	it('shows a re-grading beside the computed grade, carries it on where it still holds, and withdraws without deleting', async () => {
		const firm = await subject(CODES[0] as string);
		const [row] = await runs.rowsOf(desk(), run.id, 'enterprise', [firm]);
		const before = row?.grade as string;
		const to = before === 'A' ? 'B' : 'A';
		const made: RegradingAnswer = await makeRegrading(desk(), {
			run: run.id,
			kind: 'enterprise',
			subject: firm,
			to,
			reason: '市级重点扶持',
			evidence: '某府办纪要〔2025〕1 号',
		});
		expect(made).toMatchObject({ gradeBefore: before, to, endedAt: null });
		const open = await opened();
		const listed = (await noticeRows(desk(), open.id))?.rows.find((r) => r.subject === firm);
		expect(listed).toMatchObject({ public: { gradeBefore: before, grade: to }, regrading: made.id });
		expect((await runs.rowsOf(desk(), run.id, 'enterprise', [firm]))[0]?.grade).toBe(before);

		const again = await rerunNotice(desk(), open.id);
		const [carried] = await listRegradings(desk(), { run: again.run, live: true });
		expect(carried).toMatchObject({ subject: firm, to, carriedFrom: made.id, reason: '市级重点扶持' });
		expect(again.editions[1]?.lapsed).toEqual([]);

		const ended = good(await withdrawRegrading(desk(), made.id, '纪要已废止'));
		expect(ended).toMatchObject({ withdrawnReason: '纪要已废止', endedAt: expect.any(String) });
		expect(await withdrawRegrading(desk(), made.id, '再撤')).toMatchObject({ code: 'regrading.ended' });
		expect((await listRegradings(desk(), { run: run.id })).map((r) => r.id)).toEqual([made.id]);
	});

	it('says that its list is behind when a re-grading came after it', async () => {
		const open = await opened();
		expect(open.behind).toBe(false);
		const firm = await subject(CODES[4] as string);
		const [row] = await runs.rowsOf(desk(), run.id, 'enterprise', [firm]);
		await makeRegrading(desk(), {
			run: run.id,
			kind: 'enterprise',
			subject: firm,
			to: row?.grade === 'A' ? 'B' : 'A',
			reason: '部门联席会议',
			evidence: null,
		});
		good(await step(open, 'closed'));
		expect(await step(open, 'final')).toMatchObject({ code: 'notice.rerun-needed' });
		expect((await editions.list(desk(), open.id)).map((e) => e.edition)).toEqual([1]);
	});

	it('is withdrawn with a reason only', async () => {
		const open = await opened();
		expect(await step(open, 'withdrawn')).toMatchObject({ code: 'notice.reason' });
		expect(good(await step(open, 'withdrawn', '名单有误'))).toMatchObject({ state: 'withdrawn' });
	});

	it('lists as determined what a numbered paper determines, until another settles it', async () => {
		const paper = `宗地代码,文书类型,文号,文书日期\n${PARCELS[2]},闲置土地认定书,某资规闲认〔2024〕2 号,2024-06-01\n${PARCELS[3]},闲置土地认定书,某资规闲认〔2024〕3 号,2024-06-01\n${PARCELS[3]},闲置土地处置完毕,某资规〔2024〕9 号,2024-12-01\n${PARCELS[4]},发现涉嫌闲置,,2024-06-01\n`;
		const report = await importText(home.db, 'decisions', paper);
		expect(report.state, JSON.stringify(report.problems)).toBe('live');
		const later = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-02-01' });
		const made = await draftNotice(desk(), {
			...words,
			kind: 'determinations',
			subjectKind: 'parcel',
			run: later.id,
		});
		const open = good(await step(made, 'open'));
		expect((await noticeRows(desk(), open.id))?.rows.map((row) => row.public)).toEqual([
			{
				name: NAMES[2],
				code: PARCELS[2],
				location: null,
				areaMu: expect.closeTo(10, 3),
				determined: 'idle',
				decisionNo: '某资规闲认〔2024〕2 号',
				decidedOn: '2024-06-01',
			},
		]);
	});

	it('has no list of determinations where nothing was decided, whatever is suspected', async () => {
		const made = await draftNotice(desk(), {
			...words,
			kind: 'determinations',
			subjectKind: 'parcel',
			run: run.id,
		});
		expect(await step(made, 'open')).toMatchObject({ code: 'notice.empty' });
	});
});
