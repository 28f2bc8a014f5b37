import { crsOfEpsg, type Crs } from '#lib/domain/geometry/crs.ts';
import type { Lang } from '#lib/words/lang.ts';
import type { Words } from '#lib/words/words.ts';

export interface CrsChoice {
	code: string;
	label: string;
}

/** 3° zones of China by their central meridians, 75° to 135°. */
const ZONES = Array.from({ length: 21 }, (_, i) => 25 + i);

/** What coordinates can be in: degrees, planes without the zone number (the meridian names them), planes with it. */
export function crsChoices(t: Words): { lonlat: CrsChoice; meridians: CrsChoice[]; zones: CrsChoice[] } {
	return {
		lonlat: { code: 'EPSG:4490', label: t('studio.paste.crs.lonlat') },
		meridians: ZONES.map((zone) => ({
			code: meridianCode(zone * 3),
			label: t('studio.paste.crs.meridian', { degrees: zone * 3 }),
		})),
		zones: ZONES.map((zone) => ({
			code: `EPSG:${4488 + zone}`,
			label: t('studio.paste.crs.zone', { zone, degrees: zone * 3 }),
		})),
	};
}

/** The plane of a central meridian without the zone number before the easting (EPSG:4534–4554). */
export const meridianCode = (degrees: number) => `EPSG:${4509 + degrees / 3}`;

/** The central meridian of the 3° zone that a longitude lies in. */
export const meridianOf = (longitude: number) => Math.min(135, Math.max(75, Math.round(longitude / 3) * 3));

export function crsOf(code: string): Crs | null {
	return crsOfEpsg(Number(/^EPSG:(\d+)$/.exec(code)?.[1]));
}

/** A CRS as it is called in the language of the page; one that only has a Chinese name goes by its code elsewhere. */
export function crsName({ code, name }: { code: string; name: string }, t: Words, lang: Lang): string {
	const { kind, zoneWidth, zone, centralMeridian: degrees } = crsOf(code) ?? {};
	if (lang === 'zh-CN') return name;
	if (kind === 'geographic' && code === 'EPSG:4490') return t('studio.paste.crs.lonlat');
	if (zone === undefined || degrees === undefined) return code;
	if (zoneWidth === 6) return t('studio.paste.crs.zone6', { zone, degrees });
	return code === meridianCode(degrees)
		? t('studio.paste.crs.meridian', { degrees })
		: t('studio.paste.crs.zone', { zone, degrees });
}
