import type { Problem } from '../problem.ts';
import { DERIVATIONS, derivedValue } from './complete.ts';
import { parkFactName, type ParkFact, type ParkFigures } from './park-facts.ts';

/** Each contains the next (domain.md §2.1): 可开发 ⊇ 达到供地条件 ⊇ 已供应 ⊇ 已建成; parts are within their wholes. */
const WITHIN: readonly [part: ParkFact, whole: ParkFact][] = [
	['developableHm2', 'totalHm2'],
	['readyHm2', 'developableHm2'],
	['suppliedHm2', 'readyHm2'],
	['builtHm2', 'suppliedHm2'],
	['industrialHm2', 'builtHm2'],
	['residentialHm2', 'builtHm2'],
	['highTechHm2', 'builtHm2'],
	['idleHm2', 'suppliedHm2'],
	['industrialFloorM2', 'floorAreaM2'],
];
/** Below what four printed decimals of a hectare can tell. */
const SLACK = 1e-4;

/**
 * What in a zone's figures cannot be: a part larger than its whole, or a whole that is not the sum of its parts.
 * Remarks, not faults: the figures are kept and the indicators computed, with the remark beside them.
 */
export function figureDoubts(figures: ParkFigures): Problem[] {
	return [...WITHIN.flatMap(([part, whole]) => notWithin(part, whole, figures)), ...wrongSums(figures)];
}

function notWithin(part: ParkFact, whole: ParkFact, figures: ParkFigures): Problem[] {
	const [p, w] = [figures[part], figures[whole]];
	if (typeof p !== 'number' || typeof w !== 'number' || p <= w * (1 + 1e-9) + SLACK) return [];
	const [partName, wholeName] = [zh(part), zh(whole)];
	return [
		{
			code: 'note.park-nesting',
			message: `${partName}大于${wholeName}`,
			path: part,
			got: { [part]: p, [whole]: w },
			expected: `${partName} ≤ ${wholeName}`,
			fix: '核对两个面积的口径与单位',
		},
	];
}

function wrongSums(figures: ParkFigures): Problem[] {
	return DERIVATIONS.flatMap((way) => {
		const [given, sum] = [figures[way.fact], derivedValue(way, figures)];
		if (typeof given !== 'number' || sum === null) return [];
		if (Math.abs(given - sum) <= Math.max(SLACK * (way.plus.length + 1), 1e-6 * Math.abs(given))) return [];
		return [
			{
				code: 'note.park-parts',
				message: `${zh(way.fact)}与其组成之和不符`,
				path: way.fact,
				got: given,
				expected: sum,
				fix: '核对各组成部分，或改正合计',
			},
		];
	});
}

function zh(fact: ParkFact): string {
	return parkFactName(fact).zh[0] ?? fact;
}
