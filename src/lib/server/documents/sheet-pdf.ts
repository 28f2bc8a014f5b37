import { FACE, inFace, pdfmake, PT } from './pdf-fonts.ts';

export interface PdfPage {
	svg: string;
	width: number;
	height: number;
}

/** Sheets (SVG in mm) as one PDF of that size, vectors and embedded Chinese type. */
export async function sheetsPdf(
	pages: readonly PdfPage[],
	info: { title: string; author: string },
): Promise<Buffer> {
	const [first] = pages;
	if (!first) throw new Error('a PDF of no sheet');
	const document = pdfmake.createPdf({
		info: { title: info.title, author: info.author, creator: 'Tenglong' },
		pageSize: { width: first.width * PT, height: first.height * PT },
		pageMargins: 0,
		defaultStyle: { font: FACE },
		content: pages.map(({ svg, width, height }, i) => ({
			svg: inFace(svg),
			width: width * PT,
			height: height * PT,
			font: FACE,
			// An SVG that fills the page to the last point would be pushed to the next one.
			absolutePosition: { x: 0, y: 0 },
			...(i > 0 && { pageBreak: 'before' as const }),
		})),
	});
	return document.getBuffer();
}
