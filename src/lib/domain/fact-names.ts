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
	万元人民币: 1,
	人民币万元: 1,
};
const MASS = { 吨: 1, t: 1, 千克: 1e-3, 公斤: 1e-3, kg: 1e-3, 万吨: 1e4 };
const LAND = {
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
const FLOOR = Object.fromEntries(
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
			'污染物排放当量',
			'排污总量',
			'排污量',
		],
		en: 'emission',
		unit: '吨',
		units: MASS,
	},
	electricityWanKwh: {
		zh: ['用电量', '全年用电量', '年用电量', '总用电量', '工业用电量', '电力消费量', '电耗', '用电'],
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

/** Facts that are not numbers, and facts that rules ask for in `when`. */
export const OTHER_FACT_NAMES = {
	id: {
		zh: [
			'统一社会信用代码',
			'社会信用代码',
			'信用代码',
			'企业编号',
			'编号',
			'代码',
			'宗地代码',
			'企业名称',
			'单位名称',
		],
		en: 'code',
	},
	group: { zh: ['评价组别', '组别', '分组'], en: 'group' },
	industry: {
		zh: ['行业代码', '国民经济行业代码', '行业小类代码', '行业大类代码', '所属行业', '行业'],
		en: 'industry',
	},
	industryEdition: {
		zh: ['行业代码版本', '行业分类版本', '国民经济行业分类版本'],
		en: 'industry edition',
	},
	aboveScale: {
		zh: ['是否规上', '是否规上企业', '企业规模', '规上规下', '规模以上', '规上'],
		en: 'above scale',
	},
	establishedOn: { zh: ['成立日期', '注册日期', '登记日期', '成立时间'], en: 'established on' },
	newSupplyOn: { zh: ['新供地日期', '供地日期', '取得土地日期'], en: 'new supply on' },
	utility: { zh: ['公用工程', '是否公用工程'], en: 'public utility' },
	underConstruction: { zh: ['在建', '是否在建', '建设期', '是否建设期'], en: 'under construction' },
	productionStartedOn: { zh: ['投产日期', '投产时间', '正式投产日期'], en: 'production started on' },
	policyRelocation: { zh: ['政策性搬迁', '是否政策性搬迁'], en: 'policy relocation' },
	smallPark: {
		zh: ['小微企业园', '是否小微企业园', '小微园', '是否小微园'],
		en: 'in a small-enterprise park',
	},
	ownerId: {
		zh: [
			'出租方统一社会信用代码',
			'出租方社会信用代码',
			'出租方信用代码',
			'出租方代码',
			'出租方编号',
			'出租企业代码',
			'出租方',
			'出租企业',
			'土地权属企业',
			'权属企业',
			'房东',
		],
		en: 'owner of the parcel it sits on',
	},
	officeLandMu: {
		zh: ['行政办公及生活服务设施用地面积', '行政办公及生活服务设施用地', '行政办公用地面积'],
		en: 'office land',
		unit: '亩',
		units: LAND,
	},
	officeFloorM2: {
		zh: ['行政办公及生活服务设施建筑面积', '行政办公建筑面积'],
		en: 'office floor area',
		unit: '㎡',
		units: FLOOR,
	},
} satisfies Record<string, { zh: string[]; en: string; unit?: string; units?: Record<string, number> }>;

export type OtherFact = keyof typeof OTHER_FACT_NAMES;
