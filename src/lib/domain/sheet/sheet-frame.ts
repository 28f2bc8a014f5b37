/** Paper sizes, mm (ISO 216), the long side first. */
export const PAPERS = { A4: [297, 210], A3: [420, 297] } as const;
export type Paper = keyof typeof PAPERS;

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Where everything stands on the sheet, mm from its top left corner. */
export interface SheetFrame {
	width: number;
	height: number;
	title: Box;
	map: Box;
	/** Right of the map in landscape, below it in portrait: legend, north arrow, scale. */
	side: Box;
	foot: Box;
}

const MARGIN = 10;
const TITLE = 16;
const FOOT = 12;
const SIDE_LANDSCAPE = { A4: 58, A3: 72 };
const SIDE_PORTRAIT = { A4: 58, A3: 66 };
const GAP = 3;

/** The layout of a sheet. */
export function sheetFrame(paper: Paper, landscape: boolean): SheetFrame {
	const [long, short] = PAPERS[paper];
	const [width, height] = landscape ? [long, short] : [short, long];
	const inner = { x: MARGIN, width: width - 2 * MARGIN };
	const title = { ...inner, y: MARGIN, height: TITLE };
	const foot = { ...inner, y: height - MARGIN - FOOT, height: FOOT };
	const top = title.y + title.height + GAP;
	const room = foot.y - GAP - top;
	if (landscape) {
		const side = SIDE_LANDSCAPE[paper];
		return {
			width,
			height,
			title,
			foot,
			map: { x: inner.x, y: top, width: inner.width - side - GAP, height: room },
			side: { x: inner.x + inner.width - side, y: top, width: side, height: room },
		};
	}
	const side = SIDE_PORTRAIT[paper];
	return {
		width,
		height,
		title,
		foot,
		map: { ...inner, y: top, height: room - side - GAP },
		side: { ...inner, y: top + room - side, height: side },
	};
}
