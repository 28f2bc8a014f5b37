import type { Indicator } from './indicator.ts';

/** 全员劳动生产率 = 工业增加值 ÷ 年平均职工人数. */
export const labourProductivity: Indicator = {
	id: 'labourProductivity',
	numerator: 'valueAddedWan',
	denominator: 'employees',
	factor: 1,
	unit: '万元/人',
	direction: 'forward',
	source: '台州市黄岩区 2022 年度公示,指标定义 https://www.chacewang.com/newsdetail/news430850.html',
	mark: 'seen',
};
