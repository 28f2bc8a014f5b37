import {
	CONSTRAINT_KINDS,
	LEVELS,
	type ConstraintKind,
	type Level,
} from '#lib/domain/constraints/constraint.ts';
import { constraintStyle, STYLES } from './sheet-svg-styles.ts';
import type { SheetModel } from './sheet-model.ts';
import { linesOf, mm, textAt, widthOf } from './svg-text.ts';

/** Height of a row at full size, mm; swatch and type shrink with it. */
const ROW = 5;
const SWATCH = 7;
/** What is kept free at the foot for the scale bar, mm, and at the head for the arrow. */
const BAR = { width: 54, height: 16 };
const ARROW = { width: 24, height: 27 };

/** Ways to set a legend, the best first: the first that holds all of it is taken. */
const WAYS = {
	beside: [
		[1, 5],
		[1, 4.2],
		[1, 3.5],
		[2, 3.5],
	],
	below: [
		[2, 5],
		[3, 5],
		[3, 4.2],
		[3, 3.5],
		[4, 3.5],
	],
} as const;

interface LegendLine {
	swatch: string;
	label: string;
	count: string;
}

/** What the colours and lines mean, with the number of parcels on the sheet. Below the map it has several columns. */
export function legendOf(model: SheetModel): string {
	const { side, map } = model.frame;
	const { sheet, words } = model;
	const below = side.width > map.width * 0.9;
	const top = side.y + 4;
	const inner = side.width - (below ? ARROW.width : 0);
	// The arrow stands at the right of the first lines: the heading keeps out of its way.
	const heading = sheet.legend ? linesOf(sheet.legend.title, 3.2, inner - (below ? 4 : 22)) : [];
	const from = Math.max(top + heading.length * 4.4 + 2, below ? 0 : side.y + ARROW.height);
	const lines = [...classLines(model), ...layerLines(model)];
	const ways = WAYS[below ? 'below' : 'beside'].map(([columns, row]) => {
		const step = inner / columns;
		// Rows of each column: one beside the scale bar goes down to the foot.
		const deep = Array.from({ length: columns }, (_, i) => {
			const foot = side.y + side.height - (!below || i * step < BAR.width ? BAR.height : 0);
			return Math.max(1, Math.floor((foot - from) / row));
		});
		return {
			step,
			row,
			deep,
			places: deep.flatMap((n, i) => Array.from({ length: n }, (_, j) => [i, j] as const)),
		};
	});
	const way = ways.find(({ places }) => lines.length <= places.length) ?? ways.at(-1)!;
	const { step, row, deep, places } = way;
	const most = places.length;
	const room = step - 2;
	const scale = row / ROW;
	const left = lines.length - (most - 1);
	const shown =
		lines.length <= most
			? lines
			: [...lines.slice(0, most - 1), { swatch: '', label: words.more(left), count: '' }];
	return [
		...heading.map((text, i) => textAt(side.x + 1, top + i * 4.4, text, { size: 3.2, bold: true })),
		...shown.map(({ swatch, label, count }, i) => {
			const [column, at] = places[i]!;
			const x = side.x + 1 + column * step;
			const y = from + at * row;
			const full = 2.6 * scale;
			const numbers = { size: Math.max(2, 2.4 * scale), colour: '#4d595e', anchor: 'end' } as const;
			const start = swatch ? (SWATCH + 2) * scale : 0;
			const free = room - start - (count ? widthOf(count, numbers.size) + 1 : 0);
			// A long label is set smaller before it is cut.
			const size = Math.max(2.1, Math.min(full, (full * free) / widthOf(label, full)));
			return (
				`<g transform="translate(${mm(x)} ${mm(y)}) scale(${mm(scale)})">${swatch}</g>` +
				textAt(x + start, y + 2.8 * scale, shortened(label, size, free), { size }) +
				textAt(x + room, y + 2.8 * scale, count, numbers)
			);
		}),
		sheet.legend
			? textAt(side.x + 1, from + Math.min(deep[0]!, shown.length) * row + 2, words.legendNote, {
					size: 2,
					colour: '#657177',
				})
			: '',
	].join('');
}

/** A label within its room; one that is cut shows it. */
function shortened(label: string, size: number, room: number): string {
	if (widthOf(label, size) <= room) return label;
	let text = label;
	while (text && widthOf(`${text}…`, size) > room) text = text.slice(0, -1);
	return `${text.trimEnd()}…`;
}

/** The kinds and levels of the constraints on the sheet, in the order of the legend. */
export function constraintsShown({
	features,
}: Pick<SheetModel, 'features'>): (readonly [ConstraintKind, Level])[] {
	const found = new Set((features.constraints ?? []).map(({ constraint: c }) => c && `${c.kind} ${c.level}`));
	return CONSTRAINT_KINDS.flatMap((kind) => LEVELS.map((level) => [kind, level] as const)).filter(
		([kind, level]) => found.has(`${kind} ${level}`),
	);
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
	for (const [kind, level] of constraintsShown({ features }))
		lines.push({
			swatch: box(constraintStyle(kind, level)),
			label: words.constraint(kind, level),
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
