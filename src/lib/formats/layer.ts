import type { Areal } from '#lib/domain/geometry/areal.ts';
import type { Crs } from '#lib/domain/geometry/crs.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';

export type Cell = string | number | boolean | null;

/** A feature as the file has it: coordinates [east, north] not yet brought to CGCS2000. */
export interface RawFeature {
	/** 1-based place in the file. */
	row: number;
	id?: string;
	properties: Record<string, Cell>;
	geometry: Areal | null;
	problems: Problem[];
}

/** The features of one layer before the CRS is settled. */
export interface RawLayer {
	features: RawFeature[];
	fields: string[];
	/** What the file itself declares, or why that cannot be used (the user may still overrule it). */
	declared?: Crs | Problem;
	/** What the format's standard says where a file is silent (GeoJSON: WGS 84), unless the coordinates say otherwise. */
	assumed?: Crs;
	encoding: string;
	problems: Problem[];
}

/** The layer asked for, or the only one; else an InputError that names them all. */
export function chooseLayer(names: string[], asked?: string): string {
	const [only] = names;
	const found =
		asked === undefined ? (names.length === 1 ? only : undefined) : names.find((n) => n === asked);
	if (found !== undefined) return found;
	if (names.length === 0)
		throw new InputError({
			code: 'layer.none',
			message: '文件中没有图层',
			expected: '一个面图层',
			fix: '重新导出',
		});
	throw new InputError({
		code: asked === undefined ? 'layer.choose' : 'layer.unknown',
		message: asked === undefined ? `文件中有 ${names.length} 个图层，请指定一个` : `文件中没有图层 ${asked}`,
		got: asked ?? names,
		expected: names,
		fix: `用 --layer 指定：${names.join('、')}`,
	});
}
