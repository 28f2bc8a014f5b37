import type { Indicator } from './indicator.ts';

/** R&D 经费支出占主营业务收入之比, a ratio (3.02 % is 0.0302). */
export const rdShare: Indicator = {
	id: 'rdShare',
	numerator: 'rdWan',
	denominator: 'revenueWan',
	factor: 1,
	unit: '',
	direction: 'forward',
	source: '台州市黄岩区 2022 年度公示,指标定义 https://www.chacewang.com/newsdetail/news430850.html',
	mark: 'seen',
};
