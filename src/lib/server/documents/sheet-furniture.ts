import { convergence, gridLines, paperOf, scaleBar } from '#lib/domain/sheet/sheet-ground.ts';
import type { SheetModel } from './sheet-model.ts';
import { mm, textAt } from './svg-text.ts';

/** Distance of the kilometre lines on paper, mm, at most. */
const GRID_MM = 50;

/** Crosses of the kilometre grid at round plane coordinates. */
export function gridOf({ ground }: SheetModel): string {
	const { east, north } = gridLines(ground, GRID_MM);
	let d = '';
	for (const e of east)
		for (const n of north) {
			const [x, y] = paperOf(ground, [e, n]);
			d += `M${mm(x - 1.5)} ${mm(y)}h3M${mm(x)} ${mm(y - 1.5)}v3`;
		}
	return d && `<path d="${d}" fill="none" stroke="#4d595e" stroke-width="0.12"/>`;
}

/** Kilometres with as many decimals as the step needs. */
const km = (metres: number, step: number) =>
	(metres / 1000).toFixed(Math.max(0, 3 - Math.floor(Math.log10(step) + 1e-9)));

/** The neat line, and the coordinates of the grid along it. */
export function frameOfMap({ ground, frame, sheet }: SheetModel): string {
	const { x, y, width, height } = frame.map;
	const box = `<rect x="${mm(x)}" y="${mm(y)}" width="${mm(width)}" height="${mm(height)}" fill="none" stroke="#1b2326" stroke-width="0.35"/>`;
	if (!sheet.grid) return box;
	const { step, east, north } = gridLines(ground, GRID_MM);
	const look = { size: 2, colour: '#4d595e', halo: true } as const;
	return (
		box +
		east
			.map((e) => {
				const at = paperOf(ground, [e, ground.north])[0];
				const tick = `<path d="M${mm(at)} ${mm(y)}v-1.2M${mm(at)} ${mm(y + height)}v1.2" stroke="#1b2326" stroke-width="0.2"/>`;
				return (
					tick +
					(at - x > 8 && x + width - at > 8
						? textAt(at, y + height - 1, km(e, step), { ...look, anchor: 'middle' })
						: '')
				);
			})
			.join('') +
		north
			.map((n) => {
				const at = paperOf(ground, [ground.east, n])[1];
				const tick = `<path d="M${mm(x)} ${mm(at)}h-1.2M${mm(x + width)} ${mm(at)}h1.2" stroke="#1b2326" stroke-width="0.2"/>`;
				return (
					tick +
					(at - y > 8 && y + height - at > 8
						? textAt(x + 2.6, at, km(n, step), { ...look, anchor: 'middle', turn: -90 })
						: '')
				);
			})
			.join('')
	);
}

/** Grid north is up; true north is drawn where it lies, with the angle between. */
export function northArrow(model: SheetModel): string {
	const { x, y, width } = model.frame.side;
	const angle = convergence(model.ground);
	const middle = x + width - 9;
	const top = y + 5;
	const arrow = `<path d="M${mm(middle)} ${mm(top)}l2.6 10-2.6-2.4-2.6 2.4Z" fill="#1b2326"/>`;
	// Positive convergence: the meridian leans to the west of grid north on this sheet.
	const lean = Math.max(-30, Math.min(30, angle * 8));
	const trueNorth = `<path d="M${mm(middle)} ${mm(top + 10)}v-12" stroke="#4d595e" stroke-width="0.2" stroke-dasharray="0.8 0.5" transform="rotate(${mm(-lean)} ${mm(middle)} ${mm(top + 10)})"/>`;
	return (
		trueNorth +
		arrow +
		textAt(middle, top + 14, 'N', { size: 3.4, bold: true, anchor: 'middle' }) +
		textAt(middle + 8, top + 18, model.words.north, { size: 2, colour: '#4d595e', anchor: 'end' })
	);
}

/** Four parts of a round length, filled in turn, and the scale in figures. */
export function scaleBarOf(model: SheetModel): string {
	const { x, y, width, height } = model.frame.side;
	const { metres, mm: part } = scaleBar(model.sheet.scale, Math.min(48, width - 10));
	const top = y + height - 6;
	const parts = [0, 1, 2, 3].map(
		(i) =>
			`<rect x="${mm(x + 1 + i * part)}" y="${mm(top)}" width="${mm(part)}" height="1.6" fill="${i % 2 === 0 ? '#1b2326' : '#ffffff'}" stroke="#1b2326" stroke-width="0.2"/>`,
	);
	const inKm = metres * 4 >= 2000;
	const word = (m: number) => String(inKm ? m / 1000 : m);
	const ticks = [0, 2, 4].map((i) =>
		textAt(
			x + 1 + i * part,
			top + 4.6,
			i === 4 ? `${word(metres * 4)} ${inKm ? 'km' : 'm'}` : word(metres * i),
			{
				size: 2.3,
				anchor: i === 0 ? 'start' : 'middle',
			},
		),
	);
	return (
		textAt(x + 1, top - 2, model.words.scale, { size: 3.4, bold: true }) + parts.join('') + ticks.join('')
	);
}
