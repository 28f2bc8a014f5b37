import type { GeoTIFFImage } from 'geotiff';
import type { Problem } from '#lib/domain/problem.ts';
import { METRES_OF_UNIT } from './geotiff-crs.ts';
import type { GeoKeys } from './geotiff-keys.ts';

/** Unit of the heights: metre, international foot, US survey foot. */
export type HeightUnit = 'm' | 'ft' | 'us-ft';

/** How samples become metres: × `metres` + `offsetM`. */
export interface HeightScale {
	/** Decimetres and the like count as metres. */
	unit: HeightUnit;
	metres: number;
	offsetM: number;
	problems: Problem[];
}

const METRES_OF: Record<HeightUnit, number> = { m: 1, ft: 0.3048, 'us-ft': 1200 / 3937 };

/** What GDAL's note of the unit says (UNITTYPE), by its usual spellings; metres. */
const WORDS: [RegExp, number][] = [
	[/us.?(survey)?.?f(oo|ee)?t|survey|ft.?us/i, METRES_OF['us-ft']],
	[/^(international )?(ft|foot|feet|ftint|'|′)$/i, METRES_OF.ft],
	[/^(m|met(er|re)s?|米)$/i, 1],
	[/^(dm|decimet(er|re)s?|分米)$/i, 0.1],
	[/^(cm|centimet(er|re)s?|厘米)$/i, 0.01],
	[/^(mm|millimet(er|re)s?|毫米)$/i, 0.001],
	[/^(km|kilomet(er|re)s?|千米|公里)$/i, 1000],
];

/** Vertical CRS whose unit is a foot: NAVD88 in ftUS and in ft, NGVD29. */
const VERTICAL_CRS_IN_FEET: Record<number, HeightUnit> = { 6360: 'us-ft', 8228: 'ft', 5702: 'us-ft' };

/**
 * Unit of the heights: what was asked for, GDAL's own note, the vertical CRS's; metres where none tells, with a remark.
 * GDAL's SCALE and OFFSET are applied, because they are how the file says its heights (gdaldem leaves them out), with a
 * remark. One that is not known is taken as metres, with a Problem.
 */
export async function heightScaleOf(
	image: GeoTIFFImage,
	keys: GeoKeys,
	asked?: HeightUnit,
): Promise<HeightScale> {
	const notes = await image.getGDALMetadata(0);
	const problems: Problem[] = [];
	const told = toldBy(notes?.['UNITTYPE'], keys);
	if (asked === undefined && told === undefined) problems.push(UNTOLD);
	if (asked === undefined && told !== undefined && told.metres === undefined)
		problems.push(unknownUnit(told.got));
	const metres = asked === undefined ? (told?.metres ?? 1) : METRES_OF[asked];
	const [scale, offset] = [numberOf(notes?.['SCALE'], 1), numberOf(notes?.['OFFSET'], 0)];
	if (scale !== 1 || offset !== 0) problems.push(scaled(scale, offset));
	const unit = (['ft', 'us-ft'] as const).find((name) => METRES_OF[name] === metres) ?? 'm';
	return { unit, metres: metres * scale, offsetM: metres * offset, problems };
}

/** Undefined where the file does not tell; without `metres` where it tells what we do not know. */
function toldBy(note: unknown, keys: GeoKeys): { got: string; metres?: number | undefined } | undefined {
	if (typeof note === 'string' && note.trim() !== '') {
		const word = note.trim();
		return { got: word, metres: WORDS.find(([pattern]) => pattern.test(word))?.[1] };
	}
	const code = keys['VerticalUnitsGeoKey'];
	if (typeof code === 'number' && code > 0)
		return { got: `VerticalUnitsGeoKey=${code}`, metres: METRES_OF_UNIT[code] };
	const vertical = Number(keys['VerticalCSTypeGeoKey'] ?? keys['VerticalGeoKey'] ?? 0);
	if (!(vertical > 0 && vertical < 32767)) return undefined;
	const feet = VERTICAL_CRS_IN_FEET[vertical];
	return { got: `EPSG:${vertical}`, metres: feet ? METRES_OF[feet] : 1 };
}

function numberOf(note: unknown, otherwise: number): number {
	const value = typeof note === 'string' && note.trim() !== '' ? Number(note) : NaN;
	return Number.isFinite(value) && !(value === 0 && otherwise === 1) ? value : otherwise;
}

const UNTOLD: Problem = {
	code: 'dem.unit-untold',
	message: '高程文件没有写明高程单位，按米计算',
	path: 'unit',
	expected: 'm、ft 或 us-ft',
	fix: '单位不是米时用 --unit 指定',
};

const unknownUnit = (got: string): Problem => ({
	code: 'dem.unit-unknown',
	message: `不认识高程文件的高程单位 ${got}，按米计算，坡度可能不对`,
	path: 'unit',
	got,
	expected: 'm、dm、cm、mm、km、ft 或 us-ft',
	fix: '用 --unit 指定',
});

const scaled = (scale: number, offset: number): Problem => ({
	code: 'dem.scale-applied',
	message: `高程已按文件所写换算：像元值 × ${scale} + ${offset}（gdaldem 不作此换算）`,
	path: 'GDAL_METADATA',
	got: `SCALE=${scale}，OFFSET=${offset}`,
});
