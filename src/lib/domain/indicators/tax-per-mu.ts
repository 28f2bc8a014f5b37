import type { Indicator } from './indicator.ts';

/** 亩均税收 = 评价税收 ÷ 用地面积. */
export const taxPerMu: Indicator = {
	id: 'taxPerMu',
	numerator: 'taxWan',
	denominator: 'landMu',
	factor: 1,
	unit: '万元/亩',
	direction: 'forward',
	source: '台州市黄岩区 2022 年度公示,指标定义 https://www.chacewang.com/newsdetail/news430850.html',
	mark: 'seen',
};
