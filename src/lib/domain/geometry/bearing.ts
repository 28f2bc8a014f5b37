import type { Problem } from '../problem.ts';
import { turned } from './side.ts';

const QUADRANTS: Record<string, (angle: number) => number> = {
	NE: (a) => a,
	SE: (a) => 180 - a,
	SW: (a) => 180 + a,
	NW: (a) => 360 - a,
};
const SEXAGESIMAL =
	/^(\d+(?:\.\d+)?)(?:[°度d:\s-]+(\d+(?:\.\d+)?))?(?:['′分m:\s-]+(\d+(?:\.\d+)?))?[°度d'′分m"″秒s\s]*$/i;

/**
 * Reads a bearing as it is written in surveys: decimal degrees (`45.5`), degrees, minutes, seconds (`45°30′15″`,
 * `45-30-15`), quadrant bearings (`N45°30′E`, `北偏东45°30′`, `NE45.5`), and, with a sign, the turn from the side before
 * (`+90` to the right, `-90` to the left).
 * @param before bearing of the side before, degrees; null where there is none
 * @returns degrees clockwise from grid north, or what is wrong
 */
export function bearingOf(text: string, before: number | null): number | Problem {
	const clean = text.trim().replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
	const sign = /^[+＋\-－−]/.exec(clean)?.[0];
	if (sign) {
		const turn = sexagesimal(clean.slice(1));
		if (turn === null || turn > 360) return unreadable(text);
		if (before === null) {
			return {
				code: 'bearing-no-side-before',
				message: '前面还没有边，不能用相对转角。',
				got: text,
				expected: '方位角（0 至 360 度）',
				fix: '先输入第一边的方位角',
			};
		}
		return turned(before + (sign === '+' || sign === '＋' ? turn : -turn));
	}
	const quadrant = quadrantOf(clean);
	if (quadrant) {
		const angle = sexagesimal(quadrant.angle);
		return angle === null || angle > 90 ? unreadable(text) : turned(quadrant.turn(angle));
	}
	const degrees = sexagesimal(clean);
	return degrees === null || degrees > 360 ? unreadable(text) : turned(degrees);
}

function quadrantOf(text: string): { angle: string; turn: (angle: number) => number } | null {
	const latin = text
		.replace(/[北南东西偏]/g, (c) => ({ 北: 'N', 南: 'S', 东: 'E', 西: 'W' })[c] ?? '')
		.toUpperCase();
	const found = /^([NS])\s*([EW])?\s*([^NSEW]+?)\s*([EW])?$/.exec(latin);
	const side = found?.[2] ?? found?.[4];
	const turn = found && side ? QUADRANTS[`${found[1]}${side}`] : undefined;
	return turn ? { angle: found?.[3] ?? '', turn } : null;
}

/** Degrees of `45`, `45.5`, `45°30′`, `45 30 15`; null for anything else. */
function sexagesimal(text: string): number | null {
	const found = SEXAGESIMAL.exec(text.trim());
	if (!found) return null;
	const [degrees, minutes, seconds] = [found[1], found[2] ?? '0', found[3] ?? '0'].map(Number) as [
		number,
		number,
		number,
	];
	if (minutes >= 60 || seconds >= 60) return null;
	return degrees + minutes / 60 + seconds / 3600;
}

function unreadable(text: string): Problem {
	return {
		code: 'bearing-unreadable',
		message: '方位角无法识别。',
		got: text,
		expected: '45.5、45°30′15″、N45°30′E、北偏东45°30′，或相对前一边的 +90、-90',
		fix: '改写成其中一种',
	};
}

/** A bearing as D°MM′SS″, seconds to so many decimals (0 or 1): 45°30′15.0″. */
export function degreesMinutesSeconds(bearing: number, decimals: 0 | 1 = 1): string {
	const unit = 10 ** decimals;
	const parts = Math.round(turned(bearing) * 3600 * unit) % (360 * 3600 * unit);
	const seconds = ((parts % (60 * unit)) / unit).toFixed(decimals).padStart(decimals ? 4 : 2, '0');
	const minutes = String(Math.floor(parts / (60 * unit)) % 60).padStart(2, '0');
	return `${Math.floor(parts / (3600 * unit))}°${minutes}′${seconds}″`;
}
