import { z } from 'zod';
import {
	approvalLedger,
	batchPlanEntry,
	batchRulesAnswer,
	batchView,
	reserveLedger,
	type ApprovalLedger,
	type BatchItem,
	type BatchPlanEntry,
	type BatchPlanStep,
	type BatchRulesAnswer,
	type BatchRulesSave,
	type BatchView,
	type ReserveLedger,
} from '#lib/api/batches.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson, send, type Answer } from '#lib/map/fetch-answer.ts';
import type { BatchAddress, BatchFilter, BatchTab } from './batch-url.ts';

const listAnswer = z.object({ plans: z.array(batchPlanEntry) });
const saved = z.object({ name: z.string() });

/** A step without the version, which the desk knows. */
export type Step = BatchPlanStep extends infer S
	? S extends BatchPlanStep
		? Omit<S, 'version'>
		: never
	: never;

/** The batches on the desk: a plan, or a run's candidates under some rules; what is filtered; rules and ledgers. */
export class BatchState {
	plans = $state.raw<BatchPlanEntry[] | null>(null);
	view = $state.raw<BatchView | null>(null);
	rules = $state.raw<BatchRulesAnswer | null>(null);
	approvals = $state.raw<ApprovalLedger | null>(null);
	reserves = $state.raw<ReserveLedger | null>(null);
	plan = $state<number | null>(null);
	/** Rules tried without a plan. */
	tried = $state<string | null>(null);
	tab = $state<BatchTab>('items');
	batches = $state.raw<BatchFilter[]>([]);
	region = $state<string | null>(null);
	year = $state<number | null>(null);
	busy = $state(false);
	fault = $state.raw<{ problem: Problem; id: string | null } | null>(null);
	/** A plan just deleted, to be taken back. */
	deleted = $state.raw<BatchPlanEntry | null>(null);

	readonly address: BatchAddress = $derived({
		plan: this.plan,
		rules: this.plan === null ? this.tried : null,
		tab: this.tab,
		batches: this.batches,
		region: this.region,
		year: this.year,
	});
	readonly shown: readonly BatchItem[] = $derived(
		(this.view?.items ?? []).filter(
			(item) =>
				(this.batches.length === 0 || this.batches.includes(item.batch ?? 'none')) &&
				(this.region === null || item.region === this.region),
		),
	);

	follow({ plan, rules, tab, batches, region, year }: BatchAddress): void {
		[this.plan, this.tried, this.tab] = [plan, rules, tab];
		[this.batches, this.region, this.year] = [batches, region, year];
	}

	async loadPlans(): Promise<void> {
		const answer = await fetchJson(listAnswer, '/api/batches');
		if (answer.ok) this.plans = answer.value.plans;
	}

	/** Reads the plan, or the candidates of a run. An answer that nobody waits for any more is let go. */
	async load(run: number | null, signal: AbortSignal): Promise<void> {
		const query = new URLSearchParams();
		if (this.year !== null) query.set('year', String(this.year));
		if (this.plan === null) {
			if (run === null) return;
			query.set('run', String(run));
			if (this.tried !== null) query.set('rules', this.tried);
		}
		const path = this.plan === null ? '/api/batches/preview' : `/api/batches/${this.plan}`;
		const answer = await fetchJson(batchView, `${path}?${query}`);
		if (signal.aborted) return;
		const found = this.#heed(answer);
		if (found) this.view = found;
		else if (!answer.ok && answer.status === 404) this.plan = null;
	}

	async loadRules(signal: AbortSignal): Promise<void> {
		const name = this.view?.rules.name;
		if (name === undefined || this.rules?.name === name) return;
		const query = new URLSearchParams({ run: String(this.view?.run), rules: name });
		const answer = await fetchJson(batchRulesAnswer, `/api/batches/rules?${query}`);
		if (signal.aborted) return;
		const found = this.#heed(answer);
		if (found) this.rules = found;
	}

	async loadLedger(which: 'approvals' | 'reserves', signal: AbortSignal): Promise<void> {
		const query = `asOf=${this.view?.asOf ?? ''}${this.plan === null ? '' : `&plan=${this.plan}`}`;
		const url = `/api/stock/${which}?${query}`;
		if (which === 'approvals') {
			const answer = await fetchJson(approvalLedger, url);
			if (!signal.aborted) this.approvals = this.#heed(answer) ?? this.approvals;
		} else {
			const answer = await fetchJson(reserveLedger, url);
			if (!signal.aborted) this.reserves = this.#heed(answer) ?? this.reserves;
		}
	}

	/** Saves the candidates on show as a plan. */
	async make(name: string): Promise<void> {
		const body = { name, run: this.view?.run, rules: this.tried };
		const entry = await this.#write(() => fetchJson(batchPlanEntry, '/api/batches', { body }));
		if (!entry) return;
		[this.plan, this.tried] = [entry.id, null];
		await this.loadPlans();
	}

	/** One step of the open plan. */
	async step(step: Step): Promise<boolean> {
		const plan = this.view?.plan;
		if (!plan || this.busy) return false;
		const body = { ...step, version: plan.version };
		const found = await this.#write(() => fetchJson(batchView, `/api/batches/${plan.id}/steps`, { body }));
		if (found) this.view = found;
		return found !== null;
	}

	async remove(entry: BatchPlanEntry): Promise<void> {
		this.#heed(await send(`/api/batches/${entry.id}`, 'DELETE'));
		if (this.fault) return;
		if (this.plan === entry.id) this.plan = null;
		this.deleted = entry;
		await this.loadPlans();
	}

	async bringBack(): Promise<void> {
		const entry = this.deleted;
		if (!entry) return;
		this.#heed(await send(`/api/batches/${entry.id}`, 'PATCH'));
		if (this.fault) return;
		[this.deleted, this.plan] = [null, entry.id];
		await this.loadPlans();
	}

	/** Saves edited rules as a new version and goes by them: the plan's, or on trial. */
	async saveRules(input: BatchRulesSave): Promise<boolean> {
		const made = await this.#write(() => fetchJson(saved, '/api/batches/rules', { body: input }));
		if (!made) return false;
		await this.goBy(made.name);
		return true;
	}

	/** Goes by another version of the rules. */
	async goBy(name: string): Promise<void> {
		if (this.plan === null) this.tried = name;
		else await this.step({ kind: 'rules', rules: name });
	}

	async #write<T>(ask: () => Promise<Answer<T>>): Promise<T | null> {
		this.busy = true;
		const found = this.#heed(await ask());
		this.busy = false;
		return found;
	}

	/** The value, or null with the fault kept for the page. */
	#heed<T>(answer: Answer<T>): T | null {
		if (!answer.ok && answer.problem.code === 'aborted') return null;
		this.fault = answer.ok ? null : { problem: answer.problem, id: answer.id };
		return answer.ok ? answer.value : null;
	}
}
