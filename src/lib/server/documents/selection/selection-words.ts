import type { Selection, SelectionAnswer } from '#lib/api/selections.ts';
import { keyOf } from '#lib/domain/selection/question.ts';
import type { Lang } from '#lib/words/lang.ts';
import { showNumber } from '#lib/words/numbers.ts';
import { say } from '#lib/words/words.ts';
import { groupName, type SelectionLine } from './selection-lines.ts';

/** The question in one sentence, its demands as figures. */
export function questionWords({ question: q }: Selection, lang: Lang): string {
	const demands = [
		...(q.budgetWan === null
			? []
			: [say(lang, 'selectionDoc.demand.budget', { wan: showNumber(q.budgetWan, 2) })]),
		...(q.targetMu === null
			? []
			: [say(lang, 'selectionDoc.demand.target', { mu: showNumber(q.targetMu, 2) })]),
		...(q.quotas.length > 0 ? [say(lang, 'selectionDoc.demand.quotas', { count: q.quotas.length })] : []),
		...(q.lockIn.length > 0 ? [say(lang, 'selectionDoc.demand.lockIn', { count: q.lockIn.length })] : []),
		...(q.lockOut.length > 0 ? [say(lang, 'selectionDoc.demand.lockOut', { count: q.lockOut.length })] : []),
	];
	return say(lang, `selectionDoc.question.${q.objective}`, {
		demands: demands.join(say(lang, 'selectionDoc.separator')) || say(lang, 'selectionDoc.demand.none'),
	});
}

/** The run a selection stands on, for the head of every sheet and page. */
export const baseWords = ({ candidates: { run } }: Selection, lang: Lang) =>
	say(lang, 'selectionDoc.line.base', {
		run: run.id,
		year: run.year,
		rules: run.rules,
		hash: run.inputHash.slice(0, 12),
	});

/** Signed by whom and when, or that it is a draft. */
export const stateWords = ({ state, signedBy, signedAt }: Selection, lang: Lang) =>
	state === 'signed'
		? say(lang, 'selectionDoc.state.signed', { by: signedBy ?? '', at: signedAt?.slice(0, 10) ?? '' })
		: say(lang, 'selectionDoc.state.draft');

/** Why a line was left out. */
export const leftWords = ({ pick }: SelectionLine, lang: Lang) =>
	say(lang, `selectionDoc.left.${pick.leftOut ?? 'weighed'}`);

/** Whether a regret is exact or a bound; of one that cannot be forced in, that; null of what has none. */
export function regretWords({ pick: { regret } }: SelectionLine, lang: Lang): string | null {
	if (regret === null) return null;
	if (regret.value === null) return say(lang, 'selectionDoc.regret.impossible');
	return say(lang, regret.exact ? 'selectionDoc.regret.exact' : 'selectionDoc.regret.atLeast');
}

/** Unit of objective, bound and regret. */
export const objectiveUnit = ({ question }: Selection, lang: Lang) =>
	say(lang, question.objective === 'max-benefit' ? 'selectionDoc.unit.wanYear' : 'selectionDoc.unit.wan');

/** What stands against each land's readiness: issues that are known, and those that are not. */
export function readinessWords({ candidate }: SelectionLine, lang: Lang): string {
	const of = (finding: 'yes' | 'unknown') =>
		candidate.readiness
			.filter((r) => r.finding === finding)
			.map((r) => say(lang, `selectionDoc.ready.${r.issue}`));
	const [known, unknown] = [of('yes'), of('unknown')];
	const list = (names: string[]) => names.join(say(lang, 'selectionDoc.list'));
	return [
		...(known.length > 0 ? [list(known)] : []),
		...(unknown.length > 0 ? [say(lang, 'selectionDoc.ready.unknown', { names: list(unknown) })] : []),
	].join(say(lang, 'selectionDoc.semicolon'));
}

type Conflict = NonNullable<SelectionAnswer['conflict']>;

/** The demands that exclude each other, and what would do, a sentence each. */
export function conflictWords(
	selection: Selection,
	{ demands, remedies }: Conflict,
	lang: Lang,
): { demands: string[]; remedies: string[] } {
	const number = (value: number | null) => showNumber(value, 2);
	const list = (ids: readonly string[]) => codesOf(selection, ids).join(say(lang, 'selectionDoc.list'));
	return {
		demands: demands.map((d) =>
			say(lang, `selectionDoc.conflict.${d.kind}`, {
				value: number(d.value),
				group: namedGroup(selection, d.group ?? ''),
				ids: list(d.ids),
			}),
		),
		remedies: remedies.map((r) => {
			const text = say(lang, `selectionDoc.remedy.${r.kind}`, {
				needed: number(r.needed),
				by: number(r.by),
				group: namedGroup(selection, r.group ?? ''),
				ids: list(r.ids ?? []),
			});
			return r.atLeast ? say(lang, 'selectionDoc.remedy.atLeast', { text }) : text;
		}),
	};
}

/** The codes of land by the keys that problems call it by. */
function codesOf({ candidates }: Selection, ids: readonly string[]): string[] {
	const codes = new Map(candidates.candidates.map((c) => [keyOf(c), c.code]));
	return ids.map((id) => codes.get(id) ?? id);
}

/** The result of the independent check, and whether a part of it rests on the solver's word. */
export function checkedWords({ answer: { checked } }: Selection, lang: Lang): string {
	if (!checked.ok)
		return say(lang, 'selectionDoc.item.checked.failed', {
			faults: checked.faults.join(say(lang, 'selectionDoc.semicolon')),
		});
	return say(
		lang,
		checked.restsOn === 'highs' ? 'selectionDoc.item.checked.rests' : 'selectionDoc.item.checked.ok',
	);
}

/** A group comes as `region:3`. */
function namedGroup(selection: Selection, group: string): string {
	const found = /^(region|park):(\d+)$/.exec(group);
	return found ? groupName(selection, found[1] as 'region' | 'park', Number(found[2])) : group;
}
