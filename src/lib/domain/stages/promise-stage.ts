import { anniversary, civilDay, formatCivilDay } from '../calendar/civil-date.ts';
import { allOf } from '../flags/three-valued.ts';
import type { Finding, Proof } from '../proof.ts';
import { productionDue } from './building-stages.ts';
import {
	judged,
	type StageContext,
	type StageInput,
	type StageJudgement,
	type SuppliedLand,
} from './stage-finding.ts';

/** What a contract promises, and the figure of the year that answers it. Output is taken as revenue (working definition). */
const PROMISES = [
	{ promise: 'agreedInvestmentWan', figure: 'fixedInvestmentWan', unit: '万元' },
	{ promise: 'agreedTaxPerMu', figure: 'taxPerMu', unit: '万元/亩' },
	{ promise: 'agreedOutputPerMu', figure: 'revenuePerMu', unit: '万元/亩' },
	{ promise: 'agreedFarMin', figure: 'far', unit: undefined },
] as const satisfies { promise: keyof SuppliedLand; figure: string; unit: string | undefined }[];

/**
 * 投而未达标: producing, and at the review of full production (达产复核) what the contract promises is not met. Promises
 * that are not on record are not judged; one that is missed suffices.
 */
export function belowPromise(input: StageInput, context: StageContext): StageJudgement {
	const { stage } = input;
	const is = (finding: Finding, reason: string, more: Parameters<typeof judged>[4] = {}) =>
		judged('below-promise', context, finding, reason, more);
	if (stage.stockKind !== null && stage.supply === null) return is('no', 'not-supplied');
	if (stage.production === 'no') return is('no', 'not-in-production');
	if (stage.supply === null) return is('unknown', 'supply-unknown', { missing: ['supply'] });
	if (notStarted(input, context.asOf)) return is('no', 'not-in-production');
	if (stage.production === 'unknown') return is('unknown', 'production-unknown', { missing: ['production'] });
	const supply = stage.supply;
	const made = PROMISES.filter(({ promise }) => supply[promise] !== null);
	if (made.length === 0) return is('unknown', 'no-promise-recorded', { missing: ['commitments'] });
	const due = reviewDue(input, context);
	if (due === null) return is('unknown', 'review-date-unknown', { missing: ['agreedFullProductionOn'] });
	if (context.asOf <= due) {
		return is('no', 'review-not-due', { operands: [{ name: 'agreedFullProductionOn', value: due }] });
	}
	const tests = made.map(({ promise, figure, unit }) => {
		const [agreed, actual] = [supply[promise] as number, input.value(figure)];
		const met: Finding = actual === null ? 'unknown' : actual >= agreed ? 'yes' : 'no';
		return { promise, figure, unit, agreed, actual, met };
	});
	const met = allOf(tests.map((t) => t.met));
	const finding: Finding = met === 'no' ? 'yes' : met === 'yes' ? 'no' : 'unknown';
	return is(finding, met === 'no' ? 'promise-not-met' : met === 'yes' ? 'promise-met' : 'figures-unknown', {
		missing: finding === 'unknown' ? tests.flatMap((t) => (t.met === 'unknown' ? [t.figure] : [])) : [],
		operands: [{ name: 'agreedFullProductionOn', value: due }],
		steps: () =>
			tests.map(({ promise, figure, unit, agreed, actual, met: one }): Proof => ({
				code: `stage.promise.${one === 'yes' ? 'met' : one === 'no' ? 'missed' : 'open'}`,
				params: { promise },
				operands: [
					{ name: figure, value: actual, unit },
					{ name: promise, value: agreed, unit },
				],
				arithmetic: actual === null ? undefined : `${actual} ${actual >= agreed ? '≥' : '<'} ${agreed}`,
				result: one,
			})),
	});
}

function reviewDue(input: StageInput, context: StageContext): string | null {
	const agreed = input.stage.supply?.agreedFullProductionOn ?? null;
	if (agreed !== null) return agreed;
	const years = context.rules.fullProductionYears.value;
	const production = productionDue(input, context);
	return years === null || production === null
		? null
		: formatCivilDay(anniversary(civilDay(production), years));
}

/** Land seen not started, or started later, produces nothing. */
function notStarted({ idle, stage }: StageInput, asOf: string): boolean {
	if (stage.production === 'yes' || idle === null) return false;
	return idle.startedOn ? idle.startedOn > asOf : idle.started === false;
}
