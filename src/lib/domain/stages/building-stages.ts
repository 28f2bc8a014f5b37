import Big from 'big.js';
import { anniversary, civilDay, formatCivilDay } from '../calendar/civil-date.ts';
import { startedAsOf } from '../flags/idle-started.ts';
import type { Finding } from '../proof.ts';
import { m2OfMu } from '../units.ts';
import { judged, type StageContext, type StageInput, type StageJudgement } from './stage-finding.ts';

/** 用而未尽: started, due to be finished, and part of the land not developed. */
export function partlyUsed(input: StageInput, context: StageContext): StageJudgement {
	const { stage, idle } = input;
	const is = (finding: Finding, reason: string, more: Parameters<typeof judged>[4] = {}) =>
		judged('partly-used', context, finding, reason, more);
	if (idle === null) {
		if (stage.stockKind !== null) return is('no', 'not-supplied');
		return stage.production === 'yes'
			? byFootprint(input, context, [])
			: is('unknown', 'supply-unknown', { missing: ['supply'] });
	}
	const started = startedAsOf(idle, civilDay(context.asOf), context.idleRules, 'unknown').state;
	if (started === 'no') return is('no', 'not-started');
	if (started === 'unknown') return is('unknown', 'start-unknown', { missing: ['started'] });
	const completed = completedAsOf(input, context.asOf);
	const agreedFinish = stage.supply?.agreedFinish ?? null;
	if (completed !== 'yes' && agreedFinish !== null && context.asOf <= agreedFinish) {
		return is('no', 'still-building', { operands: [{ name: 'agreedFinish', value: agreedFinish }] });
	}
	const { developedAreaM2: developed = null, dueAreaM2: due = null } = idle;
	if (developed !== null && due !== null && due > 0) {
		if (completed !== 'yes' && agreedFinish === null) {
			return is('unknown', 'finish-date-unknown', { missing: ['agreedFinish'] });
		}
		const [numerator, denominator] = context.rules.fullUseShare.value;
		const below = Big(developed).times(denominator).lt(Big(due).times(numerator));
		return is(below ? 'yes' : 'no', below ? 'partly-developed' : 'fully-developed', {
			figure: context.rules.fullUseShare,
			operands: [
				{ name: 'developedAreaM2', value: developed, unit: '㎡' },
				{ name: 'dueAreaM2', value: due, unit: '㎡' },
			],
			arithmetic: `${developed} ÷ ${due} = ${Big(developed).div(due).round(4).toString()} ${below ? '<' : '≥'} ${numerator}/${denominator}`,
		});
	}
	const missing = [
		...(developed === null ? ['developedAreaM2'] : []),
		...(due === null || due === 0 ? ['dueAreaM2'] : []),
	];
	return completed === 'yes' || stage.production === 'yes'
		? byFootprint(input, context, missing)
		: is('unknown', 'development-unknown', { missing });
}

/** Finished works without a surveyed area: by the footprint of the buildings, where a line for it is set. */
function byFootprint({ value }: StageInput, context: StageContext, surveyed: string[]): StageJudgement {
	const line = context.rules.footprintShare;
	const [footprint, landMu] = [value('footprintM2'), value('landMu')];
	const missing = [
		...surveyed,
		...(line.value === null ? ['rule:footprintShare'] : []),
		...(footprint === null ? ['footprintM2'] : []),
	];
	if (line.value === null || footprint === null || landMu === null || landMu === 0) {
		return judged('partly-used', context, 'unknown', 'development-unknown', { missing });
	}
	const land = m2OfMu(landMu);
	const below = footprint < land * line.value;
	return judged(
		'partly-used',
		context,
		below ? 'yes' : 'no',
		below ? 'partly-developed' : 'fully-developed',
		{
			figure: line,
			operands: [
				{ name: 'footprintM2', value: footprint, unit: '㎡' },
				{ name: 'landMu', value: landMu, unit: '亩' },
			],
			arithmetic: `${footprint} ÷ ${land.toFixed(2)} = ${(footprint / land).toFixed(4)} ${below ? '<' : '≥'} ${line.value}`,
		},
	);
}

/** 建而未投: completed, past the agreed start of production, and not producing. */
export function builtNotProducing(input: StageInput, context: StageContext): StageJudgement {
	const { stage, idle } = input;
	const is = (finding: Finding, reason: string, more: Parameters<typeof judged>[4] = {}) =>
		judged('built-not-producing', context, finding, reason, more);
	if (stage.production === 'yes') return is('no', 'producing');
	if (idle === null) {
		// 已建未供 stands on land that nobody was given: it is counted there, not here.
		if (stage.stockKind !== null) return is('no', 'not-supplied');
		return is('unknown', 'supply-unknown', { missing: ['supply'] });
	}
	const completed = completedAsOf(input, context.asOf);
	if (completed === 'no') return is('no', 'not-completed');
	if (completed === 'unknown') return is('unknown', 'completion-unknown', { missing: ['completed'] });
	const due = productionDue(input, context);
	if (due === null) {
		const open = stage.production === 'unknown' ? ['production'] : [];
		return is('unknown', 'production-date-unknown', { missing: ['agreedProductionOn', ...open] });
	}
	const operands = [
		{ name: 'agreedProductionOn', value: due },
		{ name: 'production', value: stage.production },
	];
	if (context.asOf <= due) return is('no', 'production-not-due', { operands });
	return stage.production === 'no'
		? is('yes', 'not-producing', { operands })
		: is('unknown', 'production-unknown', { operands, missing: ['production'] });
}

/** The day by which production was agreed, else the rule's years after completion. */
export function productionDue({ stage }: StageInput, { rules }: StageContext): string | null {
	const { agreedProductionOn = null, finishedOn = null } = stage.supply ?? {};
	if (agreedProductionOn !== null) return agreedProductionOn;
	const years = rules.productionYears.value;
	return years === null || finishedOn === null
		? null
		: formatCivilDay(anniversary(civilDay(finishedOn), years));
}

function completedAsOf({ stage, idle }: StageInput, asOf: string): Finding {
	const finishedOn = stage.supply?.finishedOn ?? null;
	if (finishedOn !== null) return finishedOn <= asOf ? 'yes' : 'no';
	if (idle === null) return 'unknown';
	if (idle.completed === true) return 'yes';
	// What was not begun, or what an inspector saw unfinished, is not completed.
	const begun = startedBefore(idle, asOf);
	return idle.completed === false || begun === false ? 'no' : 'unknown';
}

function startedBefore(idle: NonNullable<StageInput['idle']>, asOf: string): boolean | null {
	if (idle.startedOn) return idle.startedOn <= asOf;
	return idle.started ?? null;
}
