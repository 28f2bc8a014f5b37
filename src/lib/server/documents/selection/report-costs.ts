import type { ReportSection } from '#lib/api/selection-report.ts';
import { COST_ITEMS, READINESS_ISSUES, type CostItem } from '#lib/api/selections.ts';
import { show, showNumber } from '#lib/words/numbers.ts';
import { knownAmount } from './cost-amount.ts';
import { reportTable, type ReportBasis } from './report-basis.ts';
import { costOf } from './selection-lines.ts';

const MARKS = ['record', 'own', 'text', 'seen', 'memory', 'synthetic'] as const;
type Mark = (typeof MARKS)[number] | 'none';

/** Costs of what is chosen by item, each parted by the marks of its figures. */
export function costSection(basis: ReportBasis): ReportSection {
	const { say, lines } = basis;
	const figures = lines.chosen.flatMap(({ candidate }) =>
		COST_ITEMS.flatMap((item) => {
			const figure = costOf(candidate, item);
			return figure ? [{ item, wan: knownAmount(figure), mark: (figure.from?.mark ?? 'none') as Mark }] : [];
		}),
	);
	const sum = (item: CostItem | null, mark: Mark | null) =>
		figures.reduce(
			(s, f) => s + ((item ?? f.item) === f.item && (mark ?? f.mark) === f.mark ? (f.wan ?? 0) : 0),
			0,
		);
	const all = sum(null, null);
	const marks = MARKS.filter((mark) => figures.some((f) => f.mark === mark));
	const row = (name: string, item: CostItem | null) => [
		name,
		showNumber(sum(item, null), 2),
		show(all === 0 ? null : sum(item, null) / all, 'percent'),
		...marks.map((mark) => showNumber(sum(item, mark), 2)),
		String(figures.filter((f) => (item ?? f.item) === f.item && f.wan === null).length),
	];
	const rows =
		figures.length === 0
			? []
			: [
					...COST_ITEMS.map((item) => row(say(`selectionDoc.cost.${item}`), item)),
					row(say('selectionDoc.report.sum'), null),
				];
	return {
		id: 'costs',
		heading: say('selectionDoc.report.costs'),
		paragraphs: [say('selectionDoc.report.costNote')],
		table: reportTable(
			[
				[say('selectionDoc.col.costName'), false],
				[say('selectionDoc.report.col.amount'), true],
				[say('selectionDoc.report.col.share'), true],
				...marks.map(
					(mark) =>
						[
							say('selectionDoc.report.col.byMark', { mark: say(`selectionDoc.mark.${mark}`) }),
							true,
						] as const,
				),
				[say('selectionDoc.report.col.missing'), true],
			],
			rows,
		),
	};
}

/** What may keep chosen land from being vacated: known, and not known. */
export function readinessSection({ say, lines }: ReportBasis): ReportSection {
	const rows = READINESS_ISSUES.map((issue) => {
		const of = (finding: 'yes' | 'unknown') =>
			lines.chosen.filter(({ candidate }) => {
				const found = candidate.readiness.find((r) => r.issue === issue)?.finding ?? 'unknown';
				return found === finding;
			});
		const cells = (finding: 'yes' | 'unknown') => {
			const found = of(finding);
			const mu = found.reduce((s, { candidate }) => s + candidate.mu, 0);
			return [String(found.length), showNumber(mu, 2)];
		};
		return [say(`selectionDoc.ready.${issue}`), ...cells('yes'), ...cells('unknown')];
	});
	return {
		id: 'ready',
		heading: say('selectionDoc.report.ready'),
		paragraphs: [say('selectionDoc.report.readyNote')],
		table: reportTable(
			[
				[say('selectionDoc.col.readiness'), false],
				[say('selectionDoc.report.col.known'), true],
				[say('selectionDoc.report.col.knownMu'), true],
				[say('selectionDoc.report.col.unknown'), true],
				[say('selectionDoc.report.col.unknownMu'), true],
			],
			lines.chosen.length === 0 ? [] : rows,
		),
	};
}
