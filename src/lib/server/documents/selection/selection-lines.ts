import {
	COST_ITEMS,
	type CostFigure,
	type CostItem,
	type FigureSource,
	type Selection,
	type SelectionAnswer,
	type SelectionCandidate,
	type YieldFigure,
	type YieldName,
} from '#lib/api/selections.ts';
import { amountOf } from '#lib/domain/selection/amount.ts';
import { keyOf } from '#lib/domain/selection/question.ts';

type Pick = SelectionAnswer['picks'][number];

/** A candidate with what became of it. */
export interface SelectionLine {
	key: string;
	candidate: SelectionCandidate;
	pick: Pick;
}

/** What a document shows of a selection, in its order. */
export interface SelectionLines {
	/** Most benefit first. */
	chosen: SelectionLine[];
	/** Weighed and left out, the nearest (least regret) first; then what was not weighed, by reason. */
	left: SelectionLine[];
}

const UNWEIGHED: Pick['leftOut'][] = [null, 'locked-out', 'not-ready', 'cost-missing', 'benefit-missing'];

/** The lines of a selection. A pick without its candidate is a bug of whoever saved it. */
export function selectionLines({ candidates, answer }: Selection): SelectionLines {
	const byKey = new Map(candidates.candidates.map((c) => [keyOf(c), c]));
	const lines = answer.picks.map((pick): SelectionLine => {
		const key = keyOf(pick);
		const candidate = byKey.get(key);
		if (!candidate) throw new Error(`selection: the pick ${key} is none of its ${byKey.size} candidates`);
		return { key, candidate, pick };
	});
	const byCode = (a: SelectionLine, b: SelectionLine) =>
		a.candidate.code < b.candidate.code ? -1 : a.candidate.code > b.candidate.code ? 1 : 0;
	return {
		chosen: lines
			.filter(({ pick }) => pick.chosen)
			.sort((a, b) => (b.pick.benefit ?? -Infinity) - (a.pick.benefit ?? -Infinity) || byCode(a, b)),
		left: lines
			.filter(({ pick }) => !pick.chosen)
			.sort(
				(a, b) =>
					UNWEIGHED.indexOf(a.pick.leftOut) - UNWEIGHED.indexOf(b.pick.leftOut) ||
					(a.pick.regret?.value ?? Infinity) - (b.pick.regret?.value ?? Infinity) ||
					byCode(a, b),
			),
	};
}

/** The figure of a yield, or undefined where the candidate has none. */
export const yieldOf = (c: SelectionCandidate, name: YieldName): YieldFigure | undefined =>
	c.yields.find((y) => y.name === name);

/** The figure of a cost item, or undefined where the candidate has none. */
export const costOf = (c: SelectionCandidate, item: CostItem): CostFigure | undefined =>
	c.costs.find((f) => f.item === item);

/** The cost figures of a candidate in the order of the items. */
export const costsOf = (c: SelectionCandidate): CostFigure[] =>
	COST_ITEMS.map((item) => costOf(c, item)).filter((f) => f !== undefined);

/** Whether anything that the selection rests on is marked synthetic. */
export function restsOnSynthetic({ candidates }: Selection): boolean {
	const is = (from: FigureSource | null) => from?.mark === 'synthetic';
	return candidates.candidates.some(
		(c) => c.yields.some((y) => is(y.from) || is(y.nowFrom ?? null)) || c.costs.some((f) => is(f.from)),
	);
}

/** Σ weight × uplift (万元/年); null where a weighed uplift is unknown. */
export function benefitOf(
	c: SelectionCandidate,
	weights: Readonly<Record<YieldName, number>>,
): number | null {
	let sum = 0;
	for (const name of Object.keys(weights) as YieldName[]) {
		const uplift = upliftOf(c, name);
		if (weights[name] > 0 && uplift === null) return null;
		sum += weights[name] * (uplift ?? 0);
	}
	return amountOf(sum);
}

/** perMuAfter × mu − now (万元/年), to six decimals as the model takes it; null where either is unknown. */
export function upliftOf(c: SelectionCandidate, name: YieldName): number | null {
	const figure = yieldOf(c, name);
	if (!figure || figure.now === null || figure.perMuAfter === null) return null;
	return amountOf(figure.perMuAfter * c.mu - figure.now);
}

/** The name of a group of quotas, as the candidates have it. */
export function groupName({ candidates }: Selection, of: 'region' | 'park', id: number): string {
	const one = candidates.candidates.find((c) => c[of] === id);
	return (of === 'region' ? one?.regionName : one?.parkName) ?? `#${id}`;
}
