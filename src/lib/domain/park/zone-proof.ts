import { shown } from '../evaluate/proof-parts.ts';
import type { Clause, Operand, Proof, SourceRef } from '../proof.ts';
import { parkFactName, type ParkFact, type ZonePart } from './park-facts.ts';
import { PARK_INDICATORS, operandsOf, parkIndicator, type ParkIndicator } from './park-indicators.ts';
import type { NotedFigure, ParkRules, ScoreTree, TreeIndicator, ZoneCategory } from './park-rules.ts';
import { idealFor, subGoalKey, treeFor, type AreaScore } from './score-zone.ts';
import type { ZoneArea } from './zone-area.ts';
import type { ZoneResult } from './zone.ts';

/** Where a figure of a part was read, and where a value without figures came from. */
export interface ZoneSources {
	figure(part: ZonePart, fact: ParkFact): SourceRef | undefined;
	value(
		part: ZonePart,
		indicator: string,
	): { source?: SourceRef; operands?: Operand[]; arithmetic?: string } | undefined;
}
export const NO_SOURCES: ZoneSources = { figure: () => undefined, value: () => undefined };

/** How an indicator of the zone came about: its figures in place, or what stood in for them. */
export function valueProof(
	area: ZoneArea,
	indicator: ParkIndicator,
	sources: ZoneSources,
	areas: readonly ZoneArea[] = [],
): Proof {
	const result = area.values[indicator.id] ?? null;
	const { top, below } = operandsOf(indicator, area.figures);
	const own = top !== null && below !== null && below > 0;
	const clause: Clause = {
		rule: 'td-t-1029',
		clause: indicator.clause,
		title: '开发区土地集约利用评价规程',
		source: indicator.source,
		mark: indicator.mark,
	};
	const other = own ? undefined : sources.value(area.part, indicator.id);
	if (other)
		return {
			code: 'park.value-from-parcels',
			params: { indicator: indicator.id },
			clause,
			...(other.operands ? { operands: other.operands } : {}),
			...(other.arithmetic ? { arithmetic: other.arithmetic } : {}),
			result,
		};
	const facts = [...indicator.numerator, indicator.denominator];
	const divisor = indicator.factor === 1 ? shown(below ?? 0) : `(${shown(below ?? 0)} × ${indicator.factor})`;
	const steps = facts.flatMap((fact) =>
		area.derived[fact]
			? [derivedProof(area, fact, sources)]
			: area.summed.includes(fact)
				? [sumProof(area, fact, sources, areas)]
				: [],
	);
	return {
		code: 'indicator.value',
		params: { indicator: indicator.id, unit: indicator.unit },
		clause,
		operands: facts.map((fact) => operandOf(area, fact, sources)),
		...(own ? { arithmetic: `${shown(top)} ÷ ${divisor} = ${shown(result ?? 0)}` } : {}),
		result,
		...(steps.length > 0 ? { steps } : {}),
	};
}

function operandOf(area: ZoneArea, fact: ParkFact, sources: ZoneSources): Operand {
	const source =
		area.derived[fact] || area.summed.includes(fact) ? undefined : sources.figure(area.part, fact);
	return {
		name: fact,
		value: area.figures[fact] ?? null,
		unit: parkFactName(fact).unit,
		...(source ? { source } : {}),
	};
}

function derivedProof(area: ZoneArea, fact: ParkFact, sources: ZoneSources): Proof {
	const parts = area.derived[fact] ?? [];
	const terms = parts.map(({ fact: part, sign }, i) => {
		const value = shown(area.figures[part] ?? 0);
		return i === 0 ? value : `${sign < 0 ? '−' : '+'} ${value}`;
	});
	return {
		code: 'park.sum-of-parts',
		params: { fact },
		operands: parts.map(({ fact: part }) => operandOf(area, part, sources)),
		arithmetic: `${terms.join(' ')} = ${shown(area.figures[fact] ?? 0)}`,
		result: area.figures[fact] ?? null,
	};
}

/** A figure of the whole that is the sum over its evaluation areas, each with its own record. */
function sumProof(whole: ZoneArea, fact: ParkFact, sources: ZoneSources, areas: readonly ZoneArea[]): Proof {
	return {
		code: 'park.sum-of-areas',
		params: { fact },
		operands: areas.map((area) => operandOf(area, fact, sources)),
		arithmetic: `${areas.map((area) => shown(area.figures[fact] ?? 0)).join(' + ')} = ${shown(whole.figures[fact] ?? 0)}`,
		result: whole.figures[fact] ?? null,
	};
}

/** Proofs of all indicators of the whole zone, by id. */
export function valueProofs(result: ZoneResult, sources: ZoneSources = NO_SOURCES): Record<string, Proof> {
	return Object.fromEntries(
		PARK_INDICATORS.map((i) => [i.id, valueProof(result.whole, i, sources, result.areas)]),
	);
}

/** 开发率 × 供应率 × 建成率 = 已建成 ÷ 可开发. */
export function chainProof(result: ZoneResult, sources: ZoneSources = NO_SOURCES): Proof {
	const ids = ['developmentRate', 'supplyRate', 'builtRate'];
	const values = ids.map((id) => result.whole.values[id] ?? null);
	return {
		code: 'park.chain',
		...(result.chain === null
			? {}
			: { arithmetic: `${values.map((v) => shown(v ?? 0)).join(' × ')} = ${shown(result.chain)}` }),
		result: result.chain,
		steps: ids.map((id) =>
			valueProof(result.whole, parkIndicator(id) as ParkIndicator, sources, result.areas),
		),
	};
}

/** The tree of the score with the numbers in place: areas, goals, sub-goals, degrees, values. */
export function scoreProof(
	result: ZoneResult,
	category: ZoneCategory,
	rules: ParkRules | null,
	sources: ZoneSources = NO_SOURCES,
): Proof {
	const { score, type } = result;
	const tree = rules && type.type ? treeFor(rules, type.type) : undefined;
	if (!rules || !tree) return { code: 'park.unscored', params: { reason: score.reason ?? '' }, result: null };
	const steps = score.areas.map((one) => {
		const area = [result.whole, ...result.areas].find((a) => a.part === one.part) as ZoneArea;
		return areaProof(one, area, tree, category, rules, sources);
	});
	return {
		code: score.total === null ? 'park.unscored' : 'park.score',
		params: { reason: score.reason ?? '', rules: `${rules.id}@${rules.version}` },
		clause: clauseOf(rules, null),
		...(score.total === null
			? {}
			: {
					arithmetic: sumText(
						score.areas.map((a) => [a.weight, a.score]),
						score.total,
					),
				}),
		result: score.total,
		steps,
	};
}

function areaProof(
	one: AreaScore,
	area: ZoneArea,
	tree: ScoreTree,
	category: ZoneCategory,
	rules: ParkRules,
	sources: ZoneSources,
): Proof {
	return {
		code: 'park.score-area',
		params: { part: one.part, weight: one.weight },
		...arithmetic(
			tree.goals.map((g) => [g.weight?.value, one.goals[g.id]]),
			one.score,
		),
		result: one.score,
		steps: tree.goals.map((goal) => ({
			code: 'park.score-part',
			params: { title: goal.title, weight: goal.weight?.value ?? null },
			...(goal.weight ? { clause: clauseOf(rules, goal.weight) } : {}),
			...arithmetic(
				goal.subGoals.map((s) => [s.weight?.value, one.subGoals[subGoalKey(goal, s)]]),
				one.goals[goal.id],
			),
			result: one.goals[goal.id] ?? null,
			steps: goal.subGoals.map((sub) => ({
				code: 'park.score-part',
				params: { title: sub.title, weight: sub.weight?.value ?? null },
				...arithmetic(
					sub.indicators.map((rule) => [rule.weight?.value, one.degrees[rule.id]]),
					one.subGoals[subGoalKey(goal, sub)],
				),
				result: one.subGoals[subGoalKey(goal, sub)] ?? null,
				steps: sub.indicators.map((rule) => degreeProof(rule, one, area, category, rules, sources)),
			})),
		})),
	};
}

function degreeProof(
	rule: TreeIndicator,
	one: AreaScore,
	area: ZoneArea,
	category: ZoneCategory,
	rules: ParkRules,
	sources: ZoneSources,
): Proof {
	const ideal = idealFor(rule, category);
	const value = area.values[rule.id] ?? null;
	const degree = one.degrees[rule.id] ?? null;
	const definition = parkIndicator(rule.id);
	const known = ideal !== null && value !== null && degree !== null;
	return {
		code: 'park.degree',
		params: { indicator: rule.id, direction: rule.direction, weight: rule.weight?.value ?? null },
		...(ideal ? { clause: clauseOf(rules, ideal) } : {}),
		operands: [{ name: 'ideal', value: ideal?.value ?? null, ...(ideal?.unit ? { unit: ideal.unit } : {}) }],
		...(known ? { arithmetic: degreeText(value, ideal.value, degree, rule.direction) } : {}),
		result: degree,
		steps: definition ? [valueProof(area, definition, sources)] : [],
	};
}

function degreeText(value: number, ideal: number, degree: number, direction: string): string {
	return direction === 'reverse'
		? `(1 − ${shown(value)}) × 100 = ${shown(degree)}`
		: `min(100, ${shown(value)} ÷ ${shown(ideal)} × 100) = ${shown(degree)}`;
}

type Term = readonly [weight: number | null | undefined, part: number | null | undefined];

function arithmetic(terms: readonly Term[], sum: number | null | undefined): Pick<Proof, 'arithmetic'> {
	return sum === null || sum === undefined ? {} : { arithmetic: sumText(terms, sum) };
}

function sumText(terms: readonly Term[], sum: number): string {
	return `${terms.map(([w, s]) => `${shown(w ?? 0)} × ${shown(s ?? 0)}`).join(' + ')} = ${shown(sum)}`;
}

function clauseOf(rules: ParkRules, figure: NotedFigure | null): Clause {
	const clause = figure?.clause ?? figure?.note;
	return {
		rule: `${rules.id}@${rules.version}`,
		...(clause ? { clause } : {}),
		title: rules.title.zh,
		source: figure?.source ?? rules.source,
		mark: figure?.mark ?? 'memory',
	};
}
