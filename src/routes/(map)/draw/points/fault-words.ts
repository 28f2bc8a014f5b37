import type { DrawingFault } from '#lib/map/drawing/mend.ts';
import type { Language } from '#lib/words/language.svelte.ts';

/** Which fault is told how; those that need no numbers of sides keep to their name and place. */
const POINTED = {
	'boundary.self-crossing': 'studio.tool.fault.crossing',
	'boundary.self-touch': 'studio.tool.fault.touch',
	'boundary.rings-cross': 'studio.tool.fault.rings',
} as const;
const NAMED = {
	'boundary.bad-number': 'studio.tool.fault.badNumber',
	'boundary.too-few-points': 'studio.tool.fault.fewPoints',
	'boundary.unclosed': 'studio.tool.fault.unclosed',
	'boundary.duplicate-point': 'studio.tool.fault.duplicate',
	'boundary.spike': 'studio.tool.fault.spike',
	'boundary.zero-area': 'studio.tool.fault.zeroArea',
	'boundary.hole-outside': 'studio.tool.fault.holeOutside',
	'boundary.nested': 'studio.tool.fault.nested',
	'boundary.interior-split': 'studio.tool.fault.split',
	'boundary.self-crossing': 'studio.tool.fault.crossing',
	'boundary.self-touch': 'studio.tool.fault.touch',
	'boundary.rings-cross': 'studio.tool.fault.rings',
	'short-side': 'studio.tool.fault.short',
} as const;

/** A fault as a sentence: `第 3 边与第 7 边在此相交`. Sides count from 1 and start at the point of their number. */
export function sentenceOfFault(fault: DrawingFault, t: Language['t']): string {
	const place = placeWords(fault, t);
	const other = 'other' in fault ? fault.other : undefined;
	if (other && fault.code in POINTED) {
		const away = other.polygon !== fault.polygon || other.ring !== fault.ring;
		const b = away ? `${placeWords(other, t)}${other.point}` : other.point;
		return `${place}${t(POINTED[fault.code as keyof typeof POINTED], { a: fault.point ?? '', b })}`;
	}
	const length = fault.code === 'short-side' ? (fault.lengthM * 100).toFixed(1) : '';
	return `${place}${t(NAMED[fault.code], { a: fault.point ?? '', b: '', length })}`;
}

function placeWords({ polygon, ring }: { polygon: number; ring: number }, t: Language['t']): string {
	return [
		polygon > 1 ? t('studio.tool.points.part', { part: polygon }) : '',
		ring > 1 ? t('studio.tool.points.hole', { hole: ring - 1 }) : '',
	]
		.filter(Boolean)
		.map((words) => `${words}${t('studio.tool.fault.sep')}`)
		.join('');
}
