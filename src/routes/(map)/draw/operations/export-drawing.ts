import { polygonsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { fromLonLat, planeCrsOf } from '#lib/domain/geometry/crs.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { writeBoundaryTxt } from '#lib/formats/boundary-txt-out.ts';
import { gbkBytes } from '#lib/formats/gbk-out.ts';

/** Hands bytes to the browser as a file. */
function download(name: string, parts: BlobPart[], type: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob(parts, { type }));
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}

export function downloadGeojson(name: string, geometry: Areal): void {
	const feature = { type: 'Feature', properties: { name }, geometry };
	const text = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
	download(`${name}.geojson`, [text], 'application/geo+json');
}

/** Boundary TXT in GBK; in UTF-8 where the name has a character that GBK has not. A problem outside China's zones. */
export function downloadTxt(name: string, geometry: Areal, by: string): Problem | null {
	const today = new Date().toLocaleDateString('sv-SE');
	const text = writeBoundaryTxt([{ name, geometry }], by, today);
	if (typeof text !== 'string') return text;
	const bytes = gbkBytes(text);
	download(`${name}.txt`, [bytes ?? `\ufeff${text}`], 'text/plain');
	return null;
}

/**
 * The corners as text, a point a line, rings parted by an empty line: longitude, latitude to nine decimals, or X (north),
 * Y (east) of the 3° zone with its number, millimetres.
 */
export function coordinatesText(geometry: Areal, as: 'lonlat' | 'plane'): { text: string; points: number } {
	const crs = as === 'plane' ? planeCrsOf(geometry) : null;
	const rings = polygonsOf(crs ? fromLonLat(crs, geometry) : geometry).flat();
	const lines = rings.map((ring) =>
		ring
			.slice(0, -1)
			.map(([x = NaN, y = NaN], i) =>
				crs ? `J${i + 1}\t${y.toFixed(3)}\t${x.toFixed(3)}` : `J${i + 1}\t${x.toFixed(9)}\t${y.toFixed(9)}`,
			)
			.join('\n'),
	);
	return { text: lines.join('\n\n'), points: rings.reduce((sum, ring) => sum + ring.length - 1, 0) };
}
