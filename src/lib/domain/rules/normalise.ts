import type { Mark } from '../proof.ts';
import type { IndustryEdition } from '../facts.ts';
import { indicatorOf } from '../indicators/registry.ts';
import { figureOf, timesOf, without } from './figure.ts';
import { ALIASES, type RuleFile } from './grammar.ts';
import type { FigureInput } from './grammar-values.ts';
import { industryKey } from './industry-match.ts';
import { groupPolicies, rulePolicies } from './normalise-policies.ts';
import type {
	Adjustment,
	Baseline,
	Figure,
	MissingPolicy,
	RuleIndicator,
	RuleSet,
	Tier,
} from './rule-set.ts';
import { canonicalName, canonicalWhen } from './when-names.ts';

type GroupInput = RuleFile['groups'][number];
type IndicatorInput = GroupInput['indicators'][number];
type TierInput = NonNullable<GroupInput['tiers']>[number];
type AdjustmentInput = NonNullable<RuleFile['bonuses']>[number];

/**
 * A rule file that fits the grammar → the uniform RuleSet. Changes form only: no number is made up, and an unknown
 * one becomes null. A bare number carries the file's own mark, or `memory` (unverified) where it has none.
 */
export function normalise(file: RuleFile): RuleSet {
	const mark: Mark = file.mark ?? 'memory';
	const entry = (kind: string) => (e: AdjustmentInput, index: number) => ({
		id: e.id ?? `${kind}-${index + 1}`,
		...(e.title === undefined ? {} : { title: e.title }),
		when: e.when ? canonicalWhen(e.when) : null,
		...(e.clause === undefined ? {} : { clause: e.clause }),
		...(e.source === undefined ? {} : { source: e.source }),
		mark: e.mark ?? mark,
	});
	const adjustments = (kind: string, list: AdjustmentInput[] | null | undefined): Adjustment[] =>
		(list ?? []).map((a, i) => ({
			...entry(kind)(a, i),
			points: figureOf(a.points, mark),
			ratio: figureOf(a.ratio, mark),
			fact: a.fact ? canonicalName(a.fact) : null,
			first: figureOf(a.first, mark),
			further: figureOf(a.further, mark),
			per: figureOf(a.per, mark),
			max: figureOf(a.max, mark),
		}));
	return {
		id: file.id,
		version: String(file.version),
		title: titleOf(file),
		area: areaOf(file.area),
		year: file.year ?? null,
		effective: file.effective
			? { from: file.effective.from, ...(file.effective.to ? { to: file.effective.to } : {}) }
			: null,
		source: Array.isArray(file.source) ? file.source.join('; ') : (file.source ?? ''),
		notes: file.notes === undefined ? [] : Array.isArray(file.notes) ? file.notes : [file.notes],
		industryEdition: file.industryEdition ?? 2017,
		partial: file.partial ?? false,
		groups: file.groups.map((group) => ({
			id: group.id,
			...(group.title === undefined ? {} : { title: group.title }),
			when: group.when ? canonicalWhen(group.when) : {},
			indicators: group.indicators.map((i) => indicatorRule(i, i.mark ?? mark)),
			tiers: group.tiers ? tiersOf(group.tiers, group.mark ?? mark) : null,
			...groupPolicies(file, group, group.mark ?? mark),
		})),
		corrections: (file.corrections ?? []).map((c, i) => ({
			...entry('correction')(c, i),
			factor: figureOf(c.factor, mark),
			fact: c.fact ? canonicalName(c.fact) : null,
		})),
		bonuses: adjustments('bonus', file.bonuses),
		deductions: adjustments('deduction', file.deductions),
		vetoes: (file.vetoes ?? []).map((v, i) => ({
			...entry('veto')(v, i),
			grade: v.grade ?? null,
			capAt: v.capAt ?? null,
		})),
		exempt: (file.exempt ?? []).map((e, i) => ({
			...entry('exempt')(e, i),
			reason: e.reason ?? e.title ?? e.class ?? e.id ?? `exempt-${i + 1}`,
			...without({ class: e.class, treatedAs: e.treatedAs }),
		})),
		...rulePolicies(file, mark),
	};
}

function titleOf(file: RuleFile): RuleSet['title'] {
	if (file.title === undefined) return { zh: file.id };
	return typeof file.title === 'string'
		? { zh: file.title }
		: { zh: file.title.zh, ...(file.title.en ? { en: file.title.en } : {}) };
}

function areaOf(area: RuleFile['area']): RuleSet['area'] {
	if (!area) return {};
	if (typeof area === 'string') return /^\d{2,12}$/.test(area) ? { code: area } : { name: area };
	return {
		...(area.code === undefined ? {} : { code: area.code }),
		...(area.name === undefined ? {} : { name: area.name }),
	};
}

function indicatorRule(i: IndicatorInput, mark: Mark): RuleIndicator {
	const own = (input: FigureInput | undefined): Figure | null => {
		const figure = figureOf(input, mark);
		// The clause of the indicator's own row holds for its numbers unless they name another.
		return figure && figure.clause === undefined && i.clause !== undefined
			? { ...figure, clause: i.clause }
			: figure;
	};
	const reverse = (ALIASES.REVERSE as readonly string[]).includes(i.direction ?? '');
	return {
		id: i.id,
		...(i.title === undefined ? {} : { title: i.title }),
		weight: own(i.weight),
		family: i.family,
		baseline: baselineOf(i.baseline, own),
		min: own(i.min),
		max: own(i.max),
		base: own(i.base),
		ideal: own(i.ideal),
		direction:
			i.direction === undefined
				? (indicatorOf(i.id)?.direction ?? 'forward')
				: reverse
					? 'reverse'
					: 'forward',
		cap: timesOf(own(i.cap)),
		floor: own(i.floor) ?? { value: 0, mark: 'memory' },
		missing: missingOf(i.missing, own),
		...(i.formula === undefined ? {} : { formula: formulaOf(i.formula) }),
		...(i.clause === undefined ? {} : { clause: i.clause }),
	};
}

function baselineOf(
	input: IndicatorInput['baseline'],
	own: (input: FigureInput | undefined) => Figure | null,
): Baseline | null {
	if (input === undefined || input === null) return null;
	if (typeof input === 'object' && 'groupMean' in input) {
		const times = timesOf(own(input.groupMean as FigureInput));
		return times && { groupMean: times };
	}
	if (typeof input === 'object' && 'byIndustry' in input) {
		const table = input as {
			byIndustry: Record<string, FigureInput>;
			otherwise?: FigureInput;
			industryEdition?: IndustryEdition;
		};
		const known = Object.entries(table.byIndustry).flatMap(([division, value]) => {
			const figure = own(value);
			return figure ? [[industryKey(division), figure] as const] : [];
		});
		const otherwise = own(table.otherwise);
		return {
			byIndustry: Object.fromEntries(known),
			...without({ otherwise, industryEdition: table.industryEdition }),
		};
	}
	return own(input as FigureInput);
}

function missingOf(
	input: IndicatorInput['missing'],
	own: (input: FigureInput | undefined) => Figure | null,
): MissingPolicy {
	if (input === undefined || input === null || input === 'unrated') return null;
	if (typeof input === 'number') return { points: own(input) as Figure };
	if (typeof input === 'object') {
		if ('points' in input) {
			const points = own(input.points as FigureInput);
			return points && { points };
		}
		if ('value' in input) return { points: own(input as FigureInput) as Figure };
		const off = own(input['deduct'] as FigureInput);
		return off && { points: { ...off, value: -Math.abs(off.value) } };
	}
	if (input === 'zero' || input === 'drop') return input;
	return 'group-mean';
}

/** Shares may be written 0–1 or in per cent (any above 1); a last tier without a number takes the rest. */
function tiersOf(tiers: TierInput[], mark: Mark): Tier[] {
	const shares = tiers.map((t) => figureOf(t.upTo, t.mark ?? mark));
	const percent = shares.some((s) => s !== null && (s.value > 1 || s.unit === '%'));
	return tiers.map((tier, i) => {
		const share = shares[i];
		const atLeast = figureOf(tier.atLeast, tier.mark ?? mark);
		return {
			grade: tier.grade,
			...(share ? { upTo: percent ? inOnes(share) : share } : {}),
			closed: tier.closed ?? true,
			...(atLeast ? { atLeast } : {}),
		};
	});
}

/** A share written in per cent, as a share of one. */
function inOnes({ unit: _unit, ...share }: Figure): Figure {
	return { ...share, value: share.value / 100 };
}

function formulaOf(formula: NonNullable<IndicatorInput['formula']>): NonNullable<RuleIndicator['formula']> {
	const { numerator, denominator, factor, unit } = formula;
	return {
		numerator: canonicalName(numerator),
		denominator: denominator ? canonicalName(denominator) : null,
		...without({ factor: figureOf(factor, 'memory')?.value, unit }),
	};
}
