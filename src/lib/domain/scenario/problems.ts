import type { Problem } from '../problem.ts';

/** The base has no such parcel (it was superseded, or the block's change was removed). */
export const notInBase = (name: string): Problem => ({
	code: 'scenario-object-gone',
	message: `基准中没有${name ? `“${name}”` : '这个对象'}，此项变更未计入`,
	got: name,
	fix: '宗地可能已被新的宗地取代，或所依的新地块已移除：请改选对象或移除此项',
});

/** Earlier changes took all of its land. */
export const alreadyGone = (code: string): Problem => ({
	code: 'scenario-land-taken',
	message: `${code} 的土地已全部划入前面的新地块，此项变更未计入`,
	got: code,
	fix: '请改为对新地块变更，或调整变更的先后',
});

/** Two outlines of one scenario overlap: land would count twice. */
export const outlinesOverlap = (overlapM2: number): Problem => ({
	code: 'scenario-outlines-overlap',
	message: `与前面变更的边界重叠 ${overlapM2.toFixed(1)} 平方米，土地会重复计算，此项变更未计入`,
	got: overlapM2,
	fix: '请修改边界使两者不重叠',
});

/** The firm does not sit there. */
export const tenantNotHere = (name: string, code: string): Problem => ({
	code: 'scenario-tenant-absent',
	message: `${name} 不在 ${code} 上，此项变更未计入`,
	got: name,
	fix: '请检查企业，或前面的变更是否已让它离开',
});

/** FAR or storeys need a figure that the object lacks. */
export const noLand = (code: string, fact: 'landMu' | 'footprintM2'): Problem => ({
	code: 'scenario-operand-missing',
	message: `${code} 缺少${fact === 'landMu' ? '用地面积' : '建筑基底面积'}，无法推算建筑面积，此项变更未计入`,
	path: fact,
	fix: '请直接填写建筑面积，或填写基底面积',
});
