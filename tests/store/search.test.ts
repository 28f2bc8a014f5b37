import { beforeAll, expect, it } from 'vitest';
import { shortlistCriteria } from '#lib/api/shortlists.ts';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import * as drawings from '#lib/server/store/drawings.ts';
import { search } from '#lib/server/store/search.ts';
import * as shortlists from '#lib/server/store/shortlists.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

const CODE = '331102001002GB00016';

eachHome('search', (home) => {
	const hits = async (text: string) =>
		(await search(home.db, text)).map(({ kind, code, name, rank }) => [kind, code || name, rank]);

	beforeAll(async () => {
		const parks = collection(
			square({ 园区代码: 'K1', 园区名称: '翎光园区', 园区类型: '省级经济开发区' }, 119.89, 28.39, 1000),
		);
		await importText(home.db, 'parks', parks);
		const parcel = (code: string, holder: string, lon: number) =>
			square({ 宗地代码: code, 权利人: holder, 坐落: '翎光路 100%' }, lon, 28.391, 80);
		await importText(
			home.db,
			'parcels',
			collection(
				parcel(CODE, '翎光机械有限公司', 119.891),
				parcel('331102001002GB00017', '丰森_鞋厂', 119.893),
			),
		);
		const box = drawings.insert(home.db, {
			name: '翎光北块',
			note: null,
			geom: (
				await home.db.query<{ hex: string }>(
					`select encode(ST_AsEWKB(ST_Multi(ST_MakeEnvelope(119.9, 28.4, 119.91, 28.41, 4490))), 'hex') as hex`,
				)
			).rows[0]?.hex as string,
		});
		await box;
	});

	it('finds a parcel by its code, a fragment of it and its holder, the very code first', async () => {
		expect(await hits(CODE)).toEqual([['parcel', CODE, 0]]);
		expect(await hits('GB0001')).toEqual([
			['parcel', '331102001002GB00017', 2],
			['parcel', CODE, 2],
		]);
		expect(await hits('丰森')).toEqual([['parcel', '331102001002GB00017', 1]]);
	});

	it('groups what it finds: places, parcels, saved drawings', async () => {
		expect((await hits('翎光')).map(([kind]) => kind)).toEqual(['park', 'parcel', 'parcel', 'drawing']);
	});

	it('takes signs of a pattern as they are written', async () => {
		expect((await hits('100%')).length).toBe(2);
		expect(await hits('森_鞋')).toEqual([['parcel', '331102001002GB00017', 2]]);
		expect(await hits('机_有')).toEqual([]);
		expect(await hits(`'; drop table parcels; --`)).toEqual([]);
	});

	it('gives the box of what has one, and no more of a kind than asked', async () => {
		const [first, ...more] = await search(home.db, '331102001002', 1);
		expect(more).toEqual([]);
		expect(first?.bbox?.map((n) => Number(n.toFixed(2)))).toHaveLength(4);
	});

	it('finds a constraint by the number of its approval, a low-slope block and a shortlist by their names', async () => {
		const paper = {
			管制编号: 'F1',
			名称: '碧湖片区',
			管制类型: '永久基本农田',
			批准文号: '浙土字〔2022〕7号',
		};
		await importText(home.db, 'constraints', collection(square(paper, 119.95, 28.4)));
		const block = { 地块编号: 'D-7', 地块名称: '南坡台地' };
		await importText(home.db, 'low-slope', collection(square(block, 119.96, 28.4)));
		expect(await hits('浙土字〔2022〕7号')).toEqual([['constraint', 'F1', 1]]);
		expect(await hits('碧湖')).toEqual([['constraint', 'F1', 1]]);
		expect(await hits('南坡台地')).toEqual([['low-slope', 'D-7', 0]]);
	});

	it('finds a shortlist by its name, until it is deleted', async () => {
		const firm = makeUscc({ serial: 1, region: '331102' });
		await importText(home.db, 'enterprises', `统一社会信用代码,企业名称,行业代码\n${firm},甲,C33\n`);
		await importText(home.db, 'yearly', `年份,统一社会信用代码,税收(万元),是否规上\n2024,${firm},300,否\n`);
		const run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' });
		const criteria = shortlistCriteria.parse({});
		const id = await shortlists.insert(home.db, { name: '城北腾退', run: run.id, criteria }, []);
		expect(await hits('腾退')).toEqual([['shortlist', '城北腾退', 2]]);
		await home.db.query('update shortlists set deleted_at = now() where id = $1', [id]);
		expect(await hits('腾退')).toEqual([]);
	});

	it('leaves out a drawing that was deleted', async () => {
		await home.db.query('update drawings set deleted_at = now()');
		expect((await hits('翎光')).map(([kind]) => kind)).toEqual(['park', 'parcel', 'parcel']);
	});
});
