import type { Indicator } from './indicator.ts';

/** 亩均营业收入 = 主营业务收入 ÷ 用地面积. */
export const revenuePerMu: Indicator = {
	id: 'revenuePerMu',
	numerator: 'revenueWan',
	denominator: 'landMu',
	factor: 1,
	unit: '万元/亩',
	direction: 'forward',
	source: '龙游县 龙政发〔2021〕52号(规下指标) longyou.gov.cn/art/2021/7/6/art_1229563728_2310140.html',
	mark: 'seen',
};
