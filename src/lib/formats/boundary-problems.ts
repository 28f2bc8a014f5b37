import type { BoundaryFault, BoundaryFinding } from '#lib/domain/geometry/boundary-finding.ts';
import type { Problem } from '#lib/domain/problem.ts';

const WORDS: Record<BoundaryFault, { message: string; expected: string; fix: string }> = {
	'boundary.bad-number': { message: '坐标不是数字', expected: '有限的数值', fix: '改正该点坐标' },
	'boundary.too-few-points': { message: '界址点不足三个', expected: '至少 3 个不同的点', fix: '补全界址点' },
	'boundary.unclosed': { message: '边界没有闭合', expected: '末点与首点相同', fix: '补上与首点相同的末点' },
	'boundary.duplicate-point': { message: '相邻界址点重复', expected: '相邻点不同', fix: '删去重复的点' },
	'boundary.spike': { message: '边界有尖刺（折返）', expected: '边界不折返', fix: '删去尖刺的端点' },
	'boundary.zero-area': {
		message: '边界围成的面积为零',
		expected: '面积大于零',
		fix: '核对界址点坐标和次序',
	},
	'boundary.self-crossing': {
		message: '边界自相交',
		expected: '边界不自相交',
		fix: '核对交叉处两边的界址点次序',
	},
	'boundary.self-touch': {
		message: '边界与自身相接',
		expected: '边界各点只经过一次',
		fix: '拆成两块或移开相接的点',
	},
	'boundary.rings-cross': {
		message: '两个圈互相交叉或共边',
		expected: '各圈互不交叉',
		fix: '核对两圈的界址点',
	},
	'boundary.hole-outside': {
		message: '内圈在外圈之外',
		expected: '内圈在外圈之内',
		fix: '把它改为独立的一块，或核对坐标',
	},
	'boundary.interior-split': {
		message: '内圈相接成链，把地块隔成了两块',
		expected: '地块内部连成一片',
		fix: '拆成两块',
	},
	'boundary.nested': {
		message: '圈套圈：内圈或部分重复包含',
		expected: '各部分互不包含',
		fix: '核对圈号与内外圈',
	},
};

/** A finding of the boundary checks in words, with its place. Positions are given as [east, north] or [lon, lat]. */
export function boundaryProblem(finding: BoundaryFinding, row?: number): Problem {
	const words = WORDS[finding.code];
	const place = [
		finding.polygon > 1 ? `第 ${finding.polygon} 块` : '',
		finding.ring > 1 ? `第 ${finding.ring} 圈` : '',
		finding.point === undefined ? '' : `第 ${finding.point} 点`,
	].join('');
	return {
		code: finding.code,
		message: place ? `${words.message}:${place}` : words.message,
		path: `polygon ${finding.polygon} ring ${finding.ring}${finding.point === undefined ? '' : ` point ${finding.point}`}`,
		...(row === undefined ? {} : { row }),
		...(finding.at ? { got: finding.at } : {}),
		expected: words.expected,
		fix: words.fix,
	};
}
