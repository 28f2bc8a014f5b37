import type { Direction } from '../indicators/indicator.ts';
import type { Mark } from '../proof.ts';
import type { ParkFact, ParkFigures } from './park-facts.ts';

/** A zone's indicator: Σ numerator ÷ (denominator × factor), unrounded. Shares are ratios (0.8946 is 89.46 %). */
export interface ParkIndicator {
	id: string;
	numerator: ParkFact[];
	denominator: ParkFact;
	/** 10,000 where floor in m² stands over land in hm². */
	factor: number;
	unit: '%' | '' | '万元/hm²' | '人/hm²';
	direction: Direction;
	/** Code of the indicator in TD/T 1029 as domain.md §2.2 gives it. */
	clause: string;
	source: string;
	mark: Mark;
}

const TRIAL = '2014 年度试行方案的评价系统(黑龙江 2015),domain.md §10.5';
const DEFINITIONS = 'TD/T 1029-2010 指标定义,domain.md §2.2';
const DECK = 'TD/T 1029-2010 培训资料(安徽测绘院),domain.md §10.5';

const one = (
	id: string,
	numerator: ParkFact | ParkFact[],
	denominator: ParkFact,
	more: Pick<ParkIndicator, 'clause'> & Partial<ParkIndicator>,
): ParkIndicator => ({
	id,
	numerator: typeof numerator === 'string' ? [numerator] : numerator,
	denominator,
	factor: 1,
	unit: '%',
	direction: 'forward',
	source: DEFINITIONS,
	mark: 'memory',
	...more,
});
const M2 = { factor: 10_000, unit: '' as const };
const DENSITY = { factor: 10_000 };

/** Every indicator of a zone, in the standard's order. The ids key `values` and `degrees`. */
export const PARK_INDICATORS: readonly ParkIndicator[] = [
	one('developmentRate', 'readyHm2', 'developableHm2', { clause: '土地开发率', source: TRIAL, mark: 'seen' }),
	one('supplyRate', 'suppliedHm2', 'readyHm2', { clause: 'A11', source: DECK, mark: 'seen' }),
	one('builtRate', 'builtHm2', 'suppliedHm2', { clause: 'A12', source: DECK, mark: 'seen' }),
	one('industrialShare', 'industrialHm2', 'builtHm2', {
		clause: 'A21',
		source: '自然资源部办公厅 2020 年度评价工作文件;domain.md §2.1',
		mark: 'seen',
	}),
	one('residentialShare', 'residentialHm2', 'builtHm2', {
		clause: '住宅用地率(用于判别类型)',
		source: TRIAL,
		mark: 'seen',
	}),
	one('highTechShare', 'highTechHm2', 'builtHm2', { clause: 'A22', source: DECK, mark: 'seen' }),
	one('grossFar', 'floorAreaM2', 'builtHm2', { clause: 'A31', ...M2, source: DECK, mark: 'seen' }),
	one('buildingDensity', 'baseAreaM2', 'builtHm2', { clause: 'A32', ...DENSITY, source: DECK, mark: 'seen' }),
	one('industrialFar', 'industrialFloorM2', 'industrialHm2', {
		clause: 'A33',
		...M2,
		source: DECK,
		mark: 'seen',
	}),
	one('industrialCoverage', 'industrialCoveredM2', 'industrialHm2', { clause: 'A34', ...DENSITY }),
	one('investmentIntensity', 'industrialInvestmentWan', 'industrialHm2', {
		clause: 'B11',
		unit: '万元/hm²',
		source: TRIAL,
		mark: 'seen',
	}),
	one('outputIntensity', 'industrialRevenueWan', 'industrialHm2', { clause: 'B12', unit: '万元/hm²' }),
	one('industrialTaxIntensity', 'industrialTaxWan', 'industrialHm2', {
		clause: 'B12′',
		unit: '万元/hm²',
		source: TRIAL,
		mark: 'seen',
	}),
	one('grossTaxIntensity', 'sectorTaxWan', 'builtHm2', {
		clause: '综合地均税收',
		unit: '万元/hm²',
		source: TRIAL,
		mark: 'seen',
	}),
	one('populationDensity', 'population', 'builtHm2', {
		clause: '人口密度',
		unit: '人/hm²',
		source: TRIAL,
		mark: 'seen',
	}),
	one('idleRate', 'idleHm2', 'suppliedHm2', {
		clause: 'C(2014)',
		direction: 'reverse',
		source: TRIAL,
		mark: 'seen',
	}),
	one('paidUseRate', ['paidRunningHm2', 'paidExpiredHm2'], 'suppliedHm2', {
		clause: '有偿使用率',
		source: '以 2014 年度试行方案的地类 D21、D22、D 计,domain.md §10.5;公式为推断',
	}),
	one('expiredDisposalRate', 'expiredDoneHm2', 'expiredDueHm2', { clause: 'C(2010) 到期项目用地处置率' }),
	one('idleDisposalRate', 'idleDoneHm2', 'idleDueHm2', { clause: 'C(2010) 闲置土地处置率' }),
	one('paidRealisation', 'paidDoneHm2', 'paidDueHm2', { clause: 'C(2010) 土地有偿使用实现率' }),
	one('auctionRealisation', 'auctionDoneHm2', 'auctionDueHm2', { clause: 'C(2010) 土地招拍挂实现率' }),
];

const byId = new Map(PARK_INDICATORS.map((i) => [i.id, i]));

/** The zone indicator of that id, or undefined. */
export function parkIndicator(id: string): ParkIndicator | undefined {
	return byId.get(id);
}

/** The numerator and the denominator in place; null where a part is missing. */
export function operandsOf(
	indicator: ParkIndicator,
	figures: ParkFigures,
): { top: number | null; below: number | null } {
	let top: number | null = 0;
	for (const fact of indicator.numerator) {
		const value = figures[fact] ?? null;
		top = top === null || value === null ? null : top + value;
	}
	return { top, below: figures[indicator.denominator] ?? null };
}

/** An indicator's value, unrounded; null where an operand is missing or the denominator is not positive. */
export function parkValue(indicator: ParkIndicator, figures: ParkFigures): number | null {
	const { top, below } = operandsOf(indicator, figures);
	return top === null || below === null || !(below > 0) ? null : top / (below * indicator.factor);
}

/** All indicators of a zone from its (completed) figures. */
export function parkValues(figures: ParkFigures): Record<string, number | null> {
	return Object.fromEntries(PARK_INDICATORS.map((i) => [i.id, parkValue(i, figures)]));
}
