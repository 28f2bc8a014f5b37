import Flatbush from 'flatbush';
import { polygonsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import type { SnapEdges } from './live-answer.ts';

/**
 * The edges of boundaries, flat and indexed, to be handed over to the page: it finds a snap target in microseconds and
 * never holds a polygon. An edge that two parcels share stands there twice, which changes nothing.
 */
export function snapEdgesOf(boundaries: readonly Areal[]): SnapEdges {
	const list: number[] = [];
	for (const boundary of boundaries)
		for (const ring of polygonsOf(boundary).flat()) {
			let [x1 = NaN, y1 = NaN] = ring[ring.length - 1] ?? [];
			for (const [x2 = NaN, y2 = NaN] of ring) {
				if (x1 !== x2 || y1 !== y2) list.push(x1, y1, x2, y2);
				x1 = x2;
				y1 = y2;
			}
		}
	const edges = Float64Array.from(list);
	if (edges.length === 0) return { edges, index: null };
	const index = new Flatbush(edges.length / 4);
	for (let i = 0; i < edges.length; i += 4) {
		const [x1, y1, x2, y2] = edges.subarray(i, i + 4) as unknown as [number, number, number, number];
		index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
	}
	index.finish();
	return { edges, index: index.data as ArrayBuffer };
}
