import { measuredOf, type Measure, type MeasureKind } from '#lib/map/measure/measured.ts';
import type { GhostLine } from '#lib/map/ghost/ghost-scene.ts';
import { sideMiddles } from '#lib/map/measure/measured.ts';
import type { Point, Ring } from '#lib/map/drawing/outline.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Words } from '#lib/words/words.ts';
import { showNumber } from '#lib/words/numbers.ts';

/** Metres below a kilometre, kilometres from there: 83.24 m, 1.284 km. */
export const lengthWords = (metres: number): string =>
	metres < 1000 ? `${showNumber(metres, 2)} m` : `${showNumber(metres / 1000, 3)} km`;

/** The three units people ask for, in the order of use. */
export const areaWords = (areaM2: number, t: Words): string[] => [
	`${showNumber(muOf(areaM2), 2)} ${t('unit.mu')}`,
	`${showNumber(areaM2, 2)} ${t('unit.m2')}`,
	`${showNumber(areaM2 / 1e4, 4)} ${t('unit.hm2')}`,
];

/** A measure as lines of text for the clipboard: tab-separated, so that a spreadsheet takes it apart. */
export function measureRows(measures: readonly Measure[], t: Words): string {
	return measures
		.map(({ kind, points }, i) => {
			const { lengthM, areaM2, sidesM, crosses } = measuredOf(kind, points);
			const cells = [
				String(i + 1),
				t(`studio.measure.${kind}`),
				`${lengthM.toFixed(2)} m`,
				areaM2 === null
					? crosses
						? t('studio.measure.crosses')
						: ''
					: `${muOf(areaM2).toFixed(2)} ${t('unit.mu')}`,
				areaM2 === null ? '' : `${areaM2.toFixed(2)} m²`,
				areaM2 === null ? '' : `${(areaM2 / 1e4).toFixed(4)} ${t('unit.hm2')}`,
				sidesM.map((side) => side.toFixed(2)).join(' + '),
			];
			return cells.join('\t');
		})
		.join('\n');
}

/** How a measure is drawn on the map: its sides, and at its end what it comes to. */
export function measureGhost(kind: MeasureKind, points: Ring, open: boolean, t: Words): GhostLine {
	const { sidesM, lengthM, areaM2, crosses } = measuredOf(kind, points);
	const middles = sideMiddles(kind, points);
	const labels: { at: Point; text: string; strong: boolean; beside?: boolean }[] = sidesM.map((side, i) => ({
		at: middles[i] as Point,
		text: lengthWords(side),
		strong: false,
	}));
	const end = points.at(-1);
	if (areaM2 !== null || crosses)
		labels.push({
			at: middleOf(points),
			text: areaM2 === null ? t('studio.measure.crosses') : `${showNumber(muOf(areaM2), 2)} ${t('unit.mu')}`,
			strong: true,
		});
	else if (end && sidesM.length > 1)
		labels.push({ at: end, text: `Σ ${lengthWords(lengthM)}`, strong: true, beside: true });
	return { points, closed: kind === 'area' && points.length > 2, labels, open };
}

function middleOf(points: Ring): Point {
	const sum = points.reduce(([x, y], [px, py]): Point => [x + px, y + py], [0, 0]);
	return [sum[0] / points.length, sum[1] / points.length];
}
