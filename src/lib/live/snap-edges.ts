import Flatbush from 'flatbush';
import type { FlatAreas } from '#lib/domain/geometry/flat-areas.ts';
import type { SnapEdges } from './live-answer.ts';

/**
 * The edges of boundaries, flat and indexed, to be handed over to the page: it finds a snap target in microseconds and
 * never holds a polygon. An edge that two parcels share stands there twice, which changes nothing.
 */
export function snapEdgesOf(boundaries: readonly FlatAreas[]): SnapEdges {
	const positions = boundaries.reduce((sum, flat) => sum + flat.coordinates.length / 2, 0);
	const room = new Float64Array(4 * positions);
	let end = 0;
	for (const { coordinates, rings } of boundaries) {
		let from = 0;
		for (const ring of rings) {
			const to = from + 2 * ring;
			for (let a = to - 2, b = from; b < to; a = b, b += 2) {
				const [x1, y1] = [coordinates[a] as number, coordinates[a + 1] as number];
				const [x2, y2] = [coordinates[b] as number, coordinates[b + 1] as number];
				if (x1 === x2 && y1 === y2) continue;
				room[end] = x1;
				room[end + 1] = y1;
				room[end + 2] = x2;
				room[end + 3] = y2;
				end += 4;
			}
			from = to;
		}
	}
	const edges = room.slice(0, end);
	if (end === 0) return { edges, index: null };
	const index = new Flatbush(end / 4);
	for (let i = 0; i < end; i += 4) {
		const [x1, y1] = [edges[i] as number, edges[i + 1] as number];
		const [x2, y2] = [edges[i + 2] as number, edges[i + 3] as number];
		index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
	}
	index.finish();
	return { edges, index: index.data as ArrayBuffer };
}
