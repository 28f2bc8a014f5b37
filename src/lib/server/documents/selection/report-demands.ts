import type { ReportSection } from '#lib/api/selection-report.ts';
import { MISSING, showNumber } from '#lib/words/numbers.ts';
import { reportTable, textSection, type ReportBasis } from './report-basis.ts';
import { groupName } from './selection-lines.ts';

/** Budget, target and quotas: what was asked, what is met. */
export function quotaSection({ say, lines, selection }: ReportBasis): ReportSection {
	const { question: q, totals } = selection;
	const row = (what: string, is: number, min: number | null, max: number | null) => [
		what,
		showNumber(is, 2),
		min === null ? MISSING : showNumber(min, 2),
		max === null ? MISSING : showNumber(max, 2),
		say(isMet(is, min, max) ? 'selectionDoc.met' : 'selectionDoc.unmet'),
	];
	const rows = [
		...(q.budgetWan === null
			? []
			: [
					row(
						label(say('selectionDoc.item.cost'), say('selectionDoc.unit.wan')),
						totals.costWan,
						null,
						q.budgetWan,
					),
				]),
		...(q.targetMu === null
			? []
			: [row(label(say('selectionDoc.item.mu'), say('selectionDoc.unit.mu')), totals.mu, q.targetMu, null)]),
		...q.quotas.map(({ of, id, minMu, maxMu }) => {
			const mu = lines.chosen.reduce((s, { candidate }) => s + (candidate[of] === id ? candidate.mu : 0), 0);
			return row(label(groupName(selection, of, id), say('selectionDoc.unit.mu')), mu, minMu, maxMu);
		}),
	];
	return {
		id: 'quotas',
		heading: say('selectionDoc.report.quotas'),
		paragraphs: rows.length === 0 ? [say('selectionDoc.demand.none')] : [],
		table: reportTable(
			[
				[say('selectionDoc.col.check'), false],
				[say('selectionDoc.col.value'), true],
				[say('selectionDoc.col.min'), true],
				[say('selectionDoc.col.max'), true],
				[say('selectionDoc.col.verdict'), false],
			],
			rows,
		),
	};
}

const label = (what: string, unit: string) => `${what} · ${unit}`;

/** To a millionth: sums of decimals stray by less. */
const isMet = (is: number, min: number | null, max: number | null) =>
	(min === null || is - min > -1e-6) && (max === null || is - max < 1e-6);

/** How often what is chosen stays so as weights and budget vary. */
export function firmSection({ say, lines }: ReportBasis): ReportSection {
	const firms = lines.chosen.flatMap(({ pick }) => (pick.firm && pick.firm.of > 0 ? [pick.firm] : []));
	const heading = say('selectionDoc.report.firm');
	if (firms.length === 0) return textSection('firm', heading, [say('selectionDoc.report.firmNone')]);
	const count = (is: (share: number) => boolean) => firms.filter((f) => is(f.kept / f.of)).length;
	return textSection('firm', heading, [
		say('selectionDoc.report.firmSaid', {
			of: Math.max(...firms.map((f) => f.of)),
			always: count((share) => share === 1),
			mostly: count((share) => share >= 0.5 && share < 1),
			seldom: count((share) => share < 0.5),
		}),
	]);
}
