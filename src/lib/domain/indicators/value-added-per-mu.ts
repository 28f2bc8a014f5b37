import type { Indicator } from './indicator.ts';

/** 亩均增加值 = 工业增加值 ÷ 用地面积. */
export const valueAddedPerMu: Indicator = {
	id: 'valueAddedPerMu',
	numerator: 'valueAddedWan',
	denominator: 'landMu',
	factor: 1,
	unit: '万元/亩',
	direction: 'forward',
	source: '台州市黄岩区 2022 年度公示,指标定义 https://www.chacewang.com/newsdetail/news430850.html',
	mark: 'seen',
};
