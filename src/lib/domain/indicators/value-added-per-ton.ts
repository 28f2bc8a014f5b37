import type { Indicator } from './indicator.ts';

/** 单位排放增加值 = 工业增加值 ÷ 主要污染物排放量. */
export const valueAddedPerTon: Indicator = {
	id: 'valueAddedPerTon',
	numerator: 'valueAddedWan',
	denominator: 'emissionTon',
	factor: 1,
	unit: '万元/吨',
	direction: 'forward',
	source: '台州市黄岩区 2022 年度公示,指标定义 https://www.chacewang.com/newsdetail/news430850.html',
	mark: 'seen',
};
