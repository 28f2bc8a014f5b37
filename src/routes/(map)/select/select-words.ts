import type { FigureSource, SelectionAnswer, SelectionQuestion } from '#lib/api/selections.ts';
import type { Overview } from '#lib/api/overview.ts';
import type { Lang } from '#lib/words/lang.ts';
import { show, showNumber } from '#lib/words/numbers.ts';
import { say } from '#lib/words/words.ts';

type Objective = SelectionQuestion['objective'];
type Conflict = NonNullable<SelectionAnswer['conflict']>;
export type Demand = Conflict['demands'][number];
export type Remedy = Conflict['remedies'][number];

/** The unit of the objective, of bounds and of regrets. */
export const unitOfObjective = (objective: Objective) =>
	objective === 'max-benefit' ? ('select.unit.benefit' as const) : ('unit.wan' as const);

/** How far the answer may be from the best, as a share of the bound; null where that is not known. */
export function gapOf({ objective, bound }: Pick<SelectionAnswer, 'objective' | 'bound'>): number | null {
	if (objective === null || bound === null) return null;
	const scale = Math.max(Math.abs(objective), Math.abs(bound));
	return scale === 0 ? 0 : Math.abs(bound - objective) / scale;
}

/** 已证明最优 / 可行(差距 x) / 无解. */
export function statusWord(answer: SelectionAnswer, lang: Lang): string {
	if (answer.status === 'infeasible') return say(lang, 'select.status.infeasible');
	if (answer.status === 'optimal') return say(lang, 'select.status.optimal');
	const gap = gapOf(answer);
	if (answer.objective === null) return say(lang, 'select.status.unknown');
	return gap === null
		? say(lang, 'select.status.feasible')
		: say(lang, 'select.status.feasible.gap', { gap: showNumber(gap * 100, 2) });
}

/** The county or park of a group key `region:12`. */
export function groupName(group: string | null, overview: Overview | null): string {
	const [of, id] = (group ?? '').split(':');
	const places = of === 'park' ? overview?.parks : overview?.regions;
	return places?.find((place) => place.id === Number(id))?.name ?? group ?? '';
}

const amount = (value: number | null, kind: Demand['kind']) =>
	kind === 'lock-in' || kind === 'lock-out'
		? showNumber(value, 0)
		: show(value, kind === 'budget' ? 'wan' : 'mu');

/** A demand by name and figure: 预算 3 000.00 万元. */
export function demandWord({ kind, group, value }: Demand, overview: Overview | null, lang: Lang): string {
	return say(lang, `select.demand.${kind}`, {
		value: amount(value, kind),
		name: groupName(group, overview),
	});
}

/** The figure that does, rounded to the side that still does: limits up, wanted mu down. Two decimals. */
export function remedyValue({ kind, needed }: Pick<Remedy, 'kind' | 'needed'>): number | null {
	if (needed === null) return null;
	const hundredths = Math.round(needed * 1e6) / 1e4;
	const up = kind === 'budget' || kind === 'quota-max';
	return (up ? Math.ceil(hundredths) : Math.floor(hundredths)) / 100;
}

/** What a remedy's button says: 预算增至 3 200.00 万元可满足. */
export function remedyWord(remedy: Remedy, overview: Overview | null, lang: Lang): string {
	const { kind, group } = remedy;
	const word = say(lang, `select.remedy.${kind}`, {
		value: amount(remedyValue(remedy), kind),
		name: groupName(group, overview),
		count: remedy.ids?.length ?? 0,
	});
	// Where the search ran out of time the figure is a bound: smaller changes do not do, this one may.
	return remedy.atLeast ? say(lang, 'select.remedy.atLeast', { remedy: word }) : word;
}

/** Where a figure comes from, in one line: its mark, its clause or record, its source. */
export function sourceWords(from: FigureSource, lang: Lang): string {
	const place = [from.file, from.row === null ? null : say(lang, 'source.row', { row: from.row })].filter(
		Boolean,
	);
	const { code, count } = from;
	const how = code ? say(lang, `select.figure.${code}`, { count: count ?? 0 }) : undefined;
	return [how, from.clause, from.source, place.join(' · ')].filter(Boolean).join(' · ');
}

/** How far a figure may be trusted: record, default, not verified, synthetic. */
export function markWord(from: FigureSource, lang: Lang): string {
	// A computation of ours over records is no record.
	const mark = from.kind === 'computed' && from.mark === 'record' ? 'computed' : from.mark;
	return say(lang, `select.mark.${mark}`);
}
