import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';

const PT = 72 / 25.4;
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const face = (name: string) => join(fonts, name, `NotoSansSC_${name}.ttf`);
const [regular, bold] = [face('400Regular'), face('700Bold')];

pdfmake.setFonts({ 'Noto Sans SC': { normal: regular, bold, italics: regular, bolditalics: bold } });
// Nothing is fetched, and no file but the two faces is read, whatever a sheet says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => path === regular || path === bold);

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
		defaultStyle: { font: 'Noto Sans SC' },
		content: pages.map(({ svg, width, height }, i) => ({
			svg,
			width: width * PT,
			height: height * PT,
			font: 'Noto Sans SC',
			// An SVG that fills the page to the last point would be pushed to the next one.
			absolutePosition: { x: 0, y: 0 },
			...(i > 0 && { pageBreak: 'before' as const }),
		})),
	});
	return document.getBuffer();
}
