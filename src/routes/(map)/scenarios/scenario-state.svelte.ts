import { z } from 'zod';
import {
	MOST_COMPARED,
	scenario,
	scenarioComparison,
	scenarioEntry,
	scenarioGround,
	scenarioResult,
	type Scenario,
	type ScenarioAnswer,
	type ScenarioComparison,
	type ScenarioEntry,
	type ScenarioGround,
	type ScenarioInput,
	type ScenarioStep,
} from '#lib/api/scenarios.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { ScenarioChange } from '#lib/domain/scenario/change.ts';
import { fetchJson, send, type Answer } from '#lib/map/fetch-answer.ts';
import type { ScenarioAddress } from './scenario-url.ts';

const listAnswer = z.object({ scenarios: z.array(scenarioEntry) });

/** A step of editing without the version, which the desk knows. */
export type Step = ScenarioStep extends infer S
	? S extends ScenarioStep
		? Omit<S, 'version'>
		: never
	: never;

/** The scenarios on the desk: the list, the open one with its result, and those side by side. */
export class ScenarioState {
	list = $state.raw<ScenarioEntry[] | null>(null);
	open = $state.raw<Scenario | null>(null);
	answer = $state.raw<ScenarioAnswer | null>(null);
	comparison = $state.raw<ScenarioComparison | null>(null);
	/** What lies under the land of each column; it comes after the comparison, and for the land that changes only. */
	ground = $state.raw<ScenarioGround | null>(null);
	/** The comparison shown is of before the last change. */
	comparing = $state(false);
	compared = $state.raw<readonly number[]>([]);
	whole = $state(false);
	refit = $state(false);
	busy = $state(false);
	fault = $state.raw<{ problem: Problem; id: string | null } | null>(null);
	compareFault = $state.raw<{ problem: Problem; id: string | null } | null>(null);
	/** A scenario just deleted, to be taken back. */
	deleted = $state.raw<ScenarioEntry | null>(null);

	readonly address: ScenarioAddress = $derived({
		open: this.open?.id ?? null,
		compared: [...this.compared],
		whole: this.whole,
		refit: this.refit,
	});
	/** What the comparison depends on: who, in which version, and how. */
	readonly compareQuestion = $derived(
		JSON.stringify([
			this.compared.map((id) => [id, this.open?.id === id ? this.open.version : 0]),
			this.whole,
			this.refit,
		]),
	);
	readonly blocks = $derived(
		new Map(
			(this.open?.changes ?? []).flatMap((c) => (c.change.kind === 'block' ? [[c.key, c.change.name]] : [])),
		),
	);

	async loadList(): Promise<void> {
		const answer = this.#heed(await fetchJson(listAnswer, '/api/scenarios'));
		if (answer) this.list = answer.scenarios;
	}

	/** The last one asked for is opened, whichever answer comes first. */
	#asked = 0;

	/** Opens a scenario; null closes. The first one opened stands in the comparison. */
	async openOne(id: number | null): Promise<Scenario | null> {
		const asked = ++this.#asked;
		if (id === null) {
			this.open = this.answer = null;
			return null;
		}
		const answer = await fetchJson(scenario, `/api/scenarios/${id}`);
		if (asked !== this.#asked) return null;
		const found = this.#heed(answer);
		if (found) this.#show(found);
		return found;
	}

	/** Takes over what an address says, all of it at once when its scenario is there. */
	async follow({ open: id, compared, whole, refit }: ScenarioAddress): Promise<Scenario | null> {
		const asked = ++this.#asked;
		const answer = id === null ? null : await fetchJson(scenario, `/api/scenarios/${id}`);
		if (asked !== this.#asked) return null;
		[this.compared, this.whole, this.refit] = [compared, whole, refit];
		const found = answer && this.#heed(answer);
		if (found) this.#show(found);
		else this.open = this.answer = null;
		return found;
	}

	#show(found: Scenario): void {
		if (this.open?.id !== found.id) this.answer = null;
		this.open = found;
		if (!this.compared.includes(found.id) && this.compared.length < MOST_COMPARED)
			this.compared = [...this.compared, found.id];
	}

	toggleCompared(id: number): void {
		if (this.compared.includes(id)) this.compared = this.compared.filter((c) => c !== id);
		else if (this.compared.length < MOST_COMPARED) this.compared = [...this.compared, id];
	}

	async make(input: ScenarioInput): Promise<Scenario | null> {
		return this.#write(() => fetchJson(scenario, '/api/scenarios', { body: input }), 'make');
	}

	async rename(name: string, note: string | null): Promise<Scenario | null> {
		const { open } = this;
		if (!open) return null;
		const body = { name, note, version: open.version };
		return this.#write(
			() => fetchJson(scenario, `/api/scenarios/${open.id}`, { method: 'PUT', body }),
			'rename',
		);
	}

	async step(step: Step): Promise<Scenario | null> {
		const { open } = this;
		if (!open || this.busy) return null;
		const body = { ...step, version: open.version };
		return this.#write(() => fetchJson(scenario, `/api/scenarios/${open.id}/changes`, { body }), 'step');
	}

	put(change: ScenarioChange, key?: string): Promise<Scenario | null> {
		return this.step({ op: 'put', change: change as never, ...(key === undefined ? {} : { key }) });
	}

	async remove(entry: ScenarioEntry): Promise<void> {
		this.#heed(await send(`/api/scenarios/${entry.id}`, 'DELETE'));
		if (this.fault) return;
		this.compared = this.compared.filter((id) => id !== entry.id);
		if (this.open?.id === entry.id) await this.openOne(null);
		this.deleted = entry;
		await this.loadList();
	}

	async bringBack(): Promise<void> {
		const entry = this.deleted;
		if (!entry) return;
		this.#heed(await send(`/api/scenarios/${entry.id}`, 'PATCH'));
		if (this.fault) return;
		this.deleted = null;
		await this.loadList();
		await this.openOne(entry.id);
	}

	/** Reads what the open scenario comes to. */
	async loadAnswer(signal: AbortSignal): Promise<void> {
		const { open } = this;
		if (!open) return;
		const query = this.refit ? '?refit=1' : '';
		const answer = await fetchJson(scenarioResult, `/api/scenarios/${open.id}/result${query}`, { signal });
		if (signal.aborted) return;
		const found = this.#heed(answer);
		if (found) this.answer = found;
	}

	async loadComparison(signal: AbortSignal): Promise<void> {
		if (this.compared.length === 0) {
			this.comparison = this.ground = null;
			return;
		}
		this.comparing = true;
		const body = { ids: [...this.compared], whole: this.whole, refit: this.refit };
		const answer = await fetchJson(scenarioComparison, '/api/scenarios/compare', { body, signal });
		if (signal.aborted) return;
		this.comparing = false;
		this.compareFault = answer.ok ? null : { problem: answer.problem, id: answer.id };
		this.comparison = answer.ok ? answer.value : null;
		this.ground = null;
		if (!answer.ok || this.whole) return;
		const query = `ids=${body.ids.join(',')}${this.refit ? '&refit=1' : ''}`;
		const ground = await fetchJson(scenarioGround, `/api/scenarios/ground?${query}`, { signal });
		if (signal.aborted) return;
		if (ground.ok) this.ground = ground.value;
		else this.compareFault = { problem: ground.problem, id: ground.id };
	}

	async #write(
		ask: () => Promise<Answer<Scenario>>,
		what: 'make' | 'rename' | 'step',
	): Promise<Scenario | null> {
		const asked = what === 'make' ? ++this.#asked : this.#asked;
		this.busy = true;
		const found = this.#heed(await ask());
		this.busy = false;
		// Another one may have been opened meanwhile: what was written is not brought back over it.
		const isWanted = what === 'make' ? asked === this.#asked : this.open?.id === found?.id;
		if (found && isWanted) this.#show(found);
		if (found && what !== 'step') await this.loadList();
		return found;
	}

	/** The value, or null with the fault kept for the page. */
	#heed<T>(answer: Answer<T>): T | null {
		this.fault = answer.ok ? null : { problem: answer.problem, id: answer.id };
		return answer.ok ? answer.value : null;
	}
}
