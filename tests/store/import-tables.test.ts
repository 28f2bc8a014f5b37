import ExcelJS from 'exceljs';
import { beforeAll, expect, it } from 'vitest';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import { importFile } from '#lib/server/tasks/import.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

const A = makeUscc({ serial: 1 });
const B = makeUscc({ serial: 2 });
const C = makeUscc({ serial: 3 });
const ORGANISATION_OF_B = B.slice(8, 17);
const REGISTRATION = '110108000000016';

eachHome('import of tables', (home) => {
	beforeAll(async () => {
		await importText(
			home.db,
			'enterprises',
			`统一社会信用代码,企业名称,工商注册号\n${A},甲厂,${REGISTRATION}\n${B},乙厂,\n`,
		);
		await importText(home.db, 'parcels', collection(square({ 宗地代码: 'P1', 宗地号: '12-3' }, 119.9, 28.4)));
	});

	const live = async <T extends object>(sql: string, params: unknown[] = []) =>
		(await home.db.query<T & Record<string, unknown>>(sql, params)).rows;
	const figures = (year: number) =>
		live<{ code: string; fact: string; value: number; unit: string; reported: string | null }>(
			`select s.code, y.fact, y.value::float8 as value, y.unit, y.reported from yearly_figures y
			   join subjects s on s.id = y.subject_id where y.year = $1 and y.superseded_at is null order by s.code, y.fact`,
			[year],
		);

	it('counts what is new, changed and unchanged, and keeps the file and the row', async () => {
		const text = (name: string) => `统一社会信用代码,企业名称\n${A},${name}\n${C},丙厂\n`;
		expect(await importText(home.db, 'enterprises', text('甲厂'))).toMatchObject({
			state: 'live',
			read: 2,
			inserted: 1,
			updated: 0,
			unchanged: 1,
			rejected: 0,
			problems: [],
		});
		const report = await importText(home.db, 'enterprises', text('甲厂有限公司'));
		expect(report).toMatchObject({ inserted: 0, updated: 1, unchanged: 1 });
		expect(
			await live(
				`select e.name, e.registration_no, e.row_no, b.file_name, length(c.bytes) as bytes from enterprises e
				   join import_batches b on b.id = e.batch_id join source_file_chunks c on c.hash = b.file_hash
				  where e.code = $1 and e.superseded_at is null`,
				[A],
			),
			'a column that the file does not have keeps its value',
		).toEqual([
			{
				name: '甲厂有限公司',
				registration_no: REGISTRATION,
				row_no: 2,
				file_name: 'enterprises.csv',
				bytes: Buffer.byteLength(text('甲厂有限公司')),
			},
		]);
	});

	it('supersedes and never overwrites: what was known before is still there to read', async () => {
		await importText(home.db, 'yearly', `统一社会信用代码,年度,税收(万元)\n${A},2020,100\n`);
		const [then] = await live<{ now: string }>(`select now()`);
		await importText(home.db, 'yearly', `统一社会信用代码,年度,税收(万元)\n${A},2020,120\n`);
		const known = (at: string | undefined) =>
			live<{ value: number }>(
				`select y.value::float8 as value from yearly_figures y join subjects s on s.id = y.subject_id
				  where s.code = $1 and y.year = 2020 and y.recorded_at <= coalesce($2::timestamptz, now())
				    and (y.superseded_at is null or y.superseded_at > coalesce($2::timestamptz, now()))`,
				[A, at],
			);
		expect(await known(then?.now)).toEqual([{ value: 100 }]);
		expect(await known(undefined)).toEqual([{ value: 120 }]);
		expect(
			await live(
				`select o.value::float8 as old, n.value::float8 as new from yearly_figures o join yearly_figures n on n.version = o.superseded_by`,
			),
		).toEqual([{ old: 100, new: 120 }]);
	});

	it('keeps each figure with its own source, in its unit, as reported; a blank takes nothing back', async () => {
		await importText(
			home.db,
			'yearly',
			`统一社会信用代码,税收(元),用地面积（公顷）,用电量/千瓦时\n${A},"1,234,500",2,50000\n`,
			{ year: 2021 },
		);
		await importText(home.db, 'yearly', `统一社会信用代码,税收(元),工业增加值,是否规上\n${A},,300,是\n`, {
			year: 2021,
		});
		expect(await figures(2021)).toEqual([
			{ code: A, fact: 'aboveScale', value: 1, unit: null, reported: null },
			{ code: A, fact: 'electricityWanKwh', value: 5, unit: '万千瓦时', reported: '50000 千瓦时' },
			{ code: A, fact: 'landMu', value: 30, unit: '亩', reported: '2 公顷' },
			{ code: A, fact: 'taxWan', value: 123.45, unit: '万元', reported: '1,234,500 元' },
			{ code: A, fact: 'valueAddedWan', value: 300, unit: '万元', reported: '300' },
		]);
	});

	it('finds an enterprise by its old 15-digit and 9-character keys, and a parcel by its old number', async () => {
		const text = `企业代码,税收\n${REGISTRATION},1\n${ORGANISATION_OF_B.slice(0, 8)}-${ORGANISATION_OF_B.slice(8)},2\n`;
		expect(await importText(home.db, 'yearly', text, { year: 2022 })).toMatchObject({
			state: 'live',
			inserted: 2,
		});
		expect((await figures(2022)).map((f) => [f.code, f.value])).toEqual([
			[A, 1],
			[B, 2],
		]);
		expect(
			await importText(
				home.db,
				'occupancies',
				`统一社会信用代码,宗地代码,分摊比例(%),用地方式\n${A},12-3,100,自有\n`,
			),
		).toMatchObject({ state: 'live', inserted: 1, problems: [] });
	});

	it('all or nothing: one refused row keeps the file out, and every refused row is told', async () => {
		const wrong = `${A.slice(0, 17)}${A.endsWith('0') ? '1' : '0'}`;
		const text = `统一社会信用代码,年度,税收\n${B},2019,5\n${wrong},2019,6\n${B},二〇一八,x\n`;
		const report = await importText(home.db, 'yearly', text);
		expect(report).toMatchObject({
			state: 'rejected',
			read: 3,
			inserted: 0,
			updated: 0,
			unchanged: 0,
			rejected: 2,
		});
		expect(report.problems).toEqual([
			expect.objectContaining({
				code: 'reference.unknown',
				file: 'yearly.csv',
				row: 3,
				path: 'enterprise',
				got: wrong,
			}),
			expect.objectContaining({
				code: 'cell.number',
				row: 4,
				path: 'year',
				got: '二〇一八',
				expected: expect.anything(),
			}),
			expect.objectContaining({
				code: 'cell.number',
				row: 4,
				path: 'taxWan',
				got: 'x',
				fix: expect.any(String),
			}),
		]);
		expect(await figures(2019)).toEqual([]);
		const taken = await importText(home.db, 'yearly', text, { skipRejected: true });
		expect(taken).toMatchObject({ state: 'live', inserted: 1, rejected: 2 });
		expect(taken.problems).toHaveLength(3);
		expect((await figures(2019)).map((f) => f.value)).toEqual([5]);
	});

	it('a dry run counts as the real one would and changes nothing', async () => {
		const text = `统一社会信用代码,年度,税收\n${A},2018,5\n${B},2018,6\n`;
		expect(await importText(home.db, 'yearly', text, { dryRun: true })).toMatchObject({
			state: 'dry-run',
			read: 2,
			inserted: 2,
			rejected: 0,
		});
		expect(await figures(2018)).toEqual([]);
		expect(await importText(home.db, 'yearly', text)).toMatchObject({ state: 'live', inserted: 2 });
	});

	it('refuses both of two rows about the same thing, by whichever key they name it', async () => {
		const text = `企业代码,年度,税收\n${A},2017,5\n${REGISTRATION},2017,6\n${B},2017,7\n`;
		const report = await importText(home.db, 'yearly', text, { skipRejected: true });
		expect(report).toMatchObject({ inserted: 1, rejected: 2 });
		expect(report.problems.map((p) => [p.code, p.row])).toEqual([
			['row.duplicate', 2],
			['row.duplicate', 3],
		]);
		expect((await figures(2017)).map((f) => f.value)).toEqual([7]);
	});

	it('a code without its check digit is refused, a code of the bureau’s own is taken where the file says so', async () => {
		expect(
			(await importText(home.db, 'enterprises', `统一社会信用代码,企业名称\n12345,丁厂\n`)).problems,
		).toEqual([expect.objectContaining({ code: 'enterprise.code', row: 2, path: 'code', got: '12345' })]);
		expect(
			await importText(home.db, 'enterprises', `统一社会信用代码,企业名称,代码类型\n12345,丁厂,自编码\n`),
		).toMatchObject({ state: 'live', inserted: 1 });
	});

	it('says which headings it saw and which were due where a required one is missing', async () => {
		const report = await importText(home.db, 'yearly', `单位,纳税\n${A},5\n`, { year: 2016 });
		expect(report).toMatchObject({ state: 'rejected', read: 1, rejected: 1 });
		expect(report.problems).toEqual([
			expect.objectContaining({
				code: 'heading.missing',
				path: 'enterprise',
				got: ['单位', '纳税'],
				expected: expect.arrayContaining(['统一社会信用代码']),
			}),
		]);
	});

	it('does not guess between two columns that fit alike, nor at a unit that is not money', async () => {
		const two = await importText(home.db, 'yearly', `统一社会信用代码,税收(元),税收(万元)\n${A},5,6\n`, {
			year: 2016,
		});
		expect(two.problems).toEqual([expect.objectContaining({ code: 'heading.ambiguous', path: 'taxWan' })]);
		const dollars = await importText(home.db, 'yearly', `统一社会信用代码,税收(美元)\n${A},5\n`, {
			year: 2016,
		});
		expect(dollars.problems).toEqual([expect.objectContaining({ code: 'heading.unit', got: '美元' })]);
	});

	it('reads a GBK file as Excel saves it', async () => {
		// GBK bytes of 企业代码,年度,税收
		const heading = Buffer.from('c6f3d2b5b4fac2eb2cc4eab6c82ccbb0cad50d0a', 'hex');
		const bytes = new Uint8Array(Buffer.concat([heading, Buffer.from(`${A},2015,8.5\r\n`)]));
		expect(await importFile(home.db, { kind: 'yearly', fileName: '税收.csv', bytes })).toMatchObject({
			state: 'live',
			inserted: 1,
			problems: [],
		});
		expect((await figures(2015)).map((f) => f.value)).toEqual([8.5]);
	});

	it('reads a workbook, its dates too, and keeps the sheet', async () => {
		const workbook = new ExcelJS.Workbook();
		const sheet = workbook.addWorksheet('名录');
		sheet.addRow(['2014 年企业名录']);
		sheet.addRow(['统一社会信用代码', '企业名称', '成立日期']);
		sheet.addRow([C, '丙厂', new Date(Date.UTC(2009, 4, 6))]);
		const bytes = new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
		const report = await importFile(home.db, { kind: 'enterprises', fileName: '名录.xlsx', bytes });
		expect(report).toMatchObject({ state: 'live', updated: 1, problems: [] });
		expect(
			await live(
				`select e.established_on, e.row_no, b.sheet from enterprises e join import_batches b on b.id = e.batch_id
				  where e.code = $1 and e.superseded_at is null`,
				[C],
			),
		).toEqual([{ established_on: '2009-05-06', row_no: 3, sheet: '名录' }]);
	});

	it('keeps a cell that looks like a formula as the text it is', async () => {
		await importText(
			home.db,
			'enterprises',
			`统一社会信用代码,企业名称\n${B},"=HYPERLINK(""http://x"",""乙"")"\n`,
		);
		expect(await live(`select name from enterprises where code = $1 and superseded_at is null`, [B])).toEqual(
			[{ name: '=HYPERLINK("http://x","乙")' }],
		);
	});

	it('reads by a mapping: their headings, factors, constants, the row number as a key', async () => {
		const report = await importText(home.db, 'enterprises', `Company,Local Tax\nAcme,7\nBeta,8\n`, {
			mapping: {
				key: '#row',
				columns: { name: 'Company' },
				constants: { codeScheme: 'local' },
			},
		});
		expect(report).toMatchObject({ state: 'live', inserted: 2, problems: [] });
		await importText(home.db, 'yearly', `Company,Local Tax\nAcme,7\nBeta,8\n`, {
			mapping: {
				key: '#row',
				columns: { taxWan: { from: 'Local Tax', factor: 10 } },
				constants: { year: 2014 },
			},
		});
		expect((await figures(2014)).map((f) => [f.code, f.value])).toEqual([
			['2', 70],
			['3', 80],
		]);
	});

	it('remarks on shares that do not sum to 1 and stores them as given', async () => {
		const report = await importText(
			home.db,
			'occupancies',
			`统一社会信用代码,宗地代码,分摊比例,用地方式\n${B},P1,0.6,租赁\n`,
		);
		expect(report).toMatchObject({ state: 'live', inserted: 1, rejected: 0 });
		expect(report.problems).toEqual([
			expect.objectContaining({ code: 'note.shares', got: 0.6, expected: 1, row: 2 }),
		]);
	});
});
