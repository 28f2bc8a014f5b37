import type { ReportSection } from '#lib/api/selection-report.ts';
import { YIELDS } from '#lib/api/selections.ts';
import { showNumber } from '#lib/words/numbers.ts';
import { textSection, type ReportBasis } from './report-basis.ts';
import { conflictWords, objectiveUnit, questionWords } from './selection-words.ts';

/** The question, what was answered, what "proven optimal" means, and the greedy choice beside it. */
export function answerSection(basis: ReportBasis): ReportSection {
	const { selection, say, lang } = basis;
	const { answer, question, totals } = selection;
	const unit = objectiveUnit(selection, lang);
	const two = (value: number | null) => showNumber(value, 2);
	const sum = YIELDS.map((y) =>
		say('selectionDoc.report.term', {
			weight: showNumber(question.weights[y], 2),
			name: say(`selectionDoc.yield.${y}`),
		}),
	).join(' + ');
	const conflict = answer.conflict && conflictWords(selection, answer.conflict, lang);
	const join = (texts: string[]) => texts.join(say('selectionDoc.semicolon'));
	return textSection('answer', say('selectionDoc.report.answer'), [
		questionWords(selection, lang),
		say('selectionDoc.report.weights', { sum }),
		say('selectionDoc.report.assumption', { text: say(`selectionDoc.assumption.${question.uplift}`) }),
		say('selectionDoc.report.objective', {
			status: say(`selectionDoc.status.${answer.status}`),
			objective: two(answer.objective),
			bound: two(answer.bound),
			unit,
		}),
		say(`selectionDoc.status.long.${answer.status}`),
		...(answer.status === 'infeasible'
			? []
			: [
					say('selectionDoc.report.totals', {
						count: totals.count,
						mu: two(totals.mu),
						benefit: two(totals.benefit),
						cost: two(totals.costWan),
					}),
				]),
		...(conflict
			? [
					say('selectionDoc.report.conflict', { text: join(conflict.demands) }),
					...(conflict.remedies.length > 0
						? [say('selectionDoc.report.remedy', { text: join(conflict.remedies) })]
						: []),
				]
			: []),
		...greedyWords(basis, unit),
	]);
}

function greedyWords({ selection, say }: ReportBasis, unit: string): string[] {
	const { greedy, objective } = selection.answer;
	if (greedy && objective !== null && greedy.feasible === false)
		return [say('selectionDoc.report.greedyNone')];
	if (greedy?.objective == null || objective === null) return [];
	const gain = Math.abs(objective - greedy.objective);
	return [
		say('selectionDoc.report.greedy', {
			greedy: showNumber(greedy.objective, 2),
			count: greedy.count,
			gain: showNumber(gain, 2),
			unit,
		}),
	];
}
