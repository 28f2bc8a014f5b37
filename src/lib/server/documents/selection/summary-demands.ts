import { READINESS_ISSUES, YIELDS } from '#lib/api/selections.ts';
import {
	BUDGET_NAME,
	FOUR,
	TARGET_NAME,
	TWO,
	weightName,
	WHOLE,
	type SelectionBook,
} from './selection-book.ts';
import type { SummaryRow } from './summary-row.ts';

/** What was demanded; budget, target and weights are cells that formulas call by name. */
export function demandRows({ selection: { question: q }, say }: SelectionBook): SummaryRow[] {
	const named = (name: string) => say('selectionDoc.note.named', { name });
	return [
		[say('selectionDoc.item.objective'), say(`selectionDoc.objective.${q.objective}`), null, null],
		[
			say('selectionDoc.item.budget'),
			{ value: q.budgetWan, format: TWO, input: true, name: BUDGET_NAME },
			say('selectionDoc.unit.wan'),
			named(BUDGET_NAME),
		],
		[
			say('selectionDoc.item.target'),
			{ value: q.targetMu, format: TWO, input: true, name: TARGET_NAME },
			say('selectionDoc.unit.mu'),
			named(TARGET_NAME),
		],
		...YIELDS.map((y): SummaryRow => [
			say('selectionDoc.item.weight', { name: say(`selectionDoc.yield.${y}`) }),
			{ value: q.weights[y], format: FOUR, input: true, name: weightName(y) },
			null,
			named(weightName(y)),
		]),
		[say('selectionDoc.item.assumption'), say(`selectionDoc.assumption.${q.uplift}`), null, null],
		...(q.promise === null
			? []
			: [
					...YIELDS.map((y): SummaryRow => [
						say('selectionDoc.item.promise', { name: say(`selectionDoc.yield.${y}`) }),
						{ value: q.promise?.[y] ?? null, format: TWO },
						say('selectionDoc.unit.wanMuYear'),
						say('selectionDoc.note.solvedWith'),
					]),
					[say('selectionDoc.item.promiseBy'), q.promise.project, null, null] as const,
				]),
		[
			say('selectionDoc.item.missingCost'),
			say(`selectionDoc.item.missingCost.${q.missingCost}`),
			null,
			say('selectionDoc.note.missing'),
		],
		...READINESS_ISSUES.map((issue): SummaryRow => [
			say('selectionDoc.item.readiness', { name: say(`selectionDoc.ready.${issue}`) }),
			say(`selectionDoc.item.readiness.${q.readiness[issue]}`),
			null,
			null,
		]),
		[
			say('selectionDoc.item.lockIn'),
			{ value: q.lockIn.length, format: WHOLE },
			say('selectionDoc.unit.parcels'),
			null,
		],
		[
			say('selectionDoc.item.lockOut'),
			{ value: q.lockOut.length, format: WHOLE },
			say('selectionDoc.unit.parcels'),
			null,
		],
	];
}
