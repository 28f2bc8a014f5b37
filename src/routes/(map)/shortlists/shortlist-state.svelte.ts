import { z } from 'zod';
import {
	candidate,
	KINDS_TOGETHER,
	shortlist,
	shortlistEntry,
	type Candidate,
	type Shortlist,
	type ShortlistCriteria,
	type ShortlistEntry,
} from '#lib/api/shortlists.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson, send } from '#lib/map/fetch-answer.ts';
import { NEW_CRITERIA, type ShortlistAddress } from './criteria-url.ts';
import { Draft } from './draft.ts';
import { keyOf, marked, marksOf, type Mark, type Marks } from './marks.ts';
import { rank, totalsOf } from './ranking.ts';

const candidatesAnswer = z.object({ candidates: z.array(candidate) });
const listsAnswer = z.object({ shortlists: z.array(shortlistEntry) });

/** All that one question answers; where it is reached, the weights decide on the server which ones came. */
export const MOST = 5000;

export interface Fault {
	problem: Problem;
	id: string | null;
}
/** Something done that can be taken back, as the note at the foot of the table says it. */
export interface Done {
	what: 'pinned' | 'unpinned' | 'dropped' | 'restored' | 'deleted';
	name: string;
	undo: () => void;
}

/** The shortlist on the desk: a saved one or a new one, its candidates in the run, what was marked, what is unsaved. */
export class ShortlistState {
	lists = $state.raw<ShortlistEntry[] | null>(null);
	saved = $state.raw<Shortlist | null>(null);
	name = $state('');
	criteria = $state.raw<ShortlistCriteria>(NEW_CRITERIA);
	marks = $state.raw<Marks>(new Map());
	candidates = $state.raw<Candidate[] | null>(null);
	known = $state.raw<ReadonlyMap<string, Candidate>>(new Map());
	loading = $state(false);
	saving = $state(false);
	fault = $state.raw<Fault | null>(null);
	saveFault = $state.raw<Fault | null>(null);
	done = $state.raw<Done | null>(null);
	/** The version that the changes on the desk started from; behind the server's where somebody saved meanwhile. */
	version = $state<number | null>(null);
	#past: Marks[] = [];
	#future: Marks[] = [];

	readonly items = $derived(
		this.candidates ? rank(this.candidates, this.known, this.criteria, this.marks) : null,
	);
	readonly totals = $derived(this.items && totalsOf(this.items));
	/** Position in the list by candidate. */
	readonly place = $derived(new Map((this.items ?? []).map((item, i) => [keyOf(item), i])));
	readonly isTruncated = $derived(this.candidates !== null && this.candidates.length >= MOST);
	/** What the server is asked: weights and length are ours alone, unless not everything came. */
	readonly question = $derived(
		JSON.stringify({
			...this.criteria,
			limit: MOST,
			...(this.isTruncated ? {} : { weights: NEW_CRITERIA.weights }),
		}),
	);
	readonly address: ShortlistAddress = $derived.by(() => {
		const own = this.saved?.criteria ?? NEW_CRITERIA;
		const changed = JSON.stringify(own) !== JSON.stringify(this.criteria);
		return { list: this.saved?.id ?? null, criteria: changed ? this.criteria : null };
	});
	readonly isDirty = $derived.by(() => {
		if (this.address.criteria !== null) return true;
		if (this.name.trim() !== (this.saved?.name ?? '')) return true;
		const before = marksOf(this.saved?.items ?? []);
		if (before.size !== this.marks.size) return true;
		return [...this.marks].some(([key, mark]) => {
			const was = before.get(key);
			return was?.mark !== mark.mark || was.note !== mark.note;
		});
	});

	/** Reads the saved lists. */
	async loadLists(): Promise<void> {
		const answer = await fetchJson(listsAnswer, '/api/shortlists');
		if (answer.ok) this.lists = answer.value.shortlists;
		else this.saveFault = answer;
	}

	/** Asks the run for its candidates; an answer that comes after `signal` is dropped. */
	async load(run: number, signal: AbortSignal): Promise<void> {
		this.loading = true;
		const url = `/api/runs/${run}/candidates`;
		const answer = await fetchJson(candidatesAnswer, url, { body: JSON.parse(this.question), signal });
		if (signal.aborted) return;
		this.loading = false;
		this.fault = answer.ok ? null : answer;
		if (!answer.ok) return;
		this.#learn(answer.value.candidates);
		this.candidates = answer.value.candidates;
		const strangers = [...this.marks.values()].filter(
			(m) => m.mark === 'pinned' && !this.known.has(keyOf(m)),
		);
		await this.#askFor(run, strangers, signal);
	}

	/** A parcel, a park's free land or a low-slope block that the criteria leave out; undefined where there is no such one. */
	async find(run: number, what: Pick<Mark, 'kind' | 'id'>): Promise<Candidate | undefined> {
		if (!this.known.has(keyOf(what))) await this.#askFor(run, [what]);
		return this.known.get(keyOf(what));
	}

	/** Learns of these whatever the criteria say; the server weighs their areas among the same kinds when it saves. */
	async #askFor(run: number, wanted: readonly Pick<Mark, 'kind'>[], signal?: AbortSignal): Promise<void> {
		for (const kinds of KINDS_TOGETHER.filter((some) => wanted.some((one) => some.includes(one.kind)))) {
			const body = { kinds, limit: MOST, weights: this.criteria.weights };
			const answer = await fetchJson(candidatesAnswer, `/api/runs/${run}/candidates`, { body, signal });
			if (answer.ok) this.#learn(answer.value.candidates);
			else if (!signal?.aborted) this.fault = answer;
		}
	}

	#learn(found: readonly Candidate[]): void {
		this.known = new Map([...this.known, ...found.map((c) => [keyOf(c), c] as const)]);
	}

	/** Forgets what another run said. */
	forget(): void {
		this.candidates = null;
		this.known = new Map();
	}

	/** A list of the desk's own, not saved yet. */
	startNew(criteria: ShortlistCriteria | null = null, draft = true): void {
		this.#asked += 1;
		this.#put(null, criteria ?? NEW_CRITERIA, draft ? Draft.read(null) : null);
	}

	/** The last list asked for is opened, whichever answer comes first. */
	#asked = 0;

	/**
	 * Opens a saved list; what was changed and not saved in this window comes back with it. Null: there is none;
	 * undefined: another one was asked for meanwhile.
	 */
	async open(
		id: number,
		criteria: ShortlistCriteria | null = null,
		draft = true,
	): Promise<Shortlist | null | undefined> {
		const asked = ++this.#asked;
		const answer = await fetchJson(shortlist, `/api/shortlists/${id}`);
		if (asked !== this.#asked) return undefined;
		this.saveFault = answer.ok ? null : answer;
		if (!answer.ok) return null;
		this.#put(answer.value, criteria ?? answer.value.criteria, draft ? Draft.read(id) : null);
		return answer.value;
	}

	#put(saved: Shortlist | null, criteria: ShortlistCriteria, draft: Draft | null): void {
		this.saved = saved;
		this.criteria = criteria;
		this.name = draft?.name ?? saved?.name ?? '';
		this.marks = draft ? draft.marks : marksOf(saved?.items ?? []);
		this.version = draft?.version ?? saved?.version ?? null;
		this.#past = [];
		this.#future = [];
		this.saveFault = null;
		this.#learn((saved?.items ?? []).map(({ position: _p, mark: _m, note: _n, ...c }) => c));
	}

	/** Keeps what is unsaved for this window: leaving for the map, or a reload, loses nothing. */
	keepDraft(): void {
		const id = this.saved?.id ?? null;
		if (this.isDirty) new Draft(this.name, this.marks, this.version).keep(id);
		else Draft.drop(id);
	}

	mark(what: Pick<Mark, 'kind' | 'id'>, mark: Mark['mark'], name: string): void {
		const before = this.marks.get(keyOf(what))?.mark ?? null;
		this.#change(marked(this.marks, what, { mark }));
		const doneWhat = mark ?? (before === 'pinned' ? 'unpinned' : 'restored');
		this.done = { what: doneWhat, name, undo: () => this.undo() };
	}

	note(what: Pick<Mark, 'kind' | 'id'>, note: string): void {
		const next = note.trim() === '' ? null : note;
		if ((this.marks.get(keyOf(what))?.note ?? null) !== next)
			this.#change(marked(this.marks, what, { note: next }));
	}

	#change(marks: Marks): void {
		this.#past.push(this.marks);
		this.#future = [];
		this.marks = marks;
	}

	undo(): void {
		const before = this.#past.pop();
		if (!before) return;
		this.#future.push(this.marks);
		this.marks = before;
		this.done = null;
	}

	redo(): void {
		const after = this.#future.pop();
		if (!after) return;
		this.#past.push(this.marks);
		this.marks = after;
	}

	/** Saves over the open list, or as a new one. False where it was refused: `saveFault` says why. */
	async save(run: number, asNew = false): Promise<boolean> {
		const id = asNew ? null : (this.saved?.id ?? null);
		const name = this.name.trim();
		const body = {
			name,
			run,
			criteria: this.criteria,
			marks: [...this.marks.values()],
			...(id === null ? {} : { version: this.version ?? undefined }),
		};
		this.saving = true;
		const answer = await fetchJson(shortlist, id === null ? '/api/shortlists' : `/api/shortlists/${id}`, {
			method: id === null ? 'POST' : 'PUT',
			body,
		});
		this.saving = false;
		this.saveFault = answer.ok ? null : answer;
		if (!answer.ok) return false;
		Draft.drop(this.saved?.id ?? null);
		this.#put(answer.value, answer.value.criteria, null);
		await this.loadLists();
		return true;
	}

	/** Takes the open list away; the note at the table's foot brings it back. */
	async remove(): Promise<void> {
		const gone = this.saved;
		if (!gone) return;
		const answer = await send(`/api/shortlists/${gone.id}`, 'DELETE');
		if (!answer.ok) {
			this.saveFault = answer;
			return;
		}
		Draft.drop(gone.id);
		this.startNew(null, false);
		await this.loadLists();
		this.done = { what: 'deleted', name: gone.name, undo: () => void this.#bringBack(gone.id) };
	}

	async #bringBack(id: number): Promise<void> {
		const answer = await send(`/api/shortlists/${id}`, 'PATCH');
		this.done = null;
		if (!answer.ok) {
			this.saveFault = answer;
			return;
		}
		await this.open(id);
		await this.loadLists();
	}
}
