import type { MakeProof } from '../proof.ts';
import { step } from './idle-clause.ts';
import type { AbsentStarted, IdleFacts } from './idle-facts.ts';
import { idleFee } from './idle-fee.ts';
import type { Consequence, IdleBlock, MenuOption } from './idle-finding.ts';
import type { IdleRules, MenuNeed } from './idle-rules.ts';
import type { IdleVerdict } from './idle-verdict.ts';
import { allOf } from './three-valued.ts';

/** What follows from a verdict: arts. 12–14, 25, 31. */
export interface Outcome {
	consequence: Consequence;
	fee: number | null;
	feeBaseKind: string | null;
	approver: string | null;
	blocked: IdleBlock[];
	menu: MenuOption[];
	missing: string[];
	steps: MakeProof[];
}

const NOTHING: Outcome = {
	consequence: 'none',
	fee: null,
	feeBaseKind: null,
	approver: null,
	blocked: [],
	menu: [],
	missing: [],
	steps: [],
};

/** Limb 2 and government-caused delay go to the menu of art. 12; the holder's own to fee or recovery (art. 14). */
export function outcomeOf(
	facts: IdleFacts,
	verdict: IdleVerdict,
	rules: IdleRules,
	absent: AbsentStarted,
): Outcome {
	if (verdict.finding !== 'yes') return NOTHING;
	const outcome =
		verdict.limb === 2 || verdict.answerable !== 'holder'
			? menuOutcome(facts, rules)
			: holderOutcome(facts, verdict, rules);
	const byAnalogy = facts.landOwnership === '集体' && rules.collectiveByAnalogy.value;
	return {
		...outcome,
		missing: [
			...outcome.missing,
			// In imports the absence of a cause is not the statement that there is none; it would turn fee into menu.
			...(absent === 'unknown' && facts.governmentCause === undefined && verdict.limb === 1
				? ['governmentCause']
				: []),
			...(facts.governmentCause?.article === '26.preparatory' && !facts.use ? ['use'] : []),
		],
		steps: [
			...outcome.steps,
			...(byAnalogy
				? [step(rules, rules.collectiveByAnalogy, () => ({ code: 'idle.by-analogy', params: { byAnalogy } }))]
				: []),
			...(facts.mortgaged === true
				? [step(rules, rules.mortgageeNotice, () => ({ code: 'idle.mortgagee-notice' }))]
				: []),
		],
	};
}

function holderOutcome(facts: IdleFacts, verdict: IdleVerdict, rules: IdleRules): Outcome {
	const consequence = verdict.recoverable ? 'recovery' : 'fee';
	const approver = rules.approvers[consequence];
	const approval = step(rules, approver, () => ({
		code: `idle.consequence.${consequence}`,
		params: { approver: approver.value },
		result: consequence,
	}));
	if (consequence === 'recovery') {
		return { ...NOTHING, consequence, approver: approver.value, steps: [approval] };
	}
	const { fee, kind, missing, proof } = idleFee(facts, rules);
	return {
		...NOTHING,
		consequence,
		fee,
		feeBaseKind: kind,
		approver: approver.value,
		missing,
		steps: [approval, proof],
	};
}

function menuOutcome(facts: IdleFacts, rules: IdleRules): Outcome {
	const approver = rules.approvers.menu;
	const barred = rules.unfiledBarsMenu.value && facts.filed === false;
	const menu = rules.menu.map((option) => optionOf(facts, option, barred));
	return {
		...NOTHING,
		consequence: 'menu',
		approver: approver.value,
		blocked: barred ? ['art25-unfiled'] : [],
		menu,
		missing: rules.unfiledBarsMenu.value && facts.filed == null ? ['filed'] : [],
		steps: [
			step(rules, approver, () => ({
				code: 'idle.consequence.menu',
				params: { approver: approver.value },
				result: 'menu',
			})),
			step(rules, rules.unfiledBarsMenu, () => ({
				code: barred ? 'idle.menu.barred' : 'idle.menu.open',
				operands: [{ name: 'filed', value: facts.filed ?? null }],
				result: !barred,
			})),
			...rules.menu.map((option, i) =>
				step(rules, option, () => ({
					code: `idle.menu.${option.id}`,
					result: menu[i]?.offered ?? null,
				})),
			),
		],
	};
}

function optionOf(facts: IdleFacts, option: IdleRules['menu'][number], barred: boolean): MenuOption {
	const needs = option.needs.map((need) => needMet(facts, need));
	const offered = barred ? 'no' : allOf(needs.map((n) => n.finding));
	return {
		id: option.id,
		offered,
		missing: offered === 'unknown' ? needs.flatMap((n) => (n.finding === 'unknown' ? [n.fact] : [])) : [],
		clause: option.clause,
	};
}

function needMet(facts: IdleFacts, need: MenuNeed): { finding: 'yes' | 'no' | 'unknown'; fact: string } {
	const known = (value: boolean | null | undefined) => (value == null ? 'unknown' : value ? 'yes' : 'no');
	switch (need) {
		case 'price-paid':
			return { finding: known(facts.pricePaid), fact: 'pricePaid' };
		case 'funds-in-place':
			return { finding: known(facts.fundsInPlace), fact: 'fundsInPlace' };
		case 'plan-lawfully-changed':
			return { finding: facts.governmentCause?.article === '8.2' ? 'yes' : 'no', fact: 'governmentCause' };
	}
}
