import { createContext } from 'svelte';
import { ruleDraft, type RuleDraft } from '#lib/api/rules.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { RuleKind } from '#lib/domain/rules/rule-kind.ts';
import { jsonPath } from '#lib/domain/rules/rule-problem.ts';
import { checkRuleFile } from '#lib/rulesets/check-rule.ts';
import { fetchJson } from '#lib/map/fetch-answer.ts';
import {
	valueAt,
	withItem,
	withMoved,
	withoutItem,
	withRenamed,
	withValue,
	type JsonObject,
	type Path,
} from './json-edit.ts';

/** Typing rests this long before a draft is saved. */
const REST_MS = 800;
const UNDO_STEPS = 200;
/** Changes at one place within this time are one step back. */
const SAME_STEP_MS = 1500;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

/** A draft on the page: every change is checked at once and saved by itself. */
export class RuleEditor {
	readonly id: number;
	readonly kind: RuleKind;
	readonly basedOn: string | null;
	body = $state.raw<JsonObject>({});
	save = $state<SaveState>('saved');
	fault = $state.raw<Problem | null>(null);
	savedAt = $state('');
	savedBy = $state('');
	readonly check = $derived.by(() => checkRuleFile(this.kind, this.body));
	readonly canUndo = $derived.by(() => this.#undo.length > 0);
	readonly canRedo = $derived.by(() => this.#redo.length > 0);
	#version: number;
	#undo = $state.raw<JsonObject[]>([]);
	#redo = $state.raw<JsonObject[]>([]);
	#last = { place: '', at: 0 };
	#timer: ReturnType<typeof setTimeout> | undefined;
	#saving: Promise<void> | null = null;

	constructor(draft: RuleDraft) {
		this.id = draft.draft;
		this.kind = draft.kind;
		this.basedOn = draft.basedOn;
		this.body = draft.body as JsonObject;
		this.#version = draft.version;
		this.savedAt = draft.changedAt;
		this.savedBy = draft.changedBy;
	}

	/** The version of the draft that is saved; publishing names it. */
	get version(): number {
		return this.#version;
	}

	at(path: Path): unknown {
		return valueAt(this.body, path);
	}
	set(path: Path, value: unknown): void {
		this.#change(withValue(this.body, path, value), jsonPath(path));
	}
	add(path: Path, item: unknown): void {
		this.#change(withItem(this.body, path, item), '');
	}
	remove(path: Path, index: number): void {
		this.#change(withoutItem(this.body, path, index), '');
	}
	move(path: Path, index: number, by: number): void {
		this.#change(withMoved(this.body, path, index, by), '');
	}
	rename(path: Path, from: string, to: string): void {
		this.#change(withRenamed(this.body, path, from, to), '');
	}
	/** Takes a whole file over: from the JSON tab, or from disk. */
	replace(body: JsonObject): void {
		this.#change(body, '');
	}

	undo(): void {
		const before = this.#undo.at(-1);
		if (!before) return;
		this.#undo = this.#undo.slice(0, -1);
		this.#redo = [...this.#redo, this.body];
		this.#show(before);
	}
	redo(): void {
		const after = this.#redo.at(-1);
		if (!after) return;
		this.#redo = this.#redo.slice(0, -1);
		this.#undo = [...this.#undo, this.body];
		this.#show(after);
	}

	/** The faults at a place; with `below`, those inside it too. */
	faultsAt(path: Path, below = false): Problem[] {
		const place = jsonPath(path);
		const inside = (p: string) => below && (p.startsWith(`${place}.`) || p.startsWith(`${place}[`));
		return [...this.check.problems, ...this.check.warnings].filter(
			({ path: p }) => p !== undefined && (p === place || inside(p)),
		);
	}

	/** Saves what waits, now; before publishing and when the page is left. True where all is saved. */
	async flush(): Promise<boolean> {
		clearTimeout(this.#timer);
		await this.#saving;
		if (this.save === 'waiting' || this.save === 'failed') await this.#write();
		return this.save === 'saved';
	}

	#change(body: unknown, place: string): void {
		const now = Date.now();
		const sameStep = place !== '' && place === this.#last.place && now - this.#last.at < SAME_STEP_MS;
		if (!sameStep) this.#undo = [...this.#undo, this.body].slice(-UNDO_STEPS);
		this.#last = { place, at: now };
		this.#redo = [];
		this.#show(body as JsonObject);
	}

	#show(body: JsonObject): void {
		this.body = body;
		this.save = 'waiting';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#saving = (this.#saving ?? Promise.resolve()).then(() => this.#write());
		}, REST_MS);
	}

	async #write(): Promise<void> {
		const body = this.body;
		this.save = 'saving';
		const answer = await fetchJson(ruleDraft, `/api/rules/drafts/${this.id}`, {
			method: 'PUT',
			body: { version: this.#version, body },
		});
		if (!answer.ok) {
			this.save = 'failed';
			this.fault = answer.problem;
			return;
		}
		this.fault = null;
		this.#version = answer.value.version;
		this.savedAt = answer.value.changedAt;
		this.savedBy = answer.value.changedBy;
		this.save = this.body === body ? 'saved' : 'waiting';
	}
}

export const [useEditor, provideEditor] = createContext<RuleEditor>();
