import type { Position } from 'geojson';
import type { Problem } from '../problem.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, arealOf } from './areal.ts';
import { overlayParts } from './overlay-parts.ts';

/** Parts below this are what rounding leaves between boundaries that should be one, m². */
const LEFTOVER_M2 = 0.01;

export interface Trimmed {
	outline: Areal;
	/** m² that went. */
	removedM2: number;
}

/** What of a geometry lies inside another: trimmed to a parcel, a park, a county. The other's corners are kept exactly. */
export function trimTo(geometry: Areal, boundary: Areal): Trimmed | Problem {
	return trimmed(
		geometry,
		overlayParts([boundary, geometry], ([within, of]) => Boolean(within && of)),
		{
			code: 'outline.outside',
			message: '图形完全在所选范围之外，裁剪后什么也不剩',
			expected: '图形与所选范围有重叠',
			fix: '换一个范围，或移动图形',
		},
	);
}

/** What of a geometry lies outside all of the others: taken off. */
export function subtract(geometry: Areal, others: readonly Areal[]): Trimmed | Problem {
	const parts = overlayParts(
		[...others, geometry],
		(inside) => inside.at(-1) === true && !inside.slice(0, -1).some(Boolean),
	);
	return trimmed(geometry, parts, {
		code: 'outline.covered',
		message: '图形完全在所减范围之内，减去后什么也不剩',
		expected: '图形有一部分在所减范围之外',
		fix: '换一个范围，或移动图形',
	});
}

function trimmed(before: Areal, parts: Position[][][], none: Problem): Trimmed | Problem {
	const left = parts.filter(
		(coordinates) => ellipsoidalAreaM2({ type: 'Polygon', coordinates }) > LEFTOVER_M2,
	);
	if (left.length === 0) return none;
	const outline = arealOf(left);
	return { outline, removedM2: ellipsoidalAreaM2(before) - ellipsoidalAreaM2(outline) };
}
