import type { Indicator } from './indicator.ts';

/** 单位能耗增加值 = 工业增加值 ÷ 综合能耗(等价值,not 当量值). */
export const valueAddedPerTce: Indicator = {
	id: 'valueAddedPerTce',
	numerator: 'valueAddedWan',
	denominator: 'energyTce',
	factor: 1,
	unit: '万元/吨标煤',
	direction: 'forward',
	source: '台州市黄岩区 2022 年度公示,指标定义 https://www.chacewang.com/newsdetail/news430850.html',
	mark: 'seen',
};
