import { AREA_UNITS, MONEY_UNITS } from '../record-kinds/record-kind.ts';
import { MU_PER_HECTARE } from '../units.ts';

/** How a figure of a development zone is headed, in which units it comes, and its code in the 2014 trial scheme. */
export interface ParkFactName {
	/** Headings understood, the preferred first. */
	zh: string[];
	en: string;
	/** Canonical unit of the stored value. */
	unit: string;
	/** Units a heading may name → factor to the canonical unit. */
	units: Record<string, number>;
	/** Code of the land category (domain.md §10.5), where it has one: `A2`. */
	code?: string;
}

/** Hectares, so that areas read as the bulletins print them; 亩 exactly by 15. */
const HECTARES: Record<string, number> = {
	...Object.fromEntries(Object.entries(AREA_UNITS).map(([unit, m2]) => [unit, m2 / 10_000])),
	亩: 1 / MU_PER_HECTARE,
	mu: 1 / MU_PER_HECTARE,
	万亩: 10_000 / MU_PER_HECTARE,
	万公顷: 10_000,
	'万hm²': 10_000,
	万hm2: 10_000,
};
const FLOOR: Record<string, number> = { ...AREA_UNITS, 'hm²': 10_000 };
/** 万亿元 stands in national bulletins: ×1e8 (domain.md §8, W3). */
const MONEY: Record<string, number> = { ...MONEY_UNITS, 万亿元: 1e8 };
const PEOPLE: Record<string, number> = { 人: 1, 万人: 10_000 };

const land = (code: string | undefined, zh: string[], en: string): ParkFactName => ({
	zh: code === undefined ? zh : [...zh, code],
	en,
	unit: 'hm²',
	units: HECTARES,
	...(code === undefined ? {} : { code }),
});
const floor = (zh: string[], en: string): ParkFactName => ({ zh, en, unit: 'm²', units: FLOOR });
const money = (zh: string[], en: string): ParkFactName => ({ zh, en, unit: '万元', units: MONEY });

/**
 * The yearly figures of a development zone. Land by the categories of the 2014 trial scheme (domain.md §10.5); the
 * money side as the national bulletins name it (§2.2). A figure that is not given is missing, never zero.
 */
export const PARK_FACTS = {
	totalHm2: land(undefined, ['评价范围面积', '开发区面积', '园区面积', '土地总面积'], 'zone area'),
	developableHm2: land(undefined, ['可开发建设土地', '可开发建设土地面积'], 'developable land (A + B)'),
	readyHm2: land(undefined, ['达到供地条件土地', '达到供地条件土地面积'], 'land ready for supply (A + B21)'),
	suppliedHm2: land('D', ['已供应国有建设用地', '已供应国有建设用地面积', '已供应土地面积'], 'supplied land'),
	builtHm2: land('A', ['已建成城镇建设用地', '已建成城镇建设用地面积'], 'built-up urban construction land'),
	residentialHm2: land('A1', ['住宅用地', '住宅用地面积'], 'housing land'),
	industrialHm2: land('A2', ['工矿仓储用地', '工矿仓储用地面积'], 'industrial, mining and storage land'),
	streetHm2: land('A31', ['街巷用地', '街巷用地面积'], 'streets'),
	otherTransportHm2: land('A32', ['其他交通用地', '其他交通用地面积'], 'other transport land'),
	commercialHm2: land('A4', ['商服用地', '商服用地面积'], 'commercial land'),
	greenHm2: land('A51', ['公园与绿地', '公园与绿地面积'], 'parks and green space'),
	otherPublicHm2: land('A52', ['其他公共用地', '其他公共管理与公共服务用地'], 'other public land'),
	otherBuiltHm2: land('A6', ['其他城镇用地', '其他城镇建设用地'], 'other urban land'),
	rural1Hm2: land('B11', ['农村建设用地B11'], 'rural built land B11'),
	rural2Hm2: land('B12', ['农村建设用地B12'], 'rural built land B12'),
	unbuiltReadyHm2: land(
		'B21',
		['未建成达到供地条件土地', '未建成土地达到供地条件'],
		'unbuilt land, ready (B21)',
	),
	unbuiltUnreadyHm2: land(
		'B22',
		['未达到供地条件土地', '未建成土地未达到供地条件'],
		'unbuilt land, not ready (B22)',
	),
	unbuildableHm2: land('C', ['不可建设土地', '不可建设土地面积'], 'land that cannot be built on (C1–C3)'),
	allocatedHm2: land('D1', ['划拨土地', '划拨土地面积'], 'allocated land'),
	paidRunningHm2: land('D21', ['有偿使用未到期土地', '有偿使用且未到期'], 'paid use, running (D21)'),
	paidExpiredHm2: land(
		'D22',
		['有偿使用已到期未处置土地', '有偿使用已到期但未处置'],
		'paid use, expired (D22)',
	),
	suppliableHm2: land('E', ['尚可供应土地', '尚可供应土地面积'], 'land still to be supplied (E)'),
	notSuppliableHm2: land('F', ['不可供应土地', '不可供应土地面积'], 'land not to be supplied (F)'),
	idleHm2: land('G', ['闲置土地', '闲置土地面积'], 'idle land'),
	highTechHm2: land('H', ['高新技术产业用地', '高新技术企业用地', '高新技术产业用地面积'], 'high-tech land'),
	expiredDueHm2: land(undefined, ['到期项目应处置用地'], 'expired projects’ land due for disposal'),
	expiredDoneHm2: land(undefined, ['到期项目已处置用地'], 'expired projects’ land disposed of'),
	idleDueHm2: land(undefined, ['闲置土地应处置面积'], 'idle land due for disposal'),
	idleDoneHm2: land(undefined, ['闲置土地已处置面积'], 'idle land disposed of'),
	paidDueHm2: land(undefined, ['应有偿供地面积'], 'land due for paid supply'),
	paidDoneHm2: land(undefined, ['有偿供地面积'], 'land supplied for a price'),
	auctionDueHm2: land(undefined, ['应招拍挂供地面积'], 'land due for auction'),
	auctionDoneHm2: land(undefined, ['招拍挂供地面积'], 'land supplied by auction'),
	floorAreaM2: floor(['总建筑面积', '已建成土地总建筑面积'], 'floor area on built-up land'),
	baseAreaM2: floor(['建筑基底总面积', '建筑基底面积'], 'building footprints on built-up land'),
	industrialFloorM2: floor(['工矿仓储用地总建筑面积', '工业用地总建筑面积'], 'floor area on industrial land'),
	industrialCoveredM2: floor(
		[
			'工矿仓储用地建筑物构筑物堆场占地面积',
			'工业用地建筑物构筑物堆场占地面积',
			'工矿仓储用地建筑基底总面积',
		],
		'buildings, structures and yards on industrial land',
	),
	industrialInvestmentWan: money(
		['累计工业固定资产投资', '工业(物流)企业固定资产投资总额', '累计固定资产投资总额', '累计固定资产投资'],
		'industrial fixed investment, cumulative',
	),
	industrialRevenueWan: money(['工业总收入', '工业(物流)企业总收入', '工业企业总收入'], 'industrial revenue'),
	industrialTaxWan: money(['工业税收总额', '工业(物流)企业税收总额', '工业企业税收总额'], 'industrial tax'),
	sectorTaxWan: money(['二三产业税收总额', '二、三产业税收总额'], 'tax of secondary and tertiary sectors'),
	population: { zh: ['常住人口'], en: 'resident population', unit: '人', units: PEOPLE },
} satisfies Record<string, ParkFactName>;

export type ParkFact = keyof typeof PARK_FACTS;
export const PARK_FACT_NAMES = Object.keys(PARK_FACTS) as ParkFact[];

/** The name of a figure as the list has it. */
export function parkFactName(fact: ParkFact): ParkFactName {
	return PARK_FACTS[fact];
}

/** Figures of one evaluation area; what is absent or null is missing. */
export type ParkFigures = Partial<Record<ParkFact, number | null>>;

/** The whole zone, or one of the two evaluation areas of the scheme: 主区, 发展方向区. */
export const ZONE_PARTS = ['whole', 'main', 'growth'] as const;
export type ZonePart = (typeof ZONE_PARTS)[number];
