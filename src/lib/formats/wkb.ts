import type { Position } from 'geojson';
import { type Areal, polygonsOf } from '#lib/domain/geometry/areal.ts';

const SRID = 4490;
const SRID_FLAG = 0x20000000;
const POLYGON = 3;
const MULTI_POLYGON = 6;
const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/**
 * A lon/lat geometry as EWKB hex of a MultiPolygon with SRID 4490: what the bulk load gives to PostGIS. Open rings are
 * closed; heights are dropped.
 */
export function ewkbHexOf(geometry: Areal): string {
	const polygons = polygonsOf(geometry).map((rings) => rings.map(closed));
	const size = polygons.reduce(
		(sum, rings) => sum + 9 + rings.reduce((ringSum, ring) => ringSum + 4 + 16 * ring.length, 0),
		13,
	);
	const view = new DataView(new ArrayBuffer(size));
	let at = 0;
	const header = (type: number) => {
		view.setUint8(at, 1);
		view.setUint32(at + 1, type, true);
		at += 5;
	};
	const count = (n: number) => {
		view.setUint32(at, n, true);
		at += 4;
	};
	header(MULTI_POLYGON | SRID_FLAG);
	count(SRID);
	count(polygons.length);
	for (const rings of polygons) {
		header(POLYGON);
		count(rings.length);
		for (const ring of rings) {
			count(ring.length);
			for (const [x = NaN, y = NaN] of ring) {
				view.setFloat64(at, x, true);
				view.setFloat64(at + 8, y, true);
				at += 16;
			}
		}
	}
	let hex = '';
	for (let i = 0; i < size; i++) hex += HEX[view.getUint8(i)] as string;
	return hex;
}

function closed(ring: Position[]): Position[] {
	const first = ring[0];
	const last = ring[ring.length - 1];
	return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}

/**
 * WKB or EWKB of a Polygon or MultiPolygon (either byte order, with or without SRID, Z and M) → coordinates of a
 * MultiPolygon, two numbers a position. Throws on any other type: the store holds nothing else.
 */
export function readWkb(bytes: Uint8Array): Position[][][] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let at = 0;
	const geometry = (): Position[][][] => {
		const little = view.getUint8(at) === 1;
		const whole = view.getUint32(at + 1, little);
		at += 5;
		if (whole & SRID_FLAG) at += 4;
		const iso = Math.floor((whole & 0xffff) / 1000);
		const extra = iso === 0 ? (whole & 0x80000000 ? 1 : 0) + (whole & 0x40000000 ? 1 : 0) : iso === 3 ? 2 : 1;
		const type = (whole & 0xffff) % 1000;
		const count = () => {
			at += 4;
			return view.getUint32(at - 4, little);
		};
		if (type === MULTI_POLYGON) return times(count(), geometry).flat();
		if (type !== POLYGON)
			throw new TypeError(`WKB: got type ${type}, expected Polygon (3) or MultiPolygon (6)`);
		const stride = 8 * (2 + extra);
		const polygon = times(count(), () =>
			times(count(), (): Position => {
				at += stride;
				return [view.getFloat64(at - stride, little), view.getFloat64(at - stride + 8, little)];
			}),
		);
		return polygon.length === 0 ? [] : [polygon];
	};
	return geometry();
}

function times<T>(n: number, make: () => T): T[] {
	const made: T[] = [];
	for (let i = 0; i < n; i++) made.push(make());
	return made;
}
