import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../record-kinds/kinds.ts';
import { planColumns, type ColumnPlan } from './columns.ts';

const { enterprises, parcels, yearly } = RECORD_KINDS;
const fed = (plan: ColumnPlan) =>
	Object.fromEntries(plan.columns.map((c) => [c.field.name, c.from ?? c.constant]));

describe('columns of a file', () => {
	it('are found by Chinese synonyms, whatever their width, spaces and stars', () => {
		const plan = planColumns(parcels, ['*宗地代码', '使用权人 ', '登记面积（亩）', 'DLBM']);
		expect(fed(plan)).toEqual({
			code: '*宗地代码',
			holder: '使用权人 ',
			registeredAreaM2: '登记面积（亩）',
			landUse: 'DLBM',
		});
		expect(plan.problems).toEqual([]);
	});

	it('carry their unit in brackets or after a slash, remarks beside it', () => {
		const plan = planColumns(yearly, [
			'信用代码',
			'年份',
			'评价税收（元，不含契税）',
			'用地面积/公顷',
			'综合能耗(等价值)(吨标煤)',
		]);
		expect(plan.columns.map((c) => [c.field.name, c.factor])).toEqual(
			expect.arrayContaining([
				['taxWan', 1e-4],
				['landMu', 15],
				['energyTce', 1],
			]),
		);
	});

	it('prefer the better word and leave the other one unused', () => {
		const plan = planColumns(yearly, ['统一社会信用代码', '年份', '税收', '评价税收']);
		expect(fed(plan)).toMatchObject({ taxWan: '评价税收' });
		expect(plan.unused).toEqual(['税收']);
	});

	it('a required field may share a heading: a list that has only organisation codes', () => {
		expect(fed(planColumns(enterprises, ['组织机构代码', '单位名称']))).toEqual({
			code: '组织机构代码',
			name: '单位名称',
			organisationCode: '组织机构代码',
		});
	});

	it('that fit equally are not chosen between, equal headings neither', () => {
		const problems = (headings: string[]) =>
			planColumns(yearly, ['信用代码', '年份', ...headings]).problems.map((p) => p.code);
		expect(problems(['税收(元)', '税收(万元)'])).toEqual(['heading.ambiguous']);
		expect(problems(['税收', '税收_2'])).toEqual(['heading.ambiguous']);
	});

	it('take the year of the command where the file has none, and the file’s where it has', () => {
		expect(fed(planColumns(yearly, ['信用代码', '税收'], {}, { year: 2023 }))).toMatchObject({ year: 2023 });
		expect(fed(planColumns(yearly, ['信用代码', '税收', '年度'], {}, { year: 2023 }))).toMatchObject({
			year: '年度',
		});
	});

	it('follow the mapping before the synonyms; null leaves a field out', () => {
		const plan = planColumns(yearly, ['ID', 'Tax', '税收', '用地面积'], {
			key: 'ID',
			columns: { taxWan: { from: 'Tax', unit: '元' }, landMu: null },
			constants: { year: 2020 },
		});
		expect(fed(plan)).toEqual({ enterprise: 'ID', taxWan: 'Tax', year: 2020 });
		expect(plan.columns.find((c) => c.field.name === 'taxWan')?.factor).toBe(1e-4);
		expect(plan.problems).toEqual([]);
	});

	it('name what is wrong with a mapping: an unknown field, a heading that is not there, a unit that is not the field’s', () => {
		const { problems } = planColumns(yearly, ['ID', 'Tax'], {
			key: 'ID',
			columns: { tax: 'Tax', revenueWan: 'Revenue', taxWan: { from: 'Tax', unit: '吨' } },
			constants: { year: 2020 },
		});
		expect(problems.map((p) => [p.code, p.path])).toEqual([
			['mapping.field', 'columns.tax'],
			['mapping.heading', 'columns.revenueWan'],
			['heading.unit', 'columns.taxWan'],
		]);
	});
});
