import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importFile } from '#lib/server/tasks/import.ts';
import { eachHome } from '../support/databases.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const LISHUI = join(DATA, 'lishui-gbk-cgcs2000-derived/lishui_gbk_cgcs2000_gk40.zip');
const LANDCHINA = join(DATA, 'landchina-supply-2018/landchina_203.utf8.csv');

eachHome('import of real input', (home) => {
	it.skipIf(!existsSync(LISHUI))(
		'Lishui: GBK names and dbf without .cpg, Gauss-Krüger, opens right the first time',
		async () => {
			const report = await importFile(home.db, { kind: 'regions', fileName: '丽水.zip', path: LISHUI });
			expect(report).toMatchObject({ state: 'live', read: 9, inserted: 9, rejected: 0 });
			const { rows } = await home.db.query(
				`select count(*)::int as count, sum(area_m2)::float8 / 1e6 as km2, bool_or(name = '景宁畲族自治县') as jingning,
			        (select crs from import_batches where kind = 'regions' order by id desc limit 1) as crs from regions`,
			);
			expect(rows[0]).toMatchObject({ count: 9, jingning: true, crs: 'EPSG:4528' });
			expect(Math.abs((rows[0]?.km2 as number) - 17_259.08)).toBeLessThan(0.1);
		},
	);

	it.skipIf(!existsSync(LANDCHINA))(
		'landchina: 203 supplies, hectares and 万元, Chinese dates, blanks stay unknown',
		async () => {
			const report = await importFile(home.db, {
				kind: 'supplies',
				fileName: 'landchina_203.utf8.csv',
				path: LANDCHINA,
				mapping: {
					key: 'idnumber',
					columns: { areaM2: { from: 'area', unit: '公顷' }, priceWan: { from: 'price', unit: '万元' } },
				},
			});
			expect(report).toMatchObject({ state: 'live', read: 203, inserted: 203, rejected: 0 });
			const { rows } = await home.db.query(
				`select count(*)::int as industrial, round(sum(area_m2) / 1e4, 4)::float8 as ha,
			        (count(price_wan))::int as priced, round(sum(area_m2) filter (where price_wan is not null) / 1e4, 4)::float8 as "pricedHa",
			        round(sum(price_wan), 2)::float8 as wan,
			        round(sum(price_wan) / (sum(area_m2) filter (where price_wan is not null) * 3 / 2000), 2)::float8 as "wanPerMu"
			   from supplies where land_use = '工业用地' and superseded_at is null`,
			);
			expect(rows[0]).toEqual({
				industrial: 35,
				ha: 154.9194,
				priced: 34,
				pricedHa: 144.3553,
				wan: 32_509.74,
				wanPerMu: 15.01,
			});
			const { rows: dates } = await home.db.query(
				`select count(*) filter (where started_on is not null or finished_on is not null)::int as actual,
			        min(signed_on) as first, bool_and(agreed_start is not null) as planned from supplies where land_use = '工业用地'`,
			);
			expect(dates[0]).toMatchObject({ actual: 0, planned: true });
		},
	);
});
