import type { Indicator } from './indicator.ts';

/** 亩均固定资产投资 = 累计固定资产投资 ÷ 用地面积; 万元/hm² is 15 times this. */
export const investmentPerMu: Indicator = {
	id: 'investmentPerMu',
	numerator: 'fixedInvestmentWan',
	denominator: 'landMu',
	factor: 1,
	unit: '万元/亩',
	direction: 'forward',
	source: '国土资发〔2008〕24号,投资强度 = 项目固定资产总投资 ÷ 项目总用地面积(万元/hm² ÷ 15)',
	mark: 'seen',
};
