import {
	changedRules,
	weightsFollowing,
	changePath,
	type RuleChanges,
} from '#lib/domain/evaluate/what-if-rule.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { Opened, WhatIfAnswer } from '#lib/live/what-if-answer.ts';
import { WhatIfClient } from '#lib/live/what-if-client.ts';
import { fetchBytes, type Answer } from '#lib/map/fetch-answer.ts';

export type Shown = 'parcels' | 'enterprises';
export type Painted = 'grade' | 'move';

/** Steps that can be taken back; a drag of one slider is one step. */
const UNDO_STEPS = 100;

/** What the page holds: the run's rule, the rule on trial, its changes and the worker's last answer. */
export class WhatIfState {
	/** The rule that the sliders start from: the run's own, or one handed over by the editor. */
	start = $state.raw<RuleSet | null>(null);
	changes = $state.raw<RuleChanges>({});
	opened = $state.raw<Opened | null>(null);
	answer = $state.raw<WhatIfAnswer | null>(null);
	problem = $state.raw<Problem | null>(null);
	/** The other weights follow the one that is moved. */
	follow = $state(true);
	shown = $state<Shown>('parcels');
	painted = $state<Painted>('grade');
	groupId = $state<string | null>(null);
	/** From the last request to its answer, milliseconds, as the page saw it. */
	roundTrip = $state<number | null>(null);
	#undo = $state.raw<RuleChanges[]>([]);
	#lastPath: string | null = null;
	#lastAt = 0;
	#askedAt = 0;
	#client: WhatIfClient | null = null;

	readonly #changed = $derived(this.start && changedRules(this.start, this.changes));
	/** The rule on trial. */
	readonly rules: RuleSet | null = $derived(this.#changed?.rules ?? null);
	/** Parts of the address that do not fit this rule. */
	readonly unknown: readonly string[] = $derived(this.#changed?.unknown ?? []);
	readonly group = $derived(
		this.rules?.groups.find((g) => g.id === this.groupId) ?? this.rules?.groups[0] ?? null,
	);
	readonly startGroup = $derived(this.start?.groups.find((g) => g.id === this.group?.id) ?? null);
	readonly groupAnswer = $derived(this.answer?.groups.find((g) => g.id === this.group?.id) ?? null);
	readonly count = $derived(Object.keys(this.changes).length);
	readonly canUndo = $derived(this.#undo.length > 0);

	/** Reads a run's columns into a worker of its own, its rule as the base; ends when `signal` does. */
	async open(run: number, rules: RuleSet, date: string, signal: AbortSignal): Promise<void> {
		this.opened = null;
		this.answer = null;
		this.problem = null;
		const ask = (of: string) =>
			fetchBytes(`/api/runs/${run}/columns?of=${of}&names=operands,grade,total,reason`, signal);
		const [enterprises, parcels] = await Promise.all([ask('enterprise'), ask('parcel')]);
		if (signal.aborted) return;
		const failed = [enterprises, parcels].find((a): a is Extract<Answer<never>, { ok: false }> => !a.ok);
		if (failed) this.problem = failed.problem;
		if (!enterprises.ok || !parcels.ok) return;
		const client = new WhatIfClient({
			onopened: (opened) => (this.opened = opened),
			onanswer: (answer) => {
				this.answer = answer;
				this.roundTrip = performance.now() - this.#askedAt;
			},
			onfailed: (message) => {
				this.problem = {
					code: 'what-if-failed',
					message: '试算没有完成。',
					got: message,
					fix: '刷新页面后重试。',
				};
			},
		});
		this.#client = client;
		signal.addEventListener('abort', () => {
			client.stop();
			if (this.#client === client) this.#client = null;
		});
		const { buffer: first } = enterprises.value;
		const { buffer: second } = parcels.value;
		client.open(first as ArrayBuffer, second as ArrayBuffer, $state.snapshot(rules) as RuleSet, date);
		this.rescore();
	}

	/** Asks for the rule on trial; the latest wins. */
	rescore(): void {
		if (!this.rules || !this.#client) return;
		this.#askedAt = performance.now();
		this.#client.rescore($state.snapshot(this.rules) as RuleSet);
	}

	/** One figure changed. A run of changes to the same figure is one step to take back. */
	set(kind: string, part: string, value: string): void {
		const group = this.group;
		if (!group) return;
		const path = changePath(kind, group.id, part);
		const more =
			kind === 'weight' && this.follow ? weightsFollowing(group, part, Number(value)) : { [path]: value };
		this.#step({ ...this.changes, ...more }, path);
	}

	/** A figure as the rule has it. */
	unset(kind: string, part: string): void {
		const group = this.group;
		if (!group) return;
		const path = changePath(kind, group.id, part);
		this.#step(Object.fromEntries(Object.entries(this.changes).filter(([key]) => key !== path)), null);
	}

	/** The change of a figure of the chosen group, as it stands in the address. */
	changeOf(kind: string, part: string): string | undefined {
		return this.group ? this.changes[changePath(kind, this.group.id, part)] : undefined;
	}

	isChanged(kind: string, part: string): boolean {
		return this.changeOf(kind, part) !== undefined;
	}

	undo(): void {
		const before = this.#undo.at(-1);
		if (!before) return;
		this.#undo = this.#undo.slice(0, -1);
		this.changes = before;
		this.#lastPath = null;
	}

	reset(): void {
		this.#step({}, null);
	}

	#step(changes: RuleChanges, path: string | null): void {
		const now = performance.now();
		if (path === null || path !== this.#lastPath || now - this.#lastAt > 1000)
			this.#undo = [...this.#undo.slice(-UNDO_STEPS), this.changes];
		this.#lastPath = path;
		this.#lastAt = now;
		this.changes = changes;
	}
}
