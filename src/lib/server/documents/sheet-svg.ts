import { paperOf } from '#lib/domain/sheet/sheet-ground.ts';
import { frameOfMap, gridOf, northArrow, scaleBarOf } from './sheet-furniture.ts';
import type { SheetFeature, SheetModel } from './sheet-model.ts';
import { constraintPatterns, constraintStyle, STYLES } from './sheet-svg-styles.ts';
import { constraintsShown, legendOf } from './sheet-legend.ts';
import { FACES, linesOf, mm, textAt, widthOf } from './svg-text.ts';

/** Hatches, as the screen has them: for what colour alone must not say. */
const PATTERNS = `<pattern id="hatch-idle" width="1.6" height="1.6" patternUnits="userSpaceOnUse"><path d="M-0.4 0.4 0.4 -0.4M0 1.6 1.6 0M1.2 2 2 1.2" stroke="#5e1608" stroke-width="0.22"/></pattern><pattern id="hatch-unknown" width="3" height="3" patternUnits="userSpaceOnUse"><path d="M-0.5 0.5 0.5 -0.5M0 3 3 0M2.5 3.5 3.5 2.5" stroke="#8d979b" stroke-width="0.14"/></pattern><pattern id="hatch-supply" width="1.6" height="1.6" patternUnits="userSpaceOnUse"><path d="M0 0.8H1.6" stroke="#12304c" stroke-width="0.22"/></pattern><pattern id="hatch-swap" width="1.6" height="1.6" patternUnits="userSpaceOnUse"><path d="M-0.4 1.2 0.4 2M0 0 1.6 1.6M1.2 -0.4 2 0.4" stroke="#3d2149" stroke-width="0.22"/></pattern><pattern id="hatch-formalities" width="1.6" height="1.6" patternUnits="userSpaceOnUse"><path d="M0.4 0.4h0.01M1.2 1.2h0.01" stroke="#4f3d00" stroke-width="0.42" stroke-linecap="round"/></pattern>`;

/** The sheet as SVG in mm. The same text is the page's preview, the PNG's source and what the PDF is made of. */
export function sheetSvg(model: SheetModel): string {
	const { frame } = model;
	const { map } = frame;
	const clip = `<clipPath id="map"><rect x="${mm(map.x)}" y="${mm(map.y)}" width="${mm(map.width)}" height="${mm(map.height)}"/></clipPath>`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}mm" height="${frame.height}mm" viewBox="0 0 ${frame.width} ${frame.height}" font-family="${FACES}">`,
		`<defs>${clip}${PATTERNS}${constraintPatterns(constraintsShown(model))}</defs>`,
		`<rect width="${frame.width}" height="${frame.height}" fill="#ffffff"/>`,
		titleOf(model),
		`<rect x="${mm(map.x)}" y="${mm(map.y)}" width="${mm(map.width)}" height="${mm(map.height)}" fill="#eef1ef"/>`,
		`<g clip-path="url(#map)">${mapOf(model)}</g>`,
		frameOfMap(model),
		legendOf(model),
		northArrow(model),
		scaleBarOf(model),
		footOf(model),
		'</svg>',
	].join('');
}

function mapOf(model: SheetModel): string {
	const { features, sheet } = model;
	const plain = (layer: keyof typeof STYLES) =>
		(features[layer] ?? []).map((f) => pathOf(model, f.polygons, STYLES[layer])).join('');
	return [
		plain('regions'),
		(features.constraints ?? [])
			.map(
				(f) =>
					f.constraint && pathOf(model, f.polygons, constraintStyle(f.constraint.kind, f.constraint.level)),
			)
			.join(''),
		plain('low-slope'),
		(features.parcels ?? []).map((f) => parcelOf(model, f)).join(''),
		plain('buildings'),
		plain('parks'),
		sheet.grid ? gridOf(model) : '',
		(features.parcels ?? [])
			.filter((f) => sheet.marked.includes(f.id))
			.map((f) =>
				pathOf(model, f.polygons, 'fill="none" stroke="#0b4f5c" stroke-width="0.9" stroke-linejoin="round"'),
			)
			.join(''),
		model.drawing
			? pathOf(model, model.drawing, 'fill="#0b4f5c" fill-opacity="0.12" stroke="#0b4f5c" stroke-width="0.7"')
			: '',
		sheet.labels ? labelsOf(model) : '',
	].join('');
}

/** A path of all rings, even-odd so that holes stay open; points nearer than 0.02 mm to the last are left out. */
function pathOf(model: SheetModel, polygons: SheetFeature['polygons'], style: string): string {
	let d = '';
	for (const ring of polygons.flat()) {
		let before: readonly [number, number] | null = null;
		for (const point of ring) {
			const [x, y] = paperOf(model.ground, point);
			if (before && Math.abs(x - before[0]) < 0.02 && Math.abs(y - before[1]) < 0.02) continue;
			d += `${before ? 'L' : 'M'}${mm(x)} ${mm(y)}`;
			before = [x, y];
		}
		if (before) d += 'Z';
	}
	return d && `<path d="${d}" fill-rule="evenodd" ${style}/>`;
}

function parcelOf(model: SheetModel, feature: SheetFeature): string {
	const { legend } = model.sheet;
	const c = legend?.classes[model.classOf.get(feature.id) ?? -1];
	const line = 'stroke="#3d494e" stroke-width="0.15"';
	if (!legend) return pathOf(model, feature.polygons, `fill="#ffffff" fill-opacity="0.6" ${line}`);
	if (!c)
		return pathOf(model, feature.polygons, `fill="#e6eae9" fill-opacity="0.4" ${line} stroke-opacity="0.4"`);
	const edge = c.solid
		? 'stroke="#7a1c0a" stroke-width="0.5"'
		: `${line}${c.dashed ? ' stroke-dasharray="0.8 0.6"' : ''}`;
	const fill = pathOf(model, feature.polygons, `fill="${c.colour}" fill-opacity="0.85" ${edge}`);
	return c.pattern ? fill + pathOf(model, feature.polygons, `fill="url(#${c.pattern})" stroke="none"`) : fill;
}

/** On smaller scales a parcel is a speck under its own number. */
const LABELLED = 50_000;
const LABEL = { parks: 3.2, parcels: 2.1 } as const;

/** Labels of parks, then of parcels, the first come first served: one that would lie over another is left out. */
function labelsOf(model: SheetModel): string {
	const taken: [number, number, number, number][] = [];
	const { map } = model.frame;
	const layers = model.sheet.scale > LABELLED ? (['parks'] as const) : (['parks', 'parcels'] as const);
	return layers
		.flatMap((layer) =>
			(model.features[layer] ?? []).map((f) => ({ f, size: LABEL[layer], bold: layer === 'parks' })),
		)
		.map(({ f, size, bold }) => {
			if (!f.label) return '';
			const c = bold ? undefined : model.sheet.legend?.classes[model.classOf.get(f.id) ?? -1];
			const text = c?.letter ? `${c.letter}·${f.label.text}` : f.label.text;
			const [x, y] = paperOf(model.ground, f.label.at);
			const half = widthOf(text, size) / 2;
			const box: [number, number, number, number] = [x - half, y - size, x + half, y + size * 0.4];
			const inside =
				box[0] > map.x && box[2] < map.x + map.width && box[1] > map.y && box[3] < map.y + map.height;
			const free = taken.every((o) => box[2] < o[0] || box[0] > o[2] || box[3] < o[1] || box[1] > o[3]);
			if (!inside || !free) return '';
			taken.push(box);
			return textAt(x, y, text, { size, bold, anchor: 'middle', halo: true });
		})
		.join('');
}

function titleOf({ frame, title, subtitle }: SheetModel): string {
	const { x, y, width } = frame.title;
	const middle = x + width / 2;
	const size = Math.min(7, (7 * width) / Math.max(width, widthOf(title, 7)));
	return (
		textAt(middle, y + 7, title, { size, bold: true, anchor: 'middle' }) +
		(subtitle ? textAt(middle, y + 13, subtitle, { size: 3.4, colour: '#4d595e', anchor: 'middle' }) : '')
	);
}

/** Sizes of the foot's type, mm: the largest at which all of it fits. */
const FOOT_SIZES = [2.5, 2.2, 1.9];

/** What the sheet was made from, and what it may be used for. */
function footOf({ frame, words }: SheetModel): string {
	const { x, y, width, height } = frame.foot;
	const right = [words.approval, words.made].filter(Boolean);
	const room = width - Math.max(...right.map((text) => widthOf(text, 2.5))) - 6;
	const ways = FOOT_SIZES.map((size) => ({
		size,
		most: Math.floor((height - 0.5) / (size * 1.4)),
		lines: linesOf(words.foot, size, room),
	}));
	const way = ways.find(({ lines, most }) => lines.length <= most) ?? ways.at(-1)!;
	const { size, most, lines } = way;
	const shown =
		lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, -1)}…`];
	const colour = '#4d595e';
	return [
		...shown.map((line, i) => textAt(x, y + 1 + size + i * size * 1.4, line, { size, colour })),
		...right.map((line, i) =>
			textAt(x + width, y + 3.5 + i * 3.6, line, { size: 2.5, colour, anchor: 'end' }),
		),
	].join('');
}
