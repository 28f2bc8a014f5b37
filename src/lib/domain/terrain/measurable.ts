import { type Areal, polygonsOf } from '../geometry/areal.ts';
import { ellipsoidalAreaM2 } from '../geometry/area.ts';
import { overlayParts } from '../geometry/overlay-parts.ts';

/** Share of a shape that rounding may leave of an edge two rings share. */
const SLIVER = 1e-6;

/**
 * Whether what a shape covers is plain, though its rings share edges: holes lie inside their outer ring, no two holes and
 * no two parts lie over each other. (Coverage adds rings up, so that what two of them cover would count twice.)
 */
export function isPlain(shape: Areal): boolean {
	const rings = polygonsOf(shape).flatMap((polygon, part) =>
		polygon.map((ring, n) => ({
			part,
			hole: n > 0,
			ring: { type: 'Polygon' as const, coordinates: [ring] },
		})),
	);
	const amiss = overlayParts(
		rings.map(({ ring }) => ring),
		(inside) => {
			const covered = new Map<number, number>();
			rings.forEach(({ part, hole }, i) => {
				if (inside[i]) covered.set(part, (covered.get(part) ?? 0) + (hole ? -1 : 1));
			});
			const counts = [...covered.values()];
			return counts.some((n) => n < 0 || n > 1) || counts.reduce((sum, n) => sum + n, 0) > 1;
		},
	);
	const area = (coordinates: typeof amiss) => ellipsoidalAreaM2({ type: 'MultiPolygon', coordinates });
	return amiss.length === 0 || area(amiss) <= SLIVER * ellipsoidalAreaM2(shape);
}
