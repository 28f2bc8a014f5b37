import type { LiveFigures } from '#lib/live/live-answer.ts';
import type { Assessment } from '#lib/api/assessment.ts';
import type { KindConflict } from '#lib/domain/constraints/conflicts.ts';
import type { ConstraintKind, Sense } from '#lib/domain/constraints/constraint.ts';
import { muOf } from '#lib/domain/units.ts';
import { showNumber } from '#lib/words/numbers.ts';
import type { Words } from '#lib/words/words.ts';

/** What is said of a block in one sentence; absent parts are left out, unknown ones are said to be unknown. */
export interface BlockFacts {
	mu: number;
	/** Whether figures of parcels are known at all: outside of what is loaded only the area is. */
	evaluated: boolean;
	taxPerMu: number | null;
	/** The grade as one parcel, or null. */
	grade: string | null;
	/** The grade is the live estimate's though the rest is official: it is said so. */
	gradeIsLive?: boolean;
	idle: number;
	idleUnknown: number;
	lowEfficiency: number;
	/** Kinds of constraint that it runs into, hard and soft, m²; land under several features of a kind counts once. */
	conflicts: readonly { kind: ConstraintKind; sense: Sense; overlapM2: number }[];
	lowSlopeM2: number;
}

/** Below this nothing is said to be touched, mu: what is shown would be 0.0. */
const LEAST_MU = 0.05;

const touchedOf = (kinds: readonly KindConflict[]): BlockFacts['conflicts'] =>
	kinds
		.filter((k) => k.finding === 'yes' && k.level !== 'information')
		.map(({ kind, sense, conflictM2 }) => ({ kind, sense, overlapM2: conflictM2 ?? 0 }));

/** The facts of the live figures. */
export function factsOfLive(figures: LiveFigures, evaluated: boolean): BlockFacts {
	const count = (code: string, finding: string) =>
		figures.flags.find((f) => f.code === code && f.finding === finding)?.parcels ?? 0;
	return {
		mu: figures.area.mu,
		evaluated,
		taxPerMu: figures.indicators['taxPerMu'] ?? null,
		grade: figures.asOne?.grade ?? null,
		idle: count('idle', 'yes'),
		idleUnknown: count('idle', 'unknown'),
		lowEfficiency: count('low-efficiency', 'yes'),
		conflicts: touchedOf(figures.conflicts?.kinds ?? []),
		lowSlopeM2: figures.lowSlopeM2,
	};
}

/** The facts of the official answer, with what only the live one knows (the grade as one parcel). */
export function factsOfOfficial(answer: Assessment, live: BlockFacts): BlockFacts {
	const count = (code: string, finding: string) =>
		answer.flags.filter((f) => f.code === code && f.finding === finding).length;
	return {
		...live,
		gradeIsLive: true,
		mu: answer.area.mu,
		taxPerMu: answer.indicators['taxPerMu'] ?? null,
		idle: count('idle', 'yes'),
		idleUnknown: count('idle', 'unknown'),
		lowEfficiency: count('low-efficiency', 'yes'),
		conflicts: touchedOf(answer.constraintKinds),
		lowSlopeM2: answer.lowSlope.reduce((m2, block) => m2 + block.overlapM2, 0),
	};
}

/**
 * The block in one sentence, to be read out and copied.
 * @param clause the articles of suspected idleness, as the rule set cites them
 */
export function blockSentence(facts: BlockFacts, clause: string, t: Words): string {
	const mu = (m2: number) => showNumber(muOf(m2), 1);
	const parts = [t('draw.live.block', { mu: showNumber(facts.mu, 1) })];
	if (facts.evaluated) {
		parts.push(
			facts.taxPerMu === null
				? t('draw.live.taxPerMu.unknown')
				: t('draw.live.taxPerMu', { value: showNumber(facts.taxPerMu, 2) }),
		);
		if (facts.grade !== null)
			parts.push(t(facts.gradeIsLive ? 'studio.live.asOne' : 'draw.live.asOne', { grade: facts.grade }));
		parts.push(
			facts.idle > 0 ? t('draw.live.idle', { count: facts.idle, clause }) : t('draw.live.idle.none'),
		);
		if (facts.idleUnknown > 0) parts.push(t('draw.live.idle.unknown', { count: facts.idleUnknown }));
		if (facts.lowEfficiency > 0) parts.push(t('draw.live.low', { count: facts.lowEfficiency }));
	}
	for (const { kind, sense, overlapM2 } of facts.conflicts) {
		const name = t(`constraint.kind.${kind}`);
		const key = sense === 'inside' ? 'draw.live.conflict' : 'constraint.sentence.outside';
		if (muOf(overlapM2) >= LEAST_MU) parts.push(t(key, { name, mu: mu(overlapM2) }));
	}
	if (muOf(facts.lowSlopeM2) >= LEAST_MU) parts.push(t('draw.live.lowSlope', { mu: mu(facts.lowSlopeM2) }));
	return parts.join(t('draw.live.comma')) + t('draw.live.stop');
}
