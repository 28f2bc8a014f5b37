import type { ReportSection } from '#lib/api/selection-report.ts';
import { MISSING, showNumber } from '#lib/words/numbers.ts';
import { costOfLine } from './book-totals.ts';
import { reportTable, type ReportBasis, type ReportColumn } from './report-basis.ts';
import { benefitOf, type SelectionLine } from './selection-lines.ts';
import { leftWords, objectiveUnit, readinessWords, regretWords } from './selection-words.ts';

/** More rows are told by their number: the workbook has them all. */
const MOST_CHOSEN = 300;
const MOST_LEFT = 30;

const two = (value: number | null) => showNumber(value, 2);

/** What is chosen, most benefit first. */
export function chosenSection(basis: ReportBasis): ReportSection {
	const { say, lang, lines, selection } = basis;
	const columns: ReportColumn[] = [
		...headColumns(basis),
		[say('selectionDoc.col.benefit'), true],
		[say('selectionDoc.col.cost'), true],
		[say('selectionDoc.col.readiness'), false],
		[say('selectionDoc.col.locked'), false],
		[say('selectionDoc.col.firmShare'), true],
	];
	const rows = lines.chosen
		.slice(0, MOST_CHOSEN)
		.map((line, i) => [
			...headCells(line, i),
			two(benefitOf(line.candidate, selection.question.weights)),
			two(costOfLine(line)),
			readinessWords(line, lang) || MISSING,
			line.pick.locked ? say(`selectionDoc.locked.${line.pick.locked}`) : '',
			line.pick.firm ? `${line.pick.firm.kept} / ${line.pick.firm.of}` : MISSING,
		]);
	const more = lines.chosen.length - rows.length;
	return {
		id: 'chosen',
		heading: say('selectionDoc.report.chosen'),
		paragraphs: rows.length === 0 ? [say('selectionDoc.report.noneChosen')] : [],
		table: reportTable(columns, rows, more > 0 ? [say('selectionDoc.report.more', { count: more })] : []),
	};
}

/** The nearest of what was left out, with what forcing each in would cost; the rest by reason. */
export function leftSection(basis: ReportBasis): ReportSection {
	const { say, lang, lines, selection } = basis;
	const columns: ReportColumn[] = [
		...headColumns(basis),
		[say('selectionDoc.col.benefit'), true],
		[say('selectionDoc.col.cost'), true],
		[say('selectionDoc.col.reason'), false],
		[say('selectionDoc.report.col.regret', { unit: objectiveUnit(selection, lang) }), true],
		[say('selectionDoc.col.regretExact'), false],
	];
	const rows = lines.left
		.slice(0, MOST_LEFT)
		.map((line, i) => [
			...headCells(line, i),
			two(benefitOf(line.candidate, selection.question.weights)),
			line.candidate.costComplete ? two(costOfLine(line)) : MISSING,
			leftWords(line, lang),
			two(line.pick.regret?.value ?? null),
			regretWords(line, lang) ?? MISSING,
		]);
	const more = lines.left.length - rows.length;
	const counts = new Map<string, number>();
	for (const line of lines.left) {
		const reason = leftWords(line, lang);
		counts.set(reason, (counts.get(reason) ?? 0) + 1);
	}
	const text = [...counts]
		.map(([reason, count]) => say('selectionDoc.report.leftCount', { reason, count }))
		.join(say('selectionDoc.semicolon'));
	return {
		id: 'left',
		heading: say('selectionDoc.report.left'),
		paragraphs:
			rows.length === 0
				? [say('selectionDoc.report.noneLeft')]
				: [
						say('selectionDoc.report.leftCounts', { count: lines.left.length, text }),
						say('selectionDoc.rule.regret'),
					],
		table: reportTable(columns, rows, more > 0 ? [say('selectionDoc.report.more', { count: more })] : []),
	};
}

const headColumns = ({ say }: ReportBasis): ReportColumn[] => [
	[say('selectionDoc.col.no'), true],
	[say('selectionDoc.col.code'), false],
	[say('selectionDoc.col.park'), false],
	[say('selectionDoc.col.region'), false],
	[say('selectionDoc.col.mu'), true],
];

const headCells = ({ candidate: c }: SelectionLine, i: number): string[] => [
	String(i + 1),
	c.code,
	c.parkName ?? MISSING,
	c.regionName ?? MISSING,
	two(c.mu),
];
