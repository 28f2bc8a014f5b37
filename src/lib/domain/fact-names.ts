import type { NumericFact } from './facts.ts';

/** How a fact is headed in a bureau's tables, and in which units it comes. The one list of synonyms of the facts. */
export interface FactName {
	/** Headings understood, the preferred first; compared without spaces, brackets and full-width forms. */
	zh: string[];
	en: string;
	/** Canonical unit of the stored value; '' for a count or a code. */
	unit: string;
	/** Units a heading (or a figure of a rule) may name → factor to the canonical unit. */
	units: Record<string, number>;
}

const MONEY = {
	万元: 1,
	万: 1,
	元: 1e-4,
	千元: 0.1,
	百万元: 100,
	亿元: 1e4,
	亿: 1e4,
	万元人民币: 1,
	人民币万元: 1,
};
const MASS = { 吨: 1, t: 1, 千克: 1e-3, 公斤: 1e-3, kg: 1e-3, 万吨: 1e4 };
/** Units of land → mu. */
export const LAND = {
	亩: 1,
	mu: 1,
	平方米: 3 / 2000,
	平米: 3 / 2000,
	'㎡': 3 / 2000,
	'm²': 3 / 2000,
	m2: 3 / 2000,
	公顷: 15,
	'hm²': 15,
	hm2: 15,
	ha: 15,
	万平方米: 15,
	'万m²': 15,
	万m2: 15,
	'万㎡': 15,
	平方公里: 1500,
	平方千米: 1500,
	'km²': 1500,
	km2: 1500,
};
/** Units of floor → m². */
export const FLOOR = Object.fromEntries(
	Object.entries(LAND).map(([unit, mu]) => [
		unit,
		unit === '亩' || unit === 'mu' ? 2000 / 3 : (mu * 2000) / 3,
	]),
);
const ENERGY = {
	吨标煤: 1,
	吨标准煤: 1,
	tce: 1,
	吨: 1,
	万吨标煤: 1e4,
	万吨标准煤: 1e4,
	千克标准煤: 1e-3,
	公斤标准煤: 1e-3,
	千克标煤: 1e-3,
	公斤标煤: 1e-3,
	kgce: 1e-3,
};
const POWER = {
	万千瓦时: 1,
	万kwh: 1,
	万度: 1,
	'万kw·h': 1,
	千瓦时: 1e-4,
	kwh: 1e-4,
	度: 1e-4,
	亿千瓦时: 1e4,
	亿kwh: 1e4,
	兆瓦时: 0.1,
	mwh: 0.1,
};
const PEOPLE = { 人: 1, 名: 1, 个: 1, 万人: 1e4 };
const COUNT = { 户: 1, 家: 1, 个: 1 };

/** The numeric facts. */
export const FACT_NAMES: Record<NumericFact, FactName> = {
	landMu: {
		zh: [
			'用地面积',
			'实际用地面积',
			'土地面积',
			'占地面积',
			'使用权面积',
			'实际占地面积',
			'占用土地面积',
			'工业用地面积',
			'土地使用面积',
			'使用土地面积',
			'净用地面积',
			'占地',
			'用地',
		],
		en: 'land area',
		unit: '亩',
		units: LAND,
	},
	taxWan: {
		zh: [
			'评价税收',
			'税收实际贡献',
			'实缴税金',
			'实缴税收',
			'入库税收',
			'税收总额',
			'税收合计',
			'实际税收',
			'税收贡献',
			'实缴税费',
			'入库税金',
			'实际缴纳税收',
			'实际缴纳税金',
			'缴纳税收',
			'税收收入',
			'税费合计',
			'税收',
			'税金',
		],
		en: 'tax',
		unit: '万元',
		units: MONEY,
	},
	valueAddedWan: {
		zh: ['工业增加值', '规上工业增加值', '增加值'],
		en: 'value added',
		unit: '万元',
		units: MONEY,
	},
	revenueWan: {
		zh: ['主营业务收入', '营业收入', '主营收入', '销售收入', '开票销售收入', '应税销售收入', '开票销售'],
		en: 'revenue',
		unit: '万元',
		units: MONEY,
	},
	energyTce: {
		zh: [
			'综合能耗',
			'综合能源消费量',
			'综合能耗等价值',
			'总用能量',
			'总能耗',
			'能耗总量',
			'能源消费总量',
			'等价值能耗',
			'综合能源消耗量',
			'能源消耗量',
			'用能总量',
			'能耗',
			'用能量',
		],
		en: 'energy',
		unit: '吨标煤',
		units: ENERGY,
	},
	emissionTon: {
		zh: [
			'主要污染物排放量',
			'主要污染物排放总量',
			'污染物排放量',
			'污染物排放总量',
			'排放量',
			'主要污染物排放当量',
			'四项主要污染物排放量',
			'四项污染物排放量',
			'排放总量',
			'污染物排放当量',
			'排污总量',
			'排污量',
		],
		en: 'emission',
		unit: '吨',
		units: MASS,
	},
	electricityWanKwh: {
		zh: ['用电量', '全年用电量', '年用电量', '总用电量', '工业用电量', '电量', '电力消费量', '电耗', '用电'],
		en: 'electricity',
		unit: '万千瓦时',
		units: POWER,
	},
	employees: {
		zh: [
			'年平均职工人数',
			'年平均职工数',
			'平均职工人数',
			'年平均从业人数',
			'年平均用工人数',
			'平均用工人数',
			'从业人员平均人数',
			'从业人员年平均人数',
			'全部从业人员年平均人数',
			'年平均从业人员数',
			'职工平均人数',
			'从业人员数',
			'员工数',
			'用工人数',
			'年用工人数',
			'从业人数',
			'从业人员',
			'职工人数',
			'员工人数',
		],
		en: 'employees',
		unit: '人',
		units: PEOPLE,
	},
	rdWan: {
		zh: [
			'R&D经费支出',
			'R&D经费',
			'R&D支出',
			'研发经费支出',
			'研发经费',
			'研发费用',
			'研发支出',
			'研发投入',
			'研发经费投入',
			'研究开发费用',
			'R&D经费内部支出',
			'研究与试验发展经费',
		],
		en: 'r&d',
		unit: '万元',
		units: MONEY,
	},
	fixedInvestmentWan: {
		zh: [
			'累计固定资产投资',
			'固定资产投资',
			'固定资产总投资',
			'固定资产投资额',
			'固定资产投资总额',
			'固定资产累计投资',
			'项目固定资产总投资',
		],
		en: 'fixed investment',
		unit: '万元',
		units: MONEY,
	},
	floorAreaM2: {
		zh: ['总建筑面积', '计容建筑面积', '建筑面积'],
		en: 'floor area',
		unit: '㎡',
		units: FLOOR,
	},
	footprintM2: {
		zh: [
			'建筑物构筑物堆场占地面积',
			'建筑基底面积',
			'建筑基底总面积',
			'建筑占地面积',
			'基底面积',
			'建构筑物占地面积',
		],
		en: 'footprint',
		unit: '㎡',
		units: FLOOR,
	},
	tenants: { zh: ['承租企业数', '租户数', '出租户数', '承租户数'], en: 'tenants', unit: '户', units: COUNT },
};
