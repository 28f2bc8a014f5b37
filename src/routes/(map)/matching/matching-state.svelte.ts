import { z } from 'zod';
import {
	matchingEntry,
	matchingPlan,
	savedMatching,
	type MatchingEntry,
	type MatchingPlan,
	type PlanPair,
	type PlanProject,
	type PlanSite,
	type SavedMatching,
} from '#lib/api/matchings.ts';
import { selectionEntry, type SelectionEntry } from '#lib/api/selections.ts';
import type { MatchPair } from '#lib/domain/matching/match-problem.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson, send } from '#lib/map/fetch-answer.ts';
import {
	NEW_QUESTION,
	withoutRun,
	type Asked,
	type CountyFigureName,
	type MatchingAddress,
} from './matching-url.ts';

interface Fault {
	problem: Problem;
	id: string | null;
}
const entries = z.object({ matchings: z.array(matchingEntry) });
const selectionEntries = z.object({ selections: z.array(selectionEntry) });
const same = (a: MatchPair, b: MatchPair) => a.project === b.project && a.site === b.site;

/** The plan on the desk: its question, its answer, what is chosen in it, and the saved ones. */
export class MatchingState {
	asked = $state.raw<Asked>(NEW_QUESTION);
	plan = $state.raw<MatchingPlan | null>(null);
	solving = $state(false);
	fault = $state.raw<Fault | null>(null);
	saved = $state.raw<SavedMatching | null>(null);
	list = $state.raw<MatchingEntry[] | null>(null);
	/** Saved selections whose land can be seated. */
	selections = $state.raw<SelectionEntry[]>([]);
	project = $state<string | null>(null);
	figure = $state<CountyFigureName>('tax');
	shownYear = $state<number | null>(null);

	readonly projects = $derived(
		new Map((this.plan?.projects ?? []).map((p): [string, PlanProject] => [p.key, p])),
	);
	readonly sites = $derived(new Map((this.plan?.sites ?? []).map((s): [string, PlanSite] => [s.key, s])));
	/** Land whose quarter the planner can enter: in use, entered already, or not offered for want of one; by mu. */
	readonly enterable = $derived(
		[
			...(this.plan?.sites ?? []).filter(
				(s) => s.key in this.asked.available || this.plan?.pairs.some((pair) => pair.site === s.key),
			),
			...(this.plan?.unknownSites ?? []),
		].toSorted((a, b) => b.mu - a.mu || a.key.localeCompare(b.key)),
	);
	/** Pairs by quarter, then by project. */
	readonly pairs = $derived(
		(this.plan?.pairs ?? []).toSorted(
			(a, b) => a.at.localeCompare(b.at) || a.project.localeCompare(b.project),
		),
	);
	readonly chosen = $derived(this.project === null ? null : (this.projects.get(this.project) ?? null));
	readonly years = $derived([...new Set((this.plan?.counties ?? []).map((c) => c.year))]);
	readonly isChanged = $derived(
		JSON.stringify(this.asked) !==
			JSON.stringify(this.saved ? withoutRun(this.saved.plan.question) : NEW_QUESTION),
	);
	readonly address: MatchingAddress = $derived({
		plan: this.saved?.id ?? null,
		asked: this.isChanged ? this.asked : null,
		project: this.project,
		figure: this.figure,
		shownYear: this.shownYear,
	});

	set(change: Partial<Asked>): void {
		this.asked = { ...this.asked, ...change };
	}

	isPinned(pair: MatchPair): boolean {
		return this.asked.pin.some((p) => same(p, pair));
	}

	/** Pins a pair, or lets it go. */
	pin(pair: MatchPair): void {
		const others = this.asked.pin.filter((p) => p.project !== pair.project);
		this.set({ pin: this.isPinned(pair) ? others : [...others, bare(pair)] });
	}

	/** Forbids a pair; a pin of it goes. */
	forbid(pair: MatchPair): void {
		this.set({
			forbid: [...this.asked.forbid.filter((p) => !same(p, pair)), bare(pair)],
			pin: this.asked.pin.filter((p) => !same(p, pair)),
		});
	}

	allow(pair: MatchPair): void {
		this.set({ forbid: this.asked.forbid.filter((p) => !same(p, pair)) });
	}

	/** The planner's own quarter of a site; null: none. */
	setFree(site: string, quarter: string | null): void {
		const { [site]: _, ...others } = this.asked.available;
		this.set({ available: quarter === null ? others : { ...others, [site]: quarter } });
	}

	/** Solves the question over a run; an answer that comes after `signal` is dropped. */
	async solve(run: number, signal: AbortSignal): Promise<void> {
		this.solving = true;
		const answer = await fetchJson(matchingPlan, '/api/matchings/solve', {
			body: { ...this.asked, run },
			signal,
		});
		if (signal.aborted) return;
		this.solving = false;
		this.fault = answer.ok ? null : answer;
		if (answer.ok) this.plan = answer.value;
	}

	async loadList(): Promise<void> {
		const answer = await fetchJson(entries, '/api/matchings');
		if (answer.ok) this.list = answer.value.matchings;
		else this.fault = answer;
	}

	async loadSelections(): Promise<void> {
		const answer = await fetchJson(selectionEntries, '/api/selections');
		if (answer.ok) this.selections = answer.value.selections;
		else this.fault = answer;
	}

	/** Opens a saved plan with its frozen answer; null where it is gone. */
	async open(id: number): Promise<SavedMatching | null> {
		const answer = await fetchJson(savedMatching, `/api/matchings/${id}`);
		this.fault = answer.ok ? null : answer;
		if (answer.ok) this.take(answer.value);
		return answer.ok ? answer.value : null;
	}

	startNew(): void {
		this.saved = null;
		this.asked = NEW_QUESTION;
	}

	/** Saves the plan under a name, over the open one or as a new one. */
	async save(run: number, name: string, asNew: boolean): Promise<void> {
		const over = asNew ? null : this.saved;
		const body = { name, question: { ...this.asked, run }, ...(over ? { version: over.version } : {}) };
		const url = over ? `/api/matchings/${over.id}` : '/api/matchings';
		const answer = await fetchJson(savedMatching, url, { method: over ? 'PUT' : 'POST', body });
		this.fault = answer.ok ? null : answer;
		if (!answer.ok) return;
		this.take(answer.value);
		await this.loadList();
	}

	async copy(): Promise<void> {
		if (!this.saved) return;
		const answer = await fetchJson(savedMatching, `/api/matchings/${this.saved.id}/copy`, { method: 'POST' });
		this.fault = answer.ok ? null : answer;
		if (answer.ok) this.take(answer.value);
		await this.loadList();
	}

	async remove(): Promise<void> {
		if (!this.saved) return;
		const answer = await send(`/api/matchings/${this.saved.id}`, 'DELETE');
		this.fault = answer.ok ? null : answer;
		if (answer.ok) this.startNew();
		await this.loadList();
	}

	private take(saved: SavedMatching): void {
		this.saved = saved;
		this.plan = saved.plan;
		this.asked = withoutRun(saved.plan.question);
	}
}

/** The pair without what the plan says of it. */
function bare({ project, site }: MatchPair | PlanPair): MatchPair {
	return { project, site };
}
