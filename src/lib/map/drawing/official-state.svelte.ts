import { assessment, type Assessment, type PolygonGeometry } from '#lib/api/assessment.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { fetchJson } from '../fetch-answer.ts';

/** How long the hand must rest before the server is asked, ms. */
const REST_MS = 250;

export interface Official {
	answer: Assessment;
	/** When it came. */
	at: Date;
	/** The drawing it is for. */
	drawing: Areal;
	run: number | null;
}

/** The server's answer (PostGIS) for the drawing at rest. An older one stays readable until the next is there. */
export class OfficialState {
	latest = $state.raw<Official | null>(null);
	asking = $state(false);
	problem = $state.raw<{ problem: Problem; id: string | null } | null>(null);
	#abort: AbortController | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Asks for a drawing once it has rested; null (drawing, dragging) gives up what was asked. */
	ask(drawing: Areal | null, run: number | null): void {
		clearTimeout(this.#timer);
		this.#abort?.abort();
		this.asking = false;
		if (!drawing || (this.latest?.drawing === drawing && this.latest.run === run)) return;
		this.asking = true;
		this.#timer = setTimeout(() => void this.#send(drawing, run), REST_MS);
	}

	clear(): void {
		this.ask(null, null);
		this.latest = null;
		this.problem = null;
	}

	async #send(drawing: Areal, run: number | null): Promise<void> {
		const { signal } = (this.#abort = new AbortController());
		const body = { geometry: drawing as PolygonGeometry, ...(run === null ? {} : { run }) };
		const answer = await fetchJson(assessment, '/api/assessments', { body, signal });
		if (signal.aborted) return;
		this.asking = false;
		this.problem = answer.ok ? null : { problem: answer.problem, id: answer.id };
		this.latest = answer.ok ? { answer: answer.value, at: new Date(), drawing, run } : null;
	}
}
