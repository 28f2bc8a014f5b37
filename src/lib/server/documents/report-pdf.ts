import type { Content, TableCell } from 'pdfmake/interfaces';
import type { ReportSection, ReportTable, SelectionReport } from '#lib/api/selection-report.ts';
import { FACE, inFace, pdfmake, PT } from './pdf-fonts.ts';

/** A4 landscape, mm. */
const PAGE = { width: 297, height: 210 };
const INK = { text: '#1b2326', quiet: '#4d595e', line: '#b9c2c5' };

/** A column of texts longer than this is given the room that the others leave. */
const LONG = 24;
/** A table of so many rows is kept on one page with its heading. */
const SHORT_TABLE = 14;

/** Words of the foot that need the page's number. */
export interface ReportFoot {
	/** With `{page}` and `{pages}` in it. */
	pages: string;
}

/** A report as PDF: text that can be searched, the map as vectors on a page of its own, page numbers on every page. */
export async function reportPdf(report: SelectionReport, foot: ReportFoot): Promise<Buffer> {
	const document = pdfmake.createPdf({
		info: { title: report.title, creator: 'Tenglong' },
		pageSize: { width: PAGE.width * PT, height: PAGE.height * PT },
		// Head and foot stand in the margin that a sheet of the map leaves free.
		pageMargins: [36, 40, 36, 40],
		defaultStyle: { font: FACE, fontSize: 9, color: INK.text, lineHeight: 1.15 },
		header: (page: number) =>
			page === 1
				? null
				: { text: report.title, fontSize: 7, color: INK.quiet, alignment: 'right', margin: [36, 12, 36, 0] },
		footer: (page: number, pages: number) => ({
			columns: [
				{ text: report.foot, alignment: 'left' },
				{
					text: foot.pages.replace('{page}', String(page)).replace('{pages}', String(pages)),
					alignment: 'right',
				},
			],
			fontSize: 7,
			color: INK.quiet,
			margin: [36, 18, 36, 0],
		}),
		content: [
			{ text: report.title, fontSize: 18, bold: true, margin: [0, 0, 0, 4] },
			{ text: report.marks.join('  ·  '), color: INK.quiet, fontSize: 8 },
			...report.sections.flatMap((section, i) => sectionOf(report, section, report.sections[i - 1]?.id)),
		],
	});
	return document.getBuffer();
}

function sectionOf(report: SelectionReport, section: ReportSection, before: string | undefined): Content[] {
	if (section.id === 'map' && report.maps.length > 0)
		return report.maps.map((svg) => ({
			svg: inFace(svg),
			width: PAGE.width * PT,
			height: PAGE.height * PT,
			font: FACE,
			absolutePosition: { x: 0, y: 0 },
			pageBreak: 'before',
		}));
	const follows = before === 'map' && report.maps.length > 0;
	const breakBefore = follows ? { pageBreak: 'before' as const } : {};
	const heading: Content = {
		text: section.heading,
		fontSize: 12,
		bold: true,
		margin: [0, follows ? 0 : 12, 0, 4],
		headlineLevel: 1,
		...((section.table?.rows.length ?? 0) > SHORT_TABLE && breakBefore),
	};
	const content: Content[] = [
		heading,
		...section.paragraphs.map((text): Content => ({ text: inFace(text), margin: [0, 0, 0, 3] })),
		...(section.table ? tableOf(section.table) : []),
	];
	const isShort = (section.table?.rows.length ?? 0) <= SHORT_TABLE;
	return isShort ? [{ stack: content, unbreakable: true, ...breakBefore }] : content;
}

function tableOf({ headings, numeric, rows, notes }: ReportTable): Content[] {
	const cell = (text: string, column: number, bold: boolean): TableCell => ({
		text: inFace(text),
		bold,
		alignment: numeric[column] ? 'right' : 'left',
	});
	const lengths = headings.map((_, i) =>
		numeric[i] ? 0 : Math.max(...rows.map((row) => row[i]?.length ?? 0)),
	);
	const longest = lengths.indexOf(Math.max(...lengths));
	return [
		{
			table: {
				headerRows: 1,
				dontBreakRows: true,
				// Columns as wide as they are; the one with the longest text takes what is left.
				widths: headings.map((_, i) => (i === longest && (lengths[i] ?? 0) > LONG ? '*' : 'auto')),
				body: [
					headings.map((text, i) => cell(text, i, true)),
					...rows.map((row) => row.map((text, i) => cell(text, i, false))),
				],
			},
			layout: {
				hLineWidth: (i: number) => (i === 1 ? 0.8 : 0.3),
				vLineWidth: () => 0,
				hLineColor: () => INK.line,
				paddingLeft: () => 3,
				paddingRight: () => 5,
				paddingTop: () => 1.5,
				paddingBottom: () => 1.5,
			},
			fontSize: 7.5,
			margin: [0, 2, 0, 2],
		},
		...notes.map((text): Content => ({ text, fontSize: 7.5, color: INK.quiet })),
	];
}
