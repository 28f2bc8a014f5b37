import { anniversary, civilDay, daysBetween, formatCivilDay, type CivilDay } from '../calendar/civil-date.ts';
import type { MakeProof } from '../proof.ts';
import { step } from './idle-clause.ts';
import type { IdleFacts, Supplement } from './idle-facts.ts';
import type { IdleWarning } from './idle-finding.ts';
import type { IdleRules } from './idle-rules.ts';

/** From which day the clock of limb 1 runs, and why. */
export interface IdleClock {
	/** Null: no date to count from. */
	start: CivilDay | null;
	/** Last day of the full year, and of the years that lead to recovery. */
	yearEnds: CivilDay | null;
	recoveryYearsEnd: CivilDay | null;
	/** Full days since `start` as of the day; 0 before it. */
	days: number | null;
	warnings: IdleWarning[];
	proof: MakeProof;
}

/**
 * The effective start date as of a day: the latest supplement signed by then, else the agreed date, else delivery
 * + 1 year (art. 22). A supplement whose own start date lies before its signature, or that puts the start off by more
 * than the rule allows, still moves the clock and is shown as a fault.
 */
export function idleClock(facts: IdleFacts, asOf: CivilDay, rules: IdleRules): IdleClock {
	const warnings: IdleWarning[] = [];
	const { start, proof } = effectiveStart(facts, asOf, rules, warnings);
	if (start === null) return { start, yearEnds: null, recoveryYearsEnd: null, days: null, warnings, proof };
	return {
		start,
		yearEnds: anniversary(start, rules.idleYears.value),
		recoveryYearsEnd: anniversary(start, rules.recoveryYears.value),
		days: Math.max(0, daysBetween(start, asOf)),
		warnings,
		proof,
	};
}

function effectiveStart(
	facts: IdleFacts,
	asOf: CivilDay,
	rules: IdleRules,
	warnings: IdleWarning[],
): { start: CivilDay | null; proof: MakeProof } {
	const agreed = facts.agreedStart ? civilDay(facts.agreedStart) : null;
	const delivered = facts.deliveredOn ? civilDay(facts.deliveredOn) : null;
	const supplement = latestSupplement(facts.supplements ?? [], agreed, asOf, rules, warnings);
	if (agreed !== null && delivered !== null && delivered > agreed) {
		warnings.push({
			code: 'delivered-after-agreed-start',
			params: { agreedStart: facts.agreedStart as string, deliveredOn: facts.deliveredOn as string },
		});
	}
	if (supplement) {
		return {
			start: civilDay(supplement.agreedStart),
			proof: step(rules, rules.extensionYears, () => ({
				code: 'idle.start.supplement',
				operands: [
					{ name: 'agreedStart', value: facts.agreedStart ?? null },
					{ name: 'supplements.signedOn', value: supplement.signedOn },
					{ name: 'supplements.agreedStart', value: supplement.agreedStart },
				],
				result: supplement.agreedStart,
			})),
		};
	}
	if (agreed !== null) {
		return {
			start: agreed,
			proof: step(rules, rules.idleYears, () => ({
				code: 'idle.start.agreed',
				operands: [{ name: 'agreedStart', value: facts.agreedStart as string }],
				result: facts.agreedStart as string,
			})),
		};
	}
	const rule = rules.startAfterDeliveryYears;
	const start = delivered === null ? null : anniversary(delivered, rule.value);
	return {
		start,
		proof: step(rules, rule, () => ({
			code: start === null ? 'idle.start.unknown' : 'idle.start.delivery',
			operands: [
				{ name: 'agreedStart', value: null },
				{ name: 'deliveredOn', value: facts.deliveredOn ?? null },
			],
			arithmetic:
				start === null ? undefined : `${facts.deliveredOn} + ${rule.value} 年 = ${formatCivilDay(start)}`,
			result: start === null ? null : formatCivilDay(start),
		})),
	};
}

/** In order of signature; of two signed on one day the one written later counts. Adds what is wrong with each. */
function latestSupplement(
	supplements: readonly Supplement[],
	agreed: CivilDay | null,
	asOf: CivilDay,
	rules: IdleRules,
	warnings: IdleWarning[],
): Supplement | null {
	const inOrder = [...supplements].sort((a, b) => civilDay(a.signedOn) - civilDay(b.signedOn));
	let latest: Supplement | null = null;
	let before = agreed;
	for (const supplement of inOrder) {
		const [signed, start] = [civilDay(supplement.signedOn), civilDay(supplement.agreedStart)];
		const params = { signedOn: supplement.signedOn, agreedStart: supplement.agreedStart };
		if (signed > asOf) {
			warnings.push({ code: 'supplement-not-yet-signed', params });
			continue;
		}
		if (signed > start) warnings.push({ code: 'supplement-signed-after-start', params });
		if (before !== null && start > anniversary(before, rules.extensionYears.value)) {
			warnings.push({
				code: 'supplement-over-one-year',
				params: { ...params, before: formatCivilDay(before) },
			});
		}
		if (before !== null && start < before) {
			warnings.push({
				code: 'supplement-moves-start-forward',
				params: { ...params, before: formatCivilDay(before) },
			});
		}
		latest = supplement;
		before = start;
	}
	return latest;
}
