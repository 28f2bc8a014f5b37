import type { Problem } from '#lib/domain/problem.ts';
import { readDbf } from './dbf.ts';
import { chooseLayer, type RawFeature, type RawLayer } from './layer.ts';
import { crsOfWkt } from './prj.ts';
import { readShp } from './shp.ts';
import { decodeText } from './text-encoding.ts';
import { readZip } from './zip.ts';

/** The files of one Shapefile layer by extension. */
export interface ShapefileParts {
	shp: Uint8Array;
	dbf?: Uint8Array;
	prj?: Uint8Array;
	cpg?: Uint8Array;
}

const PARTS = /\.(shp|dbf|prj|cpg)$/i;

/**
 * A zipped Shapefile: .shp with its .dbf, .prj and .cpg found by name, whatever the case of the letters and the folder.
 * Several layers need a choice (`layer`): the InputError names them.
 */
export async function readShapefileZip(
	bytes: Uint8Array,
	from: { encoding?: string; layer?: string } = {},
): Promise<RawLayer> {
	const layers = new Map<string, Partial<ShapefileParts>>();
	for (const entry of await readZip(bytes, (name) => PARTS.test(name))) {
		const extension = PARTS.exec(entry.name)?.[1]?.toLowerCase() as keyof ShapefileParts;
		const stem = entry.name.replace(PARTS, '');
		const key = [...layers.keys()].find((k) => k.toLowerCase() === stem.toLowerCase()) ?? stem;
		layers.set(key, { ...layers.get(key), [extension]: entry.bytes });
	}
	const paths = [...layers].filter(([, parts]) => parts.shp).map(([path]) => path);
	// A layer is called by its file name; by its path where two folders use the same one.
	const base = (path: string) => path.slice(path.lastIndexOf('/') + 1);
	const names = paths.map((p) => (paths.filter((q) => base(q) === base(p)).length > 1 ? p : base(p)));
	const chosen = chooseLayer(names, from.layer);
	const parts = layers.get(paths[names.indexOf(chosen)] as string) as ShapefileParts;
	return readShapefile(parts, from);
}

/** One layer. Records deleted in the .dbf are left out, as every GIS does; the place in the file stays the row number. */
export function readShapefile(parts: ShapefileParts, from: { encoding?: string } = {}): RawLayer {
	const problems: Problem[] = [];
	const cpg = parts.cpg && new TextDecoder('latin1').decode(parts.cpg).trim();
	const records = readShp(parts.shp);
	const table = parts.dbf && readDbf(parts.dbf, { asked: from.encoding, ...(cpg ? { cpg } : {}) });
	if (!table) {
		problems.push({
			code: 'shapefile.no-dbf',
			message: '缺少 .dbf，没有属性',
			expected: '.shp 与同名 .dbf',
			fix: '把同名的 .dbf 一起打包',
		});
	} else if (table.rows.length !== records.length) {
		problems.push({
			code: 'shapefile.counts-differ',
			message: `.shp 有 ${records.length} 个图形，.dbf 有 ${table.rows.length} 行，对不上`,
			got: table.rows.length,
			expected: records.length,
			fix: '重新导出 Shapefile',
		});
	}
	const features: RawFeature[] = [];
	records.forEach((record, i) => {
		const properties = table?.rows[i];
		if (properties === null) return;
		const none: Problem = {
			code: 'geometry.none',
			message: '没有图形',
			row: i + 1,
			expected: '面（Polygon）',
			fix: '补上图形或删去该行',
		};
		const problem = record.problem ?? (record.geometry ? undefined : none);
		features.push({
			row: i + 1,
			properties: properties ?? {},
			geometry: record.geometry,
			problems: problem ? [problem] : [],
		});
	});
	const declared = parts.prj && crsOfWkt(decodeText(parts.prj).text);
	return {
		features,
		fields: table?.fields ?? [],
		...(declared ? { declared } : {}),
		problems: [...(table?.problems ?? []), ...problems],
		encoding: table?.encoding ?? 'utf-8',
	};
}
