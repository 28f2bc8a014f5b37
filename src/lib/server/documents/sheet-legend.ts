import { CONSTRAINTS, STYLES } from './sheet-svg-styles.ts';
import type { SheetModel } from './sheet-model.ts';
import { linesOf, mm, textAt } from './svg-text.ts';

const ROW = 5;
const SWATCH = 7;

interface LegendLine {
	swatch: string;
	label: string;
	count: string;
}

/** What the colours and lines mean, with the number of parcels on the sheet. Portrait sheets have two columns. */
export function legendOf(model: SheetModel): string {
	const { side, map } = model.frame;
	const { sheet, words } = model;
	const columns = side.width > map.width * 0.9 ? 2 : 1;
	const room = (side.width - (columns === 2 ? 24 : 0)) / columns - 2;
	const top = side.y + 4;
	// The arrow stands at the right of the first lines: the heading keeps out of its way.
	const heading = sheet.legend ? linesOf(sheet.legend.title, 3.2, columns === 1 ? room - 20 : room) : [];
	const from =
		columns === 1 ? Math.max(top + heading.length * 4.4 + 2, side.y + 27) : top + heading.length * 4.4 + 2;
	const deep = Math.max(1, Math.floor((side.y + side.height - 16 - from) / ROW));
	const lines = [...classLines(model), ...layerLines(model)];
	const shown = lines.slice(0, deep * columns);
	return [
		...heading.map((text, i) => textAt(side.x + 1, top + i * 4.4, text, { size: 3.2, bold: true })),
		...shown.map(({ swatch, label, count }, i) => {
			const x = side.x + 1 + Math.floor(i / deep) * (room + 2);
			const y = from + (i % deep) * ROW;
			const words = linesOf(label, 2.6, room - SWATCH - 12)[0] ?? '';
			return (
				`<g transform="translate(${mm(x)} ${mm(y)})">${swatch}</g>` +
				textAt(x + SWATCH + 2, y + 2.8, words.length < label.length ? `${words.slice(0, -1)}…` : words, {
					size: 2.6,
				}) +
				textAt(x + room, y + 2.8, count, { size: 2.4, colour: '#4d595e', anchor: 'end' })
			);
		}),
		sheet.legend
			? textAt(side.x + 1, from + Math.min(deep, shown.length) * ROW + 2, words.legendNote, {
					size: 2,
					colour: '#657177',
				})
			: '',
	].join('');
}

const box = (style: string) => `<rect width="${SWATCH}" height="3.6" ${style}/>`;

function classLines({ sheet, counts }: SheetModel): LegendLine[] {
	return (sheet.legend?.classes ?? []).map((c, i) => {
		const edge = c.solid
			? 'stroke="#7a1c0a" stroke-width="0.5"'
			: `stroke="#3d494e" stroke-width="0.15"${c.dashed ? ' stroke-dasharray="0.8 0.6"' : ''}`;
		const fill = box(`fill="${c.colour}" fill-opacity="0.85" ${edge}`);
		const hatch = c.pattern ? box(`fill="url(#${c.pattern})"`) : '';
		return {
			swatch: fill + hatch,
			label: c.label.startsWith(c.letter) || !c.letter ? c.label : `${c.letter}  ${c.label}`,
			count: String(counts[i] ?? 0),
		};
	});
}

function layerLines({ features, words, sheet, drawing }: SheetModel): LegendLine[] {
	const lines: LegendLine[] = [];
	for (const layer of ['parks', 'buildings', 'low-slope', 'regions'] as const) {
		const label = words.layers[layer];
		if (label && (features[layer]?.length ?? 0) > 0)
			lines.push({ swatch: box(STYLES[layer]), label, count: '' });
	}
	const levels = new Set((features.constraints ?? []).map((f) => f.kind ?? 'information'));
	for (const level of ['hard', 'soft', 'information'].filter((l) => levels.has(l)))
		lines.push({
			swatch: box(CONSTRAINTS[level] ?? ''),
			label: words.constraints[level] ?? level,
			count: '',
		});
	const accent = 'fill="#0b4f5c" fill-opacity="0.12" stroke="#0b4f5c" stroke-width="0.7"';
	if (drawing) lines.push({ swatch: box(accent), label: words.drawing, count: '' });
	if (sheet.marked.length > 0)
		lines.push({
			swatch: box('fill="none" stroke="#0b4f5c" stroke-width="0.9"'),
			label: words.marked,
			count: '',
		});
	return lines;
}
