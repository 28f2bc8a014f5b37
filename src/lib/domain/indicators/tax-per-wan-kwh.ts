import type { Indicator } from './indicator.ts';

/** 单位用电税收 = 评价税收 ÷ 用电量. */
export const taxPerWanKwh: Indicator = {
	id: 'taxPerWanKwh',
	numerator: 'taxWan',
	denominator: 'electricityWanKwh',
	factor: 1,
	unit: '万元/万千瓦时',
	direction: 'forward',
	source: '台州市黄岩区 2022 年度公示,指标定义 https://www.chacewang.com/newsdetail/news430850.html',
	mark: 'seen',
};
