import type { SelectionAnswer, SelectionCandidates, SelectionQuestion } from '../api/selections.ts';

/** A question solved in the browser. */
export interface LiveSelection {
	answer: SelectionAnswer;
	/** Everything the independent check needed beside the problem; plain JSON. */
	certificate: unknown;
	/** How long the solve took, without the check. */
	tookMs: number;
}
/** How often each candidate (by `kind:id`) stays chosen over the varied questions solved so far. */
export interface LiveFirmness {
	kept: Record<string, number>;
	done: number;
	of: number;
}
/** What forcing one candidate in costs; `exact` false: at least so much. */
export interface LiveRegret {
	key: string;
	/** Null: nothing fits with it. */
	value: number | null;
	exact: boolean;
	/** With it in: who comes in and who goes out, by `kind:id`. */
	comes: string[];
	goes: string[];
}
export interface LiveProgress {
	nodes: number;
	objective: number | null;
	bound: number | null;
}

/** To the worker. `id` names a question: what answers it carries the same. */
export type ToSelect =
	| { kind: 'open'; candidates: SelectionCandidates }
	| { kind: 'solve'; id: number; question: SelectionQuestion }
	/** Asked under a question that was answered; a worker that was started since solves it once more. */
	| { kind: 'regret'; id: number; question: SelectionQuestion; key: string };

export type FromSelect =
	| { kind: 'progress'; id: number; progress: LiveProgress }
	| { kind: 'answer'; id: number; solved: LiveSelection }
	| { kind: 'firmness'; id: number; firmness: LiveFirmness }
	| { kind: 'regret'; id: number; regret: LiveRegret };
