import { beforeAll, expect, it } from 'vitest';
import type { ShareDetail, ShareInput } from '#lib/api/shares.ts';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import { listShares, saveShares, shareDetailOf } from '#lib/server/tasks/shares.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

const [TWO, ONE] = [1, 2].map((serial) => makeUscc({ serial, region: '331102' })) as [string, string];
const P = (n: number) => `331102001001GB0000${n}`;

eachHome('the split of an enterprise over its parcels', (home) => {
	let id: number;
	const input = (detail: ShareDetail, change: Partial<ShareInput>): ShareInput => ({
		year: 2024,
		basis: 'area',
		reason: '税务科来函',
		parts: detail.places.map(({ version, areaMu, floorM2, share }) => ({ version, areaMu, floorM2, share })),
		...change,
	});
	const detail = async () => (await shareDetailOf(home.db, id, 2024)) as ShareDetail;

	beforeAll(async () => {
		const load = async (kind: Parameters<typeof importText>[1], text: string) => {
			const report = await importText(home.db, kind, text);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		};
		await load(
			'parcels',
			collection(
				square({ 宗地代码: P(1), '登记面积(亩)': 15 }, 119.9, 28.4),
				square({ 宗地代码: P(2), '登记面积(亩)': 15 }, 119.901, 28.4),
				square({ 宗地代码: P(3), '登记面积(亩)': 15 }, 119.902, 28.4),
			),
		);
		await load('enterprises', `统一社会信用代码,企业名称,行业代码\n${TWO},甲,C33\n${ONE},乙,C34\n`);
		await load(
			'occupancies',
			`统一社会信用代码,宗地代码,分摊比例,用地方式,用地面积(亩)\n${TWO},${P(1)},0.5,自有,10\n${TWO},${P(2)},0.3,自有,10\n${TWO},${P(3)},0.1,自有,10\n${ONE},${P(3)},1,租赁,5\n`,
		);
		await load('yearly', `年份,统一社会信用代码,税收(万元)\n2024,${TWO},0.010001\n2024,${ONE},7\n`);
		id = (await listShares(home.db, 2024)).enterprises[0]?.id as number;
	});

	it('lists the enterprise whose shares do not sum to 1, and the parcel that two use', async () => {
		const list = await listShares(home.db, 2024);
		expect(list.enterprises).toMatchObject([{ code: TWO, places: 3, state: 'not-one', taxWan: 0.010001 }]);
		expect(list.parcels).toMatchObject([{ code: P(3), occupants: [{ name: '甲' }, { name: '乙' }] }]);
	});

	it('splits nothing while the shares are off', async () => {
		expect((await detail()).places.map((place) => place.parts)).toEqual([{}, {}, {}]);
	});

	it('by land: three times a third, the tax to the cent, the earlier shares kept', async () => {
		const saved = (await saveShares(home.db, id, input(await detail(), {}))) as ShareDetail;
		expect(saved.places.map((place) => place.parts.taxWan)).toEqual([0.003334, 0.003334, 0.003333]);
		expect(saved.places.map((place) => place.shareBasis)).toEqual(['用地面积', '用地面积', '用地面积']);
		expect(saved.history.map((h) => h.share).sort()).toEqual([0.1, 0.3, 0.5]);
		expect((await listShares(home.db, 2024)).enterprises[0]?.state).toBe('ok');
	});

	it('refuses a change over a version that somebody else has changed', async () => {
		const read = await detail();
		await saveShares(home.db, id, input(read, {}));
		expect(await saveShares(home.db, id, input(read, {}))).toMatchObject({ code: 'changed-meanwhile' });
	});

	it('refuses floor as a key where a place has none, and writes nothing', async () => {
		const before = await detail();
		await expect(saveShares(home.db, id, input(before, { basis: 'floor' }))).rejects.toThrow('没有建筑面积');
		expect(await detail()).toEqual(before);
	});

	it('by hand: stated shares, with the reason on record', async () => {
		const read = await detail();
		const parts = input(read, {}).parts.map((part, i) => ({
			...part,
			share: [0.5, 0.25, 0.25][i] as number,
		}));
		await saveShares(home.db, id, input(read, { basis: 'manual', parts, reason: '现场核定' }));
		const again = await saveShares(home.db, id, input(await detail(), { basis: 'area' }));
		expect((again as ShareDetail).history[0]).toMatchObject({ shareBasis: '人工核定', reason: '现场核定' });
	});
});
