import { NUMERIC_FACTS, type NumericFact } from '../facts.ts';
import { FACT_NAMES } from '../fact-names.ts';
import { OTHER_FACT_NAMES } from '../other-fact-names.ts';
import { ENTERPRISE_KEYS } from './enterprise.ts';
import { reference, yesNo, type RecordKind } from './record-kind.ts';

/** Below zero in a year of refunds or losses; everything else is counted from zero. */
const MAY_BE_NEGATIVE = new Set<NumericFact>(['taxWan', 'valueAddedWan', 'revenueWan']);

/** An enterprise's figures of a year: one row of the file becomes one row a figure, so each keeps its own source. */
export const yearly: RecordKind = {
	name: 'yearly',
	zh: '年度数据',
	en: 'Yearly figures',
	table: 'yearly_figures',
	geometry: 'none',
	subject: 'enterprise',
	identity: ['enterprise', 'year'],
	figures: { keys: { year: null } },
	fields: [
		reference('enterprise', 'enterprises', 'subject_id', ENTERPRISE_KEYS, 'enterprise', { required: true }),
		{
			name: 'year',
			type: 'integer',
			zh: ['年份', '年度', '数据年度', '数据年份', '统计年度', '评价年度'],
			en: 'year',
			required: true,
			min: 1990,
			max: 2100,
		},
		...NUMERIC_FACTS.map((fact) => ({
			name: fact,
			type: 'number' as const,
			zh: FACT_NAMES[fact].zh,
			en: FACT_NAMES[fact].en,
			unit: FACT_NAMES[fact].unit,
			units: FACT_NAMES[fact].units,
			min: MAY_BE_NEGATIVE.has(fact) ? undefined : 0,
		})),
		yesNo('aboveScale', OTHER_FACT_NAMES.aboveScale.zh, 'above scale'),
	],
};
