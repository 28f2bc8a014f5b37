import { civilDay } from '../calendar/civil-date.ts';
import { idleClock } from '../flags/idle-clock.ts';
import { startedAsOf } from '../flags/idle-started.ts';
import { judged, type StageContext, type StageInput, type StageJudgement } from './stage-finding.ts';

/** Stock kinds of land whose conversion was approved and which nobody was given; built on or not (domain.md §5). */
const UNSUPPLIED = new Set(['approved-unsupplied', 'built-unsupplied']);

/** 批而未供: conversion approved, no lawful supply. Land recovered from a holder was supplied once. */
export function approvedUnsupplied({ stage }: StageInput, context: StageContext): StageJudgement {
	const { stockKind, supply, tenure } = stage;
	const operands = [
		{ name: 'supply', value: supply?.code ?? null },
		{ name: 'stockKind', value: stockKind },
		{ name: 'tenure', value: tenure },
	];
	const is = (finding: 'yes' | 'no' | 'unknown', reason: string, missing: string[] = []) =>
		judged('approved-unsupplied', context, finding, reason, { operands, missing });
	if (stockKind !== null && UNSUPPLIED.has(stockKind)) return is('yes', 'approved-not-supplied');
	if (supply !== null) return is('no', 'supply-recorded');
	if (stockKind === 'recovered') return is('no', 'recovered');
	if (stockKind !== null) return is('unknown', 'reserve-approval-unknown', ['approval']);
	if (tenure !== null) return is('no', 'tenure-recorded');
	return is('unknown', 'supply-unknown', ['supply']);
}

/** 供而未用: supplied, past the agreed start (the clock of Decree 53, without its year), not started. */
export function suppliedUnused(input: StageInput, context: StageContext): StageJudgement {
	const { stage, idle } = input;
	const is = (
		finding: 'yes' | 'no' | 'unknown',
		reason: string,
		more: Parameters<typeof judged>[4] = {},
	): StageJudgement => judged('supplied-unused', context, finding, reason, more);
	if (idle === null) {
		if (stage.stockKind !== null) return is('no', 'not-supplied');
		if (stage.production === 'yes') return is('no', 'producing');
		return is('unknown', 'supply-unknown', { missing: ['supply'] });
	}
	const asOf = civilDay(context.asOf);
	const clock = idleClock(idle, asOf, context.idleRules);
	const started = startedAsOf(idle, asOf, context.idleRules, 'unknown');
	const steps = () => [clock.proof(), started.proof()];
	if (started.state === 'yes') return is('no', 'started', { steps });
	if (clock.start === null) {
		return is('unknown', 'start-date-unknown', { missing: ['agreedStart', 'deliveredOn'], steps });
	}
	if (asOf <= clock.start) return is('no', 'not-yet-due', { steps });
	// "Not started" speaks for the day on which it was seen.
	const seen = started.basis === 'stated' && idle.inspectedOn ? civilDay(idle.inspectedOn) : asOf;
	if (started.state === 'unknown' || seen <= clock.start) {
		return is('unknown', 'start-unknown', { missing: ['started'], steps });
	}
	return is('yes', 'overdue-not-started', {
		arithmetic: `${context.asOf} − ${clock.proof().result ?? ''} = ${clock.days} 天`,
		steps,
	});
}
