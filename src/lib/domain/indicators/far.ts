import { M2_PER_MU } from '../units.ts';
import type { Indicator } from './indicator.ts';

/** 容积率 (FAR) = 计容建筑面积 ÷ 用地面积; a storey above 8 m counts twice, already in the floor area given. */
export const far: Indicator = {
	id: 'far',
	numerator: 'floorAreaM2',
	denominator: 'landMu',
	factor: M2_PER_MU,
	unit: '',
	direction: 'forward',
	source: '国土资发〔2008〕24号,容积率 = 总建筑面积 ÷ 总用地面积',
	mark: 'seen',
};
