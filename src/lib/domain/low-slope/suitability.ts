import { z } from 'zod';
import type { Mark, Proof } from '../proof.ts';

const score = z.number().min(0).max(100);
const cited = {
	mark: z.enum(['text', 'seen', 'memory', 'synthetic']),
	clause: z.string(),
	source: z.string(),
};

/**
 * A published suitability table: factors with a score of 0 to 100 for each class, and hard limits that score 0. Weights
 * are not part of it where the source gives none: nobody's weights are invented.
 */
export const suitabilityTable = z.strictObject({
	id: z.string(),
	version: z.string(),
	title: z.string(),
	source: z.string(),
	mark: cited.mark,
	/** Codes of what scores 0 wherever it is touched. */
	hardLimits: z.array(z.strictObject({ code: z.string(), title: z.string(), ...cited })),
	factors: z.array(
		z.discriminatedUnion('kind', [
			z.strictObject({
				kind: z.literal('slope'),
				code: z.string(),
				title: z.string(),
				/** Upper ends in degrees, included; the last class has none. */
				classes: z.array(z.strictObject({ upTo: z.number().nullable(), score })).min(2),
				...cited,
			}),
			z.strictObject({
				kind: z.literal('class'),
				code: z.string(),
				title: z.string(),
				classes: z.array(z.strictObject({ class: z.string(), title: z.string(), score })).min(2),
				...cited,
			}),
		]),
	),
});
export type SuitabilityTable = z.infer<typeof suitabilityTable>;
export type SuitabilityFactor = SuitabilityTable['factors'][number];

/** Weights in percent by factor code, entered by whoever asks; they add up to 100. */
export const suitabilityWeights = z
	.record(z.string(), z.number().min(0).max(100))
	.refine((weights) => Math.abs(Object.values(weights).reduce((sum, w) => sum + w, 0) - 100) < 1e-6, {
		message: '权重之和应为 100 %',
	});

/** Shares of a block (adding up to 1, or null: not known) by class of each factor, and the hard limits it touches. */
export interface BlockConditions {
	/** By factor code, in the order of the factor's classes. */
	shares: Readonly<Record<string, readonly number[] | null>>;
	hardLimits: readonly string[];
}

/** A factor's part in a block's score. */
export interface FactorScore {
	code: string;
	/** Area-weighted mean of the class scores; null where nothing is known: then it counts neither way. */
	score: number | null;
	shares: readonly number[] | null;
	/** Percent; null where no weights were entered. */
	weight: number | null;
}

export interface Suitability {
	/** 0 to 100; null where no factor is known. */
	score: number | null;
	/** How it was made: a hard limit, the weighted mean of what is known, or its lowest factor. */
	rule: 'hard-limit' | 'weighted' | 'lowest-factor' | 'unknown';
	factors: FactorScore[];
	/** Share of the weight, or of the number of factors, that is known, 0 to 1. */
	known: number;
	hardLimits: readonly string[];
}

/**
 * Scores a block: 0 where it touches a hard limit; else with weights Σ weight × score ÷ Σ weight over the factors that
 * are known; without weights the lowest known factor score (the limiting factor). A factor without data counts neither
 * for nor against, and `known` says how much of the table stands behind the score.
 */
export function suitabilityOf(
	table: SuitabilityTable,
	conditions: BlockConditions,
	weights: Readonly<Record<string, number>> | null,
): Suitability {
	const factors = table.factors.map((factor): FactorScore => {
		const shares = conditions.shares[factor.code] ?? null;
		return {
			code: factor.code,
			score: shares && factor.classes.reduce((sum, c, i) => sum + c.score * (shares[i] ?? 0), 0),
			shares,
			weight: weights ? (weights[factor.code] ?? 0) : null,
		};
	});
	const known = factors.filter((f) => f.score !== null);
	const weigh = (list: readonly FactorScore[]) => list.reduce((sum, f) => sum + (f.weight ?? 1), 0);
	const all = weigh(factors);
	const base = { factors, known: all === 0 ? 0 : weigh(known) / all, hardLimits: conditions.hardLimits };
	if (conditions.hardLimits.length > 0) return { ...base, score: 0, rule: 'hard-limit' };
	if (known.length === 0 || weigh(known) === 0) return { ...base, score: null, rule: 'unknown' };
	if (!weights)
		return { ...base, score: Math.min(...known.map((f) => f.score as number)), rule: 'lowest-factor' };
	const sum = known.reduce((total, f) => total + (f.weight as number) * (f.score as number), 0);
	return { ...base, score: sum / weigh(known), rule: 'weighted' };
}

/** The walk from a block's score to its factors, their classes and where the table stands. */
export function suitabilityProof(table: SuitabilityTable, found: Suitability): Proof {
	const rule = `${table.id}@${table.version}`;
	const clauseOf = (part: { mark: Mark; clause: string; source: string }) => ({
		rule,
		title: table.title,
		clause: part.clause,
		source: part.source,
		mark: part.mark,
	});
	const limits = table.hardLimits.filter((limit) => found.hardLimits.includes(limit.code));
	const steps = table.factors.map((factor, i): Proof => {
		const { score: value, shares, weight } = found.factors[i] as FactorScore;
		return {
			code: value === null ? 'suitability.factor-unknown' : 'suitability.factor',
			params: { factor: factor.code, weight },
			clause: clauseOf(factor),
			...(shares
				? {
						arithmetic: factor.classes
							.flatMap((c, k) => ((shares[k] ?? 0) > 0 ? [`${c.score} × ${plain(shares[k] as number)}`] : []))
							.join(' + '),
					}
				: {}),
			result: value,
		};
	});
	return {
		code: `suitability.${found.rule}`,
		params: { table: table.title, known: Math.round(found.known * 100) },
		clause: { rule, title: table.title, source: table.source, mark: table.mark },
		...(found.rule === 'weighted' ? { arithmetic: weightedArithmetic(found) } : {}),
		result: found.score,
		steps: [
			...limits.map((limit): Proof => ({
				code: 'suitability.limit',
				params: { limit: limit.code },
				clause: clauseOf(limit),
				result: 0,
			})),
			...steps,
		],
	};
}

function weightedArithmetic({ factors }: Suitability): string {
	const known = factors.filter((f) => f.score !== null && f.weight);
	const terms = known.map((f) => `${plain(f.weight as number)} × ${plain(f.score as number)}`).join(' + ');
	return `(${terms}) ÷ ${plain(known.reduce((sum, f) => sum + (f.weight as number), 0))}`;
}

const plain = (value: number) => String(Number(value.toFixed(4)));
