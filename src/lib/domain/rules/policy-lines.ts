import { noFacts, type IndustryEdition } from '../facts.ts';
import type { Fitted } from '../evaluate/fitted.ts';
import type { Criterion, LowEfficiencyRules } from '../flags/low-efficiency-rules.ts';
import type { Mark } from '../proof.ts';
import { checkControl, type ControlFinding, type ControlStandard } from './control.ts';
import type { Figure, RuleGroup, RuleIndicator } from './rule-set.ts';

/** Which kind of rule draws a line, the gravest first. */
export const LINE_KINDS = ['low-efficiency', 'control', 'baseline', 'cut'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** A line that a rule draws across an indicator (or the total): what lies on its wrong side is said to fall short. */
export interface PolicyLine {
	/** Id of an indicator, or `total`. */
	indicator: string;
	kind: LineKind;
	/** Holds for parcels of this group of the rule; null: of any. */
	group: string | null;
	groupTitle: string | null;
	/** Holds for parcels whose occupant is (not) above scale; null: for any. */
	aboveScale: boolean | null;
	/** Of a cut: the grade whose lowest total it is. */
	grade: string | null;
	/** The line; null where it depends on the industry. In the indicator's own unit (shares 0–1). */
	value: number | null;
	/** By GB/T 4754 code (2017), the longest that fits; null where the line is one for all. */
	byIndustry: Record<string, number> | null;
	/** For industries that `byIndustry` does not name; null: there is no line for them. */
	otherwise: number | null;
	wrong: 'below' | 'above';
	/** Whether a value exactly on the line is on the wrong side. */
	closed: boolean;
	mark: Mark;
	clause: string | null;
	source: string;
	/** `id@version` and title of the rule that says it. */
	rule: string;
	title: string;
}

type Said = Pick<PolicyLine, 'mark' | 'clause' | 'source' | 'rule' | 'title'>;
const PLAIN = {
	group: null,
	groupTitle: null,
	aboveScale: null,
	grade: null,
	byIndustry: null,
	otherwise: null,
	closed: false,
};
/** Divisions of manufacturing, which control indicators are for. */
const MANUFACTURING = Array.from({ length: 31 }, (_, i) => String(i + 13));

/**
 * The lines of a run: baselines and cuts in force from its `Fitted`, those of its low-efficiency list, and the control
 * indicators in force on its date (oldest standard first). A criterion that asks more of a parcel than its scale is not a line over a map.
 */
export function policyLines(
	fitted: Fitted,
	list: LowEfficiencyRules | null,
	standards: readonly ControlStandard[],
): PolicyLine[] {
	const { rules } = fitted;
	const own = { rule: `${rules.id}@${rules.version}`, title: rules.title.zh };
	return [
		...(list?.criteria ?? []).flatMap((criterion) => lineOfCriterion(criterion, list as LowEfficiencyRules)),
		...controlLines(standards.filter(({ effective }) => !effective?.to || effective.to >= fitted.date)),
		...rules.groups.flatMap((group, g) =>
			group.indicators.flatMap((indicator, j) => {
				const inForce = fitted.groups[g]?.indicators[j]?.baseline ?? null;
				return lineOfBaseline(group, indicator, inForce, { ...own, source: rules.source });
			}),
		),
		...rules.groups.flatMap((group, g) => {
			const populations = Object.values(fitted.groups[g]?.populations ?? {});
			// Where a group is ranked in parts it has no single line.
			const cuts = populations.length === 1 ? (populations[0]?.cuts ?? []) : [];
			return (group.tiers ?? []).slice(0, -1).flatMap((tier, t): PolicyLine[] => {
				const value = tier.atLeast?.value ?? cuts[t] ?? null;
				if (value === null) return [];
				const figure = tier.atLeast ?? tier.upTo;
				return [
					{
						...PLAIN,
						...said(figure, { ...own, source: rules.source }),
						indicator: 'total',
						kind: 'cut',
						...groupOf(group),
						grade: tier.grade,
						value,
						wrong: 'below',
					},
				];
			});
		}),
	];
}

const groupOf = (group: RuleGroup) => ({ group: group.id, groupTitle: group.title ?? null });

function said(
	figure: (Pick<Figure, 'mark' | 'clause' | 'source'> & object) | null | undefined,
	of: Pick<Said, 'rule' | 'title' | 'source'>,
	clause?: string,
): Said {
	return {
		rule: of.rule,
		title: of.title,
		mark: figure?.mark ?? 'memory',
		clause: figure?.clause ?? clause ?? null,
		source: figure?.source ?? of.source,
	};
}

function lineOfBaseline(
	group: RuleGroup,
	indicator: RuleIndicator,
	inForce: number | null,
	of: Pick<Said, 'rule' | 'title' | 'source'>,
): PolicyLine[] {
	const { baseline } = indicator;
	if (!baseline) return [];
	const base = {
		...PLAIN,
		indicator: indicator.id,
		kind: 'baseline' as const,
		...groupOf(group),
		wrong: indicator.direction === 'reverse' ? ('above' as const) : ('below' as const),
	};
	if ('byIndustry' in baseline) {
		// Codes of 2002 mean other industries: such a table is no line over codes of 2017.
		const edition: IndustryEdition = baseline.industryEdition ?? 2017;
		if (edition === 2002) return [];
		const first = Object.values(baseline.byIndustry)[0] ?? baseline.otherwise;
		return [
			{
				...base,
				...said(first, of, indicator.clause),
				value: null,
				byIndustry: Object.fromEntries(
					Object.entries(baseline.byIndustry).map(([code, f]) => [code, f.value]),
				),
				otherwise: baseline.otherwise?.value ?? null,
			},
		];
	}
	const figure = 'groupMean' in baseline ? baseline.groupMean : baseline;
	return inForce === null ? [] : [{ ...base, ...said(figure, of, indicator.clause), value: inForce }];
}

function lineOfCriterion(criterion: Criterion, list: LowEfficiencyRules): PolicyLine[] {
	const { fact, op, threshold } = criterion.measure;
	const asked = Object.entries(criterion.given ?? {});
	const scale = asked.find(([name]) => name === 'aboveScale')?.[1];
	const onlyScale = asked.length === 0 || (asked.length === 1 && typeof scale === 'boolean');
	if (typeof threshold.value !== 'number' || op === '==' || !onlyScale) return [];
	return [
		{
			...PLAIN,
			...said(
				threshold,
				{ rule: `${list.id}@${list.version}`, title: list.title, source: criterion.source },
				criterion.clause,
			),
			indicator: fact,
			kind: 'low-efficiency',
			aboveScale: typeof scale === 'boolean' ? scale : null,
			value: threshold.value,
			wrong: op === '<' || op === '<=' ? 'below' : 'above',
			closed: op === '<=' || op === '>=',
		},
	];
}

const CONTROLLED: Partial<Record<ControlFinding['code'], string>> = {
	'control.far': 'far',
	'control.building-coefficient': 'buildingCoefficient',
};

/** One line an indicator: the last standard that has a figure for it. */
function controlLines(standards: readonly ControlStandard[]): PolicyLine[] {
	return [...new Map(standards.flatMap(linesOfStandard).map((line) => [line.indicator, line])).values()];
}

/** A standard's minima by division, as it answers for an object of each: its editions and unknowns are its own matter. */
function linesOfStandard(standard: ControlStandard): PolicyLine[] {
	const lines = new Map<string, PolicyLine>();
	for (const division of MANUFACTURING) {
		const row = { id: division, industry: division, industryEdition: 2017 as const, facts: noFacts() };
		for (const found of checkControl(standard, { ...row, aboveScale: null })) {
			const indicator = CONTROLLED[found.code];
			if (!indicator || found.limit === null) continue;
			const line: PolicyLine = lines.get(indicator) ?? {
				...PLAIN,
				indicator,
				kind: 'control',
				value: null,
				byIndustry: {},
				wrong: found.bound === 'min' ? 'below' : 'above',
				mark: found.clause.mark ?? 'memory',
				clause: found.clause.clause ?? null,
				source: found.clause.source ?? standard.source,
				rule: `${standard.id}@${standard.version}`,
				title: standard.title.zh,
			};
			line.byIndustry = { ...line.byIndustry, [division]: found.limit };
			lines.set(indicator, line);
		}
	}
	return [...lines.values()];
}
