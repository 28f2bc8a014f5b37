import type { Bounds } from '../geometry/areal.ts';
import { metresPerRadian, RADIANS } from '../geometry/ellipsoid.ts';
import type { KindMeasured } from './conflicts.ts';
import { CONSTRAINT_KINDS, type Constraint, type ConstraintKind, type Sense } from './constraint.ts';

/** A box with `metres` more on each side (degrees at its middle latitude). */
export function boxAround([west, south, east, north]: Bounds, metres: number): Bounds {
	const { east: perEast, north: perNorth } = metresPerRadian((south + north) / 2);
	const dx = metres / (perEast * RADIANS);
	const dy = metres / (perNorth * RADIANS);
	return [west - dx, south - dy, east + dx, north + dy];
}

/** Whether two boxes share a point. */
const boxesMeet = (a: Bounds, b: Bounds): boolean =>
	a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Degrees between two boxes, 0 where they meet: only to tell which is nearer. */
const boxDistance = (a: Bounds, b: Bounds): number =>
	Math.hypot(Math.max(0, a[0] - b[2], b[0] - a[2]), Math.max(0, a[1] - b[3], b[1] - a[3]));

/** What is known of the constraints around a drawing, beside their shapes. */
export interface ConstraintsAround {
	/** The day on which they are in force. */
	asOf: string;
	senses: Record<ConstraintKind, Sense>;
	/** A kind is known of a drawing where a feature's box lies within this of the drawing's, m. */
	knownWithinM: number;
	/** Features in force within that distance, by their boxes; of each kind the nearest at least. */
	nearby: (Constraint & { bbox: Bounds })[];
}

/** Puts what was measured under a drawing together with what is loaded around it, a row for each kind. */
export function measuredOf(
	around: ConstraintsAround,
	drawing: Bounds,
	under: readonly { constraint: Constraint; overlapM2: number }[],
	unionM2: (kind: ConstraintKind) => number,
): KindMeasured[] {
	const known = boxAround(drawing, around.knownWithinM);
	return CONSTRAINT_KINDS.map((kind) => {
		const near = around.nearby
			.filter((one) => one.kind === kind && boxesMeet(known, one.bbox))
			.map((one) => ({ one, distance: boxDistance(drawing, one.bbox) }))
			.sort((a, b) => a.distance - b.distance || a.one.id - b.one.id)[0]?.one;
		return {
			kind,
			sense: around.senses[kind],
			under: under.filter(({ constraint }) => constraint.kind === kind),
			unionM2: unionM2(kind),
			nearest: near ? withoutBox(near) : null,
		};
	});
}

function withoutBox({ bbox: _, ...constraint }: Constraint & { bbox: Bounds }): Constraint {
	return constraint;
}
