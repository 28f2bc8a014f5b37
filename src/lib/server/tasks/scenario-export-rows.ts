import type { ScenarioComparison, ScenarioGround } from '#lib/api/scenarios.ts';
import { CONSTRAINT_KINDS } from '#lib/domain/constraints/constraint.ts';
import { conflictDifference, hardest } from '#lib/domain/scenario/ground.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Cell } from '#lib/formats/layer.ts';
import type { Lang } from '#lib/words/lang.ts';
import { roundHalfUp } from '#lib/words/numbers.ts';
import { AREA_KINDS } from '#lib/words/scenario-words.ts';
import { say } from '#lib/words/words.ts';

/** Six decimals: what lies beyond is the noise of binary sums. */
export const plain = (value: number | null) => (value === null ? null : roundHalfUp(value, 6));

/** Land by kind of area, and what the kind alone makes: it is in no difference. */
export function landRows(columns: ScenarioComparison['columns'], lang: Lang): Cell[][] {
	return [
		...AREA_KINDS.map((kind): Cell[] => [
			say(lang, 'scenario.area.row', { kind: say(lang, `scenario.area.${kind}`) }),
			...columns.flatMap((c, i) =>
				i === 0 ? [plain(c.land[kind]), null] : [plain(c.land[kind]), null, null],
			),
		]),
		[
			say(lang, 'scenario.basis.row'),
			...columns.flatMap((c, i) =>
				i === 0 ? [null, null] : [plain(c.figures['landMu']?.basis ?? 0), null, null],
			),
		],
	];
}

type Column = NonNullable<ScenarioGround['columns']>[number];

/** Conflicts (mu, difference, outlines of which nobody can tell) and slope of the land of each column. */
export function groundRows(columns: readonly Column[], lang: Lang): Cell[][] {
	const [base] = columns;
	if (!base) return [];
	const mu = (m2: number | null | undefined): Cell =>
		plain(m2 === null || m2 === undefined ? null : muOf(m2));
	const withMu = (name: string) => say(lang, 'scenario.withUnit', { name, unit: say(lang, 'unit.mu') });
	const row = (name: string, m2Of: (c: Column) => number | null | undefined): Cell[] => [
		withMu(name),
		...columns.flatMap((c, i) => (i === 0 ? [mu(m2Of(c)), null] : [mu(m2Of(c)), null, null])),
	];
	return [
		...CONSTRAINT_KINDS.flatMap((kind): Cell[][] => {
			const found = columns.map((c) => c.conflicts.find((one) => one.kind === kind));
			if (found.every((one) => one === undefined)) return [];
			const level = hardest(found.map((one) => one?.level));
			const name = say(lang, 'scenario.ground.conflict', { kind: say(lang, `constraint.kind.${kind}`) });
			const named = level
				? say(lang, 'scenario.bracket', { text: name, note: say(lang, `constraint.level.${level}`) })
				: name;
			return [
				[
					withMu(named),
					...columns.flatMap((c, i) => {
						const sides = [mu(found[i]?.conflictM2), found[i]?.unknown ?? null];
						return i === 0 ? sides : sides.toSpliced(1, 0, mu(conflictDifference(base, c, kind)));
					}),
				],
			];
		}),
		...([1, 2, 3, 4, 5] as const).map((number) =>
			row(
				say(lang, 'scenario.ground.slope', { class: say(lang, `ground.class.${number}`) }),
				(c) => c.classesM2?.[number - 1],
			),
		),
		row(say(lang, 'scenario.ground.unsloped'), (c) => c.unslopedM2),
	];
}
