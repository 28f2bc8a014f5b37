import { FLOOR, LAND } from './fact-names.ts';

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
		zh: [
			'是否规上',
			'是否规上企业',
			'是否为规上企业',
			'是否规模以上',
			'是否规模以上企业',
			'规模以上企业',
			'规上企业',
			'企业规模',
			'规上规下',
			'规模以上',
			'规上',
		],
		en: 'above scale',
	},
	establishedOn: {
		zh: ['成立日期', '注册日期', '登记日期', '成立时间', '注册时间', '企业成立日期', '注册登记日期'],
		en: 'established on',
	},
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
