import type { Position } from 'geojson';
import type { Problem } from '../problem.ts';
import { ellipsoidalAreaM2 } from './area.ts';
import { type Areal, arealOf, boundsOf } from './areal.ts';
import { arrange } from './arrangement.ts';
import { closeGaps } from './close-gaps.ts';
import { footOn, GroundFrame } from './ground-frame.ts';
import { overlayParts, partsOf } from './overlay-parts.ts';
import { perimeterM } from './perimeter.ts';

/** Corners nearer than this to the line through their neighbours are on it, metres: what nine decimals leave. */
const ON_LINE_M = 0.0005;

export interface Merged {
	outline: Areal;
	/** m² by which closing gaps changed the union: ground that none of them covered, less what was taken off. */
	closedM2: number;
}

/**
 * One outline of several. Gaps (and overlaps) up to the tolerance between neighbours are closed: the first keeps its
 * corners, the next are drawn to it. Corners at which two met and which now lie on a straight side are taken out, every
 * other corner stays. What does not touch remains a part of its own.
 * @param gapM metres on the ground; 0 closes nothing
 */
export function merge(geometries: readonly Areal[], gapM: number): Merged | Problem {
	const [first] = geometries;
	if (!first || geometries.length < 2)
		return {
			code: 'outline.one-alone',
			message: '只有一个图形，无可合并',
			got: geometries.length,
			expected: '两个以上图形',
			fix: '再选一宗地或一个已存图形',
		};
	const drawn = gapM > 0 ? closeGaps(geometries, gapM) : [...geometries];
	const arranged = arrange(drawn);
	const any = (inside: readonly boolean[]) => inside.some(Boolean);
	const joints = new Set(
		arranged.nodes.filter((_, i) => (arranged.corners[i]?.size ?? 0) > 1).map((p) => p.join(' ')),
	);
	const frame = new GroundFrame(boundsOf(first));
	const parts = partsOf(arranged, drawn, any).map((rings) =>
		rings
			.filter((ring, r) => r === 0 || !isSlit(ring, gapM))
			.map((ring) => withoutJoints(ring, joints, frame)),
	);
	const outline = arealOf(parts);
	const before = gapM > 0 ? overlayParts(geometries, any) : parts;
	return { outline, closedM2: ellipsoidalAreaM2(outline) - ellipsoidalAreaM2(arealOf(before)) };
}

/** A hole no wider than the tolerance: what is left between two sides that nearly meet. */
function isSlit(ring: Position[], gapM: number): boolean {
	const hole: Areal = { type: 'Polygon', coordinates: [ring] };
	return (2 * ellipsoidalAreaM2(hole)) / perimeterM(hole) <= gapM;
}

function withoutJoints(ring: Position[], joints: ReadonlySet<string>, frame: GroundFrame): Position[] {
	let open = ring.slice(0, -1);
	for (let i = 0; i < open.length && open.length > 3;) {
		const at = open[i] as Position;
		const [a, b] = [open[(i || open.length) - 1] as Position, open[(i + 1) % open.length] as Position];
		const flat = footOn(frame.metres(a), frame.metres(b), frame.metres(at)).distance <= ON_LINE_M;
		if (joints.has(at.join(' ')) && flat) open = open.toSpliced(i, 1);
		else i++;
	}
	return [...open, open[0] as Position];
}
