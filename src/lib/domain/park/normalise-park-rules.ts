import type { Problem } from '../problem.ts';
import type { Mark } from '../proof.ts';
import { factorOf } from '../importing/heading.ts';
import { parkFactName } from './park-facts.ts';
import { parkIndicator, type ParkIndicator } from './park-indicators.ts';
import type { ParkRuleFile } from './park-rule-file.ts';
import type {
	NotedFigure,
	ParkRules,
	ScoreTree,
	TreeIndicator,
	ZoneCategory,
	ZoneType,
} from './park-rules.ts';

type FigureInput = ParkRuleFile['trees'][number]['goals'][number]['weight'];
interface VariedIdeal {
	byCategory: Partial<Record<ZoneCategory, FigureInput>>;
	otherwise?: FigureInput;
}
type IndicatorInput =
	ParkRuleFile['trees'][number]['goals'][number]['subGoals'][number]['indicators'][number];

/** A file that fits the grammar → uniform rules: shares, ideals in the indicators' own units, and the faults of meaning. */
export function normaliseParkRules(
	file: ParkRuleFile,
	mark: Mark,
): { rules: ParkRules; problems: Problem[] } {
	const problems: Problem[] = [];
	const title = typeof file.title === 'string' ? { zh: file.title } : (file.title ?? { zh: file.id });
	const trees = file.trees.map((tree, t): ScoreTree => {
		const at = `trees[${t}].goals`;
		const goals = tree.goals.map((goal, g) => {
			const subGoals = goal.subGoals.map((sub, s) => {
				const path = `${at}[${g}].subGoals[${s}].indicators`;
				const own = sub.mark ?? goal.mark ?? tree.mark ?? mark;
				const children = sub.indicators.map((rule, i) =>
					indicatorOf(rule, `${path}[${i}]`, rule.mark ?? own, problems),
				);
				noRepeats(sub.indicators, path, problems);
				return { ...partOf(sub, own), indicators: shares(children, path, problems) };
			});
			noRepeats(goal.subGoals, `${at}[${g}].subGoals`, problems);
			return {
				...partOf(goal, goal.mark ?? tree.mark ?? mark),
				subGoals: shares(subGoals, `${at}[${g}].subGoals`, problems),
			};
		});
		noRepeats(tree.goals, at, problems);
		return { types: tree.types, goals: shares(goals, at, problems) };
	});
	oneTreeEach(trees, problems);
	const areas = (file.areas ?? []).map((area) => ({
		id: area.id,
		title: area.title ?? area.id,
		weight: figureOf(area.weight, area.mark ?? mark, area),
	}));
	noRepeats(file.areas ?? [], 'areas', problems);
	return {
		rules: {
			kind: 'park',
			id: file.id,
			version: String(file.version),
			title: { zh: title.zh, ...(title.en ? { en: title.en } : {}) },
			area: file.area ?? null,
			year: file.year ?? null,
			effective: file.effective
				? { from: file.effective.from, ...(file.effective.to ? { to: file.effective.to } : {}) }
				: null,
			source: file.source ?? '',
			notes: [...(file.note ? [file.note] : []), ...(file.notes ?? [])],
			authority: file.authority ?? null,
			partial: false,
			areas: shares(areas, 'areas', problems),
			absentArea: file.absentArea ?? 'unscored',
			zoneTypes: (file.zoneTypes ?? []).map((rule) => ({
				type: rule.type,
				when: rule.when,
				mark: rule.mark ?? mark,
				...(rule.clause ? { clause: rule.clause } : {}),
				...(rule.source ? { source: rule.source } : {}),
				...(rule.note ? { note: rule.note } : {}),
			})),
			trees,
		},
		problems,
	};
}

function partOf(part: { id: string; title?: string; weight: FigureInput } & Provenance, mark: Mark) {
	return { id: part.id, title: part.title ?? part.id, weight: figureOf(part.weight, mark, part) };
}

/** The weights of a group as shares of 1. A group that sums to neither 1 nor 100 is a fault; an unknown weight waits. */
function shares<T extends { weight: NotedFigure | null }>(
	group: T[],
	path: string,
	problems: Problem[],
): T[] {
	const known = group.flatMap((one) => (one.weight ? [one.weight.value] : []));
	const sum = known.reduce((a, b) => a + b, 0);
	const wrong = (message: string, expected: string) =>
		problems.push(fault('rules.weights', path, message, sum, expected));
	if (known.some((w) => w < 0)) wrong('权重不能为负', '≥ 0');
	if (known.length < group.length) {
		if (sum > 100 + 1e-6) wrong('权重合计已超过 100', '不超过 100');
		return group;
	}
	if (group.length === 0 || Math.abs(sum - 1) <= 1e-6) return group;
	if (Math.abs(sum - 100) > 1e-4) {
		wrong(`权重合计为 ${Number(sum.toFixed(6))}`, '合计为 1 或 100');
		return group;
	}
	return group.map((one) =>
		one.weight ? { ...one, weight: { ...one.weight, value: one.weight.value / 100 } } : one,
	);
}

function indicatorOf(rule: IndicatorInput, path: string, mark: Mark, problems: Problem[]): TreeIndicator {
	const definition = parkIndicator(rule.id);
	if (!definition)
		problems.push(
			fault('rules.indicator', `${path}.id`, '没有这个园区指标', rule.id, '见 docs/method.md 的园区指标'),
		);
	const direction = rule.direction ?? definition?.direction ?? 'forward';
	const given = rule.ideal;
	const varied =
		typeof given === 'object' && given !== null && 'byCategory' in given ? (given as VariedIdeal) : null;
	const ideal = (input: FigureInput | undefined, at: string): NotedFigure | null =>
		idealOf(figureOf(input ?? null, mark, rule), definition, direction, `${path}.ideal${at}`, problems);
	return {
		id: rule.id,
		weight: figureOf(rule.weight, mark, rule),
		direction,
		ideal: varied
			? { byCategory: figuresBy(varied.byCategory, ideal), otherwise: ideal(varied.otherwise, '.otherwise') }
			: ideal(given as FigureInput, ''),
	};
}

function figuresBy(
	given: Partial<Record<ZoneCategory, FigureInput>>,
	ideal: (input: FigureInput, at: string) => NotedFigure | null,
): Partial<Record<ZoneCategory, NotedFigure>> {
	return Object.fromEntries(
		(Object.entries(given) as [ZoneCategory, FigureInput][]).flatMap(([category, input]) => {
			const figure = ideal(input, `.byCategory.${category}`);
			return figure ? [[category, figure]] : [];
		}),
	);
}

/** Forward: any positive ideal. Reverse: (1 − X) × 100 is for a share whose ideal is 0 (domain.md §2.3); no other is known. */
function idealOf(
	figure: NotedFigure | null,
	definition: ParkIndicator | undefined,
	direction: TreeIndicator['direction'],
	path: string,
	problems: Problem[],
): NotedFigure | null {
	if (!figure || !definition) return figure;
	const factor = figure.unit === undefined ? 1 : unitFactor(definition, figure.unit);
	if (factor === null) {
		const due = definition.unit || '比值';
		problems.push(fault('rules.indicator', `${path}.unit`, `单位不能写 ${figure.unit}`, figure.unit, due));
		return figure;
	}
	if (direction === 'forward' && !(figure.value > 0))
		problems.push(fault('rules.indicator', path, '正向指标的理想值应大于 0', figure.value, '> 0'));
	if (direction === 'reverse' && (figure.value !== 0 || definition.unit !== '%'))
		problems.push(fault('rules.indicator', path, '逆向指标只有比率且理想值为 0 的算法', figure.value, '0'));
	const { unit: _, ...rest } = figure;
	const own = definition.unit === '%' ? '比值' : definition.unit;
	return { ...rest, value: figure.value * factor, ...(own === '' ? {} : { unit: own }) };
}

function unitFactor(definition: ParkIndicator, unit: string): number | null {
	const written = unit.normalize('NFKC').replace(/\s/g, '');
	if (definition.unit === '%') return written === '%' ? 0.01 : /^(比值|1|ratio)$/.test(written) ? 1 : null;
	if (definition.unit === '') return /^(比值|1|ratio|-)$/.test(written) ? 1 : null;
	const [top, below] = written.split('/');
	const numerator = definition.numerator[0];
	if (!top || !below || numerator === undefined) return null;
	const up = factorOf(parkFactName(numerator), top);
	const down = factorOf(parkFactName(definition.denominator), below);
	return up === undefined || down === undefined ? null : up / down;
}

type Provenance = { clause?: string | undefined; source?: string | undefined; note?: string | undefined };
type WrittenFigure = { value: number | null; note?: unknown } & Partial<Omit<NotedFigure, 'value' | 'note'>>;

function figureOf(input: FigureInput, mark: Mark, where: Provenance): NotedFigure | null {
	if (input === null) return null;
	const own: WrittenFigure = typeof input === 'number' ? { value: input } : input;
	if (own.value === null) return null;
	const [clause, source] = [own.clause ?? where.clause, own.source ?? where.source];
	const note = typeof own.note === 'string' ? own.note : undefined;
	return {
		value: own.value,
		...(own.unit ? { unit: own.unit } : {}),
		mark: own.mark ?? mark,
		...(clause ? { clause } : {}),
		...(source ? { source } : {}),
		...(note ? { note } : {}),
	};
}

function oneTreeEach(trees: readonly ScoreTree[], problems: Problem[]): void {
	const seen = new Set<ZoneType>();
	trees.forEach((tree, t) =>
		tree.types.forEach((type, i) => {
			if (seen.has(type))
				problems.push(fault('rules.repeated', `trees[${t}].types[${i}]`, `${type} 重复`, type, '各不相同'));
			seen.add(type);
		}),
	);
}

function noRepeats(items: readonly { id: string }[], path: string, problems: Problem[]): void {
	const seen = new Set<string>();
	items.forEach(({ id }, i) => {
		if (seen.has(id)) problems.push(fault('rules.repeated', `${path}[${i}]`, `${id} 重复`, id, '各不相同'));
		seen.add(id);
	});
}

function fault(code: string, path: string, message: string, got: unknown, expected: unknown): Problem {
	return { code, message: `规则文件 ${path}：${message}`, path, got, expected };
}
