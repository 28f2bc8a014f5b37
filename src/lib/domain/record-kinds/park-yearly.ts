import { PARK_FACT_NAMES, parkFactName } from '../park/park-facts.ts';
import { reference, type RecordKind } from './record-kind.ts';

/** A development zone's figures of a year: one row of the file becomes one row a figure, so each keeps its own source. */
export const parkYearly: RecordKind = {
	name: 'park-yearly',
	zh: '园区年度数据',
	en: 'Yearly park figures',
	table: 'park_figures',
	geometry: 'none',
	subject: 'park',
	identity: ['park', 'year', 'part'],
	figures: { keys: { year: null, part: 'whole' } },
	fields: [
		reference('park', 'parks', 'subject_id', ['园区代码', '园区编号', '开发区代码', '园区名称'], 'park', {
			required: true,
		}),
		{
			name: 'year',
			type: 'integer',
			zh: ['年份', '年度', '数据年度', '数据年份', '统计年度', '评价年度'],
			en: 'year',
			required: true,
			min: 1990,
			max: 2100,
		},
		{
			name: 'part',
			type: 'choice',
			zh: ['评价区域', '区域类型', 'KFQPJFW'],
			en: 'evaluation area',
			choices: {
				全区: 'whole',
				合计: 'whole',
				whole: 'whole',
				主区: 'main',
				main: 'main',
				发展方向区: 'growth',
				growth: 'growth',
			},
		},
		...PARK_FACT_NAMES.map((fact) => {
			const { zh, en, unit, units } = parkFactName(fact);
			return { name: fact, type: 'number' as const, zh, en, unit, units, min: 0 };
		}),
	],
};
