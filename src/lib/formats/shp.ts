import type { Position } from 'geojson';
import { type Areal, arealOf } from '#lib/domain/geometry/areal.ts';
import { polygonsFromRings } from '#lib/domain/geometry/rings.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';

/** One record of a .shp: a polygon, nothing (null shape), or a problem that says what it is instead. */
export interface ShpRecord {
	geometry: Areal | null;
	problem?: Problem;
}

const POLYGONS = new Set([5, 15, 25]);
const KINDS: Record<number, string> = { 1: '点', 3: '线', 8: '多点', 31: '多面片' };

/**
 * Reads the polygons of a .shp (ESRI Shapefile Technical Description, 1998; types 5, 15 with Z, 25 with M; heights and
 * measures are dropped). Outer rings and holes are told by containment, not by orientation. A file that ends early
 * gives the records before the break and one with a problem.
 */
export function readShp(bytes: Uint8Array): ShpRecord[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.byteLength < 100 || view.getInt32(0) !== 9994) {
		throw new InputError({
			code: 'shapefile.unreadable',
			message: '.shp 文件头不正确',
			got: `${bytes.byteLength} 字节`,
			expected: 'ESRI Shapefile（文件码 9994）',
			fix: '重新导出 Shapefile',
		});
	}
	const records: ShpRecord[] = [];
	let at = 100;
	while (at + 12 <= bytes.byteLength) {
		const length = view.getInt32(at + 4) * 2;
		const end = at + 8 + length;
		if (length < 4 || end > bytes.byteLength) {
			records.push({ geometry: null, problem: broken(records.length + 1) });
			break;
		}
		records.push(
			readRecord(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length), records.length + 1),
		);
		at = end;
	}
	return records;
}

function readRecord(view: DataView, row: number): ShpRecord {
	const type = view.getInt32(0, true);
	if (type === 0) return { geometry: null };
	if (!POLYGONS.has(type)) {
		const got = KINDS[type % 10] ?? KINDS[type] ?? `类型 ${type}`;
		return {
			geometry: null,
			problem: {
				code: 'geometry.not-polygon',
				message: `图形是${got}，不是面`,
				row,
				got,
				expected: '面（Polygon）',
				fix: '导出面图层',
			},
		};
	}
	if (view.byteLength < 44) return { geometry: null, problem: broken(row) };
	const parts = view.getInt32(36, true);
	const points = view.getInt32(40, true);
	const first = 44 + 4 * parts;
	if (parts < 0 || points < 0 || first + 16 * points > view.byteLength)
		return { geometry: null, problem: broken(row) };
	const starts = Array.from({ length: parts }, (_, i) => view.getInt32(44 + 4 * i, true));
	if (starts.some((s, i) => s < 0 || s > (starts[i + 1] ?? points)))
		return { geometry: null, problem: broken(row) };
	const rings = starts.map((start, i) => {
		const ring: Position[] = [];
		for (let p = start; p < (starts[i + 1] ?? points); p++)
			ring.push([view.getFloat64(first + 16 * p, true), view.getFloat64(first + 16 * p + 8, true)]);
		return ring;
	});
	const filled = rings.filter((ring) => ring.length > 0);
	return { geometry: filled.length === 0 ? null : arealOf(polygonsFromRings(filled)) };
}

function broken(row: number): Problem {
	return {
		code: 'shapefile.broken-record',
		message: '.shp 的记录不完整，文件可能被截断',
		row,
		expected: '完整的记录',
		fix: '重新导出或重新传输文件',
	};
}
