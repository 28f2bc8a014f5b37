import { z } from 'zod';
import { drawing, type Drawing, type DrawingInput } from '#lib/api/drawings.ts';
import { fetchJson, send, type Answer } from '../fetch-answer.ts';

/** The drawings on the server. */
export class SavedDrawings {
	list = $state.raw<Drawing[]>([]);
	loaded = $state(false);
	fault = $state.raw<Extract<Answer<never>, { ok: false }> | null>(null);
	/** Those deleted in this visit, the latest first, for their undo. */
	deleted = $state.raw<readonly Drawing[]>([]);

	async load(): Promise<void> {
		const answer = this.#heed(await fetchJson(z.object({ drawings: z.array(drawing) }), '/api/drawings'));
		this.loaded = true;
		if (answer) this.list = answer.drawings;
	}

	async get(id: number): Promise<Drawing | null> {
		return this.#heed(await fetchJson(drawing, `/api/drawings/${id}`));
	}

	/** Saves a new drawing (no id), or a newer version of one. */
	async save(input: DrawingInput, id?: number): Promise<Drawing | null> {
		const saved = this.#heed(
			id === undefined
				? await fetchJson(drawing, '/api/drawings', { body: input })
				: await fetchJson(drawing, `/api/drawings/${id}`, { method: 'PUT', body: input }),
		);
		if (saved) await this.load();
		return saved;
	}

	async rename(of: Drawing, name: string): Promise<Drawing | null> {
		const { id, note, geometry, version } = of;
		return this.save({ name, note, geometry, version }, id);
	}

	async remove(of: Drawing): Promise<boolean> {
		this.#heed(await send(`/api/drawings/${of.id}`, 'DELETE'));
		if (this.fault) return false;
		this.deleted = [of, ...this.deleted];
		await this.load();
		return true;
	}

	async bringBack({ id }: Drawing): Promise<void> {
		this.#heed(await send(`/api/drawings/${id}`, 'PATCH'));
		if (this.fault) return;
		this.deleted = this.deleted.filter((one) => one.id !== id);
		await this.load();
	}

	/** The value, or null with the fault kept for the page. */
	#heed<T>(answer: Answer<T>): T | null {
		this.fault = answer.ok ? null : answer;
		return answer.ok ? answer.value : null;
	}
}
