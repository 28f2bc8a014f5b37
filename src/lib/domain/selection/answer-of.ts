import type { Firmness } from '../shortlist/firmness.ts';
import type { Regret } from '../shortlist/regret.ts';
import type { CertificateCheck, SetAnswer, SetConflict, SetDemand } from '../shortlist/set-problem.ts';
import { benefitOf, costOf, type PosedQuestion } from './problem-of.ts';
import {
	keyOf,
	type LeftOutReason,
	type SelectionDemands,
	type Subject,
	type WeighedCandidate,
} from './question.ts';

/** What became of one candidate. */
export interface Pick extends Subject {
	chosen: boolean;
	byGreedy: boolean;
	locked: 'in' | 'out' | null;
	/** Null where it was weighed. */
	leftOut: LeftOutReason | null;
	benefit: number | null;
	costWan: number | null;
	/** What forcing it in would cost, in the objective's unit; value null: nothing fits with it. */
	regret: { value: number | null; exact: boolean } | null;
	firm: { kept: number; of: number } | null;
}

/** The answer to a question as it is shown and saved; structurally `selectionAnswer` of lib/api. */
export interface AnswerView {
	status: SetAnswer['status'];
	objective: number | null;
	bound: number | null;
	totals: SetAnswer['totals'] & { unknownBenefit: number; incompleteCost: number };
	greedy: { objective: number | null; count: number; feasible: boolean } | null;
	picks: Pick[];
	conflict: ConflictView | null;
	checked: { ok: boolean; faults: string[]; restsOn: CertificateCheck['restsOn'] | null };
}

export interface ConflictView {
	demands: { kind: SetDemand['kind']; group: string | null; ids: string[]; value: number | null }[];
	remedies: {
		kind: SetDemand['kind'];
		group: string | null;
		ids: string[];
		needed: number | null;
		by: number | null;
		/** Set where the search ran out of time: it takes at least so much. */
		atLeast: boolean;
	}[];
	minimal: boolean;
}

/** What was found beside the answer itself; each may be absent while it is not computed. */
export interface Findings {
	/** The independent check of the certificate. */
	check?: CertificateCheck;
	/** Lower bounds of the regrets, in the order of the problem's items. */
	bounds?: Float64Array;
	/** Exact regrets of some. */
	regrets?: readonly Regret[];
	firmness?: readonly Firmness[];
	/** How many varied questions could be answered; those absent from `firmness` were chosen in none of them. */
	variants?: number;
}

/** The answer in the planner's terms: a line a candidate, in the order of the candidates. */
export function answerOf(
	question: SelectionDemands,
	candidates: readonly WeighedCandidate[],
	{ problem, leftOut }: PosedQuestion,
	answer: SetAnswer,
	found: Findings = {},
): AnswerView {
	const chosen = new Set(answer.chosen);
	const greedy = new Set(answer.greedy?.chosen ?? []);
	const lockedIn = new Set(question.lockIn.map(keyOf));
	const lockedOut = new Set(question.lockOut.map(keyOf));
	const place = new Map(problem.items.map((item, i) => [item.id, i]));
	const exact = new Map((found.regrets ?? []).map((r) => [r.id, r]));
	const firm = new Map((found.firmness ?? []).map((f) => [f.id, f]));
	const of = found.variants ?? found.firmness?.[0]?.of ?? 0;
	const solved = answer.objective !== null;

	const picks = candidates.map((candidate): Pick => {
		const key = keyOf(candidate);
		const at = place.get(key);
		const reason = leftOut.get(key) ?? null;
		const weighed = at !== undefined && reason === null;
		const isChosen = chosen.has(key);
		return {
			kind: candidate.kind,
			id: candidate.id,
			chosen: isChosen,
			byGreedy: greedy.has(key),
			locked: lockedIn.has(key) ? 'in' : lockedOut.has(key) ? 'out' : null,
			leftOut: reason,
			benefit: benefitOf(candidate, question.weights),
			costWan: lockedIn.has(key) ? candidate.costKnownWan : costOf(candidate, question.missingCost),
			regret: weighed && !isChosen && solved ? regretAt(exact.get(key), found.bounds?.[at]) : null,
			firm:
				weighed && solved && found.firmness && of > 0
					? { kept: firm.get(key)?.in ?? 0, of: firm.get(key)?.of ?? of }
					: null,
		};
	});
	const taken = candidates.filter((c) => chosen.has(keyOf(c)));
	return {
		status: answer.status,
		objective: answer.objective,
		bound: answer.bound,
		totals: {
			...answer.totals,
			unknownBenefit: taken.filter((c) => benefitOf(c, question.weights) === null).length,
			incompleteCost: taken.filter((c) => !c.costComplete).length,
		},
		greedy: answer.greedy && {
			objective: answer.greedy.feasible ? answer.greedy.objective : null,
			count: answer.greedy.chosen.length,
			feasible: answer.greedy.feasible,
		},
		picks,
		conflict: answer.conflict ? conflictOf(answer.conflict) : null,
		checked: checkedOf(found.check),
	};
}

function regretAt(exact: Regret | undefined, bound: number | undefined): Pick['regret'] {
	if (exact) return { value: exact.regret, exact: exact.exact };
	return bound === undefined || !Number.isFinite(bound) ? null : { value: bound, exact: false };
}

function conflictOf({ demands, remedies, minimal }: SetConflict): ConflictView {
	return {
		demands: demands.map((d) => ({
			kind: d.kind,
			group: d.group ?? null,
			ids: d.ids ?? [],
			value: d.value,
		})),
		remedies: remedies.map((r) => ({
			kind: r.kind,
			group: r.group ?? null,
			ids: r.ids ?? [],
			needed: r.needed,
			by: r.by,
			atLeast: r.atLeast === true,
		})),
		minimal,
	};
}

function checkedOf(check: CertificateCheck | undefined): AnswerView['checked'] {
	if (!check) return { ok: false, faults: ['not-checked'], restsOn: null };
	return {
		ok: check.ok,
		faults: check.faults.map(({ code, at }) => (at === undefined ? code : `${code} ${at}`)),
		restsOn: check.restsOn,
	};
}
