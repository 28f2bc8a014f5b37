import Big from 'big.js';
import type { Scalar } from '../rules/rule-set.ts';
import { muOf } from '../units.ts';
import type { ReadFact } from './condition.ts';
import type { FlagChange } from './flag-change.ts';
import { lowEfficiencyOf } from './low-efficiency.ts';
import type { Criterion, LowEfficiencyRules } from './low-efficiency-rules.ts';

/** What a measured ratio is made of: the figure that an owner can change, what it is divided by, and the figure's unit. */
interface Ratio {
	part: string;
	whole: string;
	unit: string;
	/** The whole as the ratio counts it: FAR divides by m², land is held in mu. */
	per: (whole: number) => number;
}
const RATIOS: Record<string, Ratio> = {
	taxPerMu: { part: 'taxWan', whole: 'landMu', unit: '万元', per: (mu) => mu },
	valueAddedPerMu: { part: 'valueAddedWan', whole: 'landMu', unit: '万元', per: (mu) => mu },
	revenuePerMu: { part: 'revenueWan', whole: 'landMu', unit: '万元', per: (mu) => mu },
	investmentPerMu: { part: 'fixedInvestmentWan', whole: 'landMu', unit: '万元', per: (mu) => mu },
	far: { part: 'floorAreaM2', whole: 'landMu', unit: 'm²', per: (mu) => mu / muOf(1) },
};

/**
 * "What would change this?" for a low-efficiency finding: for each measured criterion the smallest change of its figure
 * that turns the list's answer, as the figure itself (taxWan, not the ratio) where the ratio's land is known. Each is
 * tried by the list itself and left out where it turns nothing (two criteria hold, any one suffices).
 */
export function lowEfficiencyChanges(read: ReadFact, rules: LowEfficiencyRules): FlagChange[] {
	const judge = lowEfficiencyOf(rules);
	const now = judge(read);
	if (now.reason === 'not-rated' || now.reason === 'out-of-scope') return [];
	const changes = rules.criteria.flatMap((criterion): FlagChange[] => {
		const { fact, threshold } = criterion.measure;
		const turned = turningValue(read(fact), criterion);
		if (turned === null) return [];
		const ratio = RATIOS[fact];
		const whole = ratio ? read(ratio.whole) : null;
		const part = ratio ? read(ratio.part) : null;
		const asPart = ratio !== undefined && typeof whole === 'number' && whole > 0 && typeof part === 'number';
		const to = asPart && typeof turned === 'number' ? partFor(turned, ratio.per(whole), criterion) : turned;
		const value = asPart && typeof to === 'number' ? to / ratio.per(whole) : to;
		const then = judge((name) => (name === fact ? value : asPart && name === ratio.part ? to : read(name)));
		if (then.finding === now.finding) return [];
		return [
			{
				code: `low-efficiency.${then.finding === 'yes' ? 'into' : 'out-of'}`,
				operand: asPart ? ratio.part : fact,
				from: asPart ? part : (read(fact) ?? null),
				to,
				unit: asPart ? ratio.unit : threshold.unit,
				finding: then.finding,
			},
		];
	});
	return changes.filter((change) => !changes.some((other) => isNearer(other, change)));
}

/** Of two changes of one operand that turn the same, only the smaller is the answer. */
function isNearer(a: FlagChange, b: FlagChange): boolean {
	if (a.operand !== b.operand || a.finding !== b.finding) return false;
	return Math.abs(Number(a.to) - Number(a.from)) < Math.abs(Number(b.to) - Number(b.from));
}

/** The value nearest to the line on its other side; null where no number, or no line, is known. */
function turningValue(value: Scalar | null | undefined, { measure }: Criterion): Scalar | null {
	const line = measure.threshold.value;
	if (typeof line === 'boolean' && typeof value === 'boolean') return !value;
	if (typeof line !== 'number' || typeof value !== 'number' || Number.isNaN(value)) return null;
	const holds = holdsOn(value, line, measure.op);
	const atLine = measure.op === '<' || measure.op === '>' ? !holds : holds;
	if (measure.op === '==') return null;
	// On the line already, or the line itself does not turn it: a hundredth beyond.
	const beyond = measure.op === '<' || measure.op === '<=' ? (holds ? 0.01 : -0.01) : holds ? -0.01 : 0.01;
	const turnsAtLine = measure.op === '<' || measure.op === '>' ? holds : !holds;
	return turnsAtLine || !atLine ? line : Big(line).plus(beyond).toNumber();
}

function holdsOn(value: number, line: number, op: Criterion['measure']['op']): boolean {
	if (op === '<') return value < line;
	if (op === '<=') return value <= line;
	return op === '>' ? value > line : value >= line;
}

/** The figure for a ratio, to the hundredth on the side that turns it. */
function partFor(ratio: number, whole: number, { measure }: Criterion): number {
	const line = measure.threshold.value as number;
	const exact = Big(ratio).times(whole);
	const up = ratio > line || (ratio === line && (measure.op === '<' || measure.op === '>='));
	return exact.round(2, up ? Big.roundUp : Big.roundDown).toNumber();
}
