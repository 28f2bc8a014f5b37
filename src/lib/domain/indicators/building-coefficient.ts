import { M2_PER_MU } from '../units.ts';
import type { Indicator } from './indicator.ts';

/** 建筑系数 = 建筑物、构筑物及堆场占地 ÷ 用地面积, a ratio (30 % is 0.30). */
export const buildingCoefficient: Indicator = {
	id: 'buildingCoefficient',
	numerator: 'footprintM2',
	denominator: 'landMu',
	factor: M2_PER_MU,
	unit: '',
	direction: 'forward',
	source: '国土资发〔2008〕24号,建筑系数 =(建筑物 + 构筑物 + 堆场占地)÷ 总用地面积',
	mark: 'seen',
};
