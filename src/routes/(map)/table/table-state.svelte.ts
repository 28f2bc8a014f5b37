import { SvelteMap } from 'svelte/reactivity';
import { runTablePage, type RunTablePage, type RunTableQuery } from '#lib/api/run-table.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Condition, RowFilter } from '#lib/domain/table/row-filter.ts';
import type { SortBy } from '#lib/domain/table/row-sort.ts';
import { fetchJson } from '#lib/map/fetch-answer.ts';
import { NEW_TABLE, type TableAddress } from './table-url.ts';

const PAGE = 100;
type Cell = string | number | null;
export interface Row {
	id: number;
	cells: ReadonlyMap<string, Cell>;
}

/** What the rows depend on besides the table's own choices. */
export interface Surroundings {
	run: number;
	/** The map's filters. */
	filters: readonly RowFilter[];
	bbox: [number, number, number, number] | undefined;
}

/** The attribute table as the page sees it: what is asked for, the pages that have come, and what is chosen. */
export class TableState {
	columns = $state.raw<readonly string[]>(NEW_TABLE.columns);
	sort = $state.raw<readonly SortBy[]>(NEW_TABLE.sort);
	filters = $state.raw<readonly Condition[]>([]);
	inView = $state(false);
	onlyChosen = $state(false);
	count = $state(0);
	of = $state(0);
	totals = $state.raw<RunTablePage['totals']>({});
	chosenTotals = $state.raw<RunTablePage['totals'] | null>(null);
	loading = $state(false);
	problem = $state.raw<Problem | null>(null);
	/** Rows by their place, of the pages that have come. */
	readonly rows = new SvelteMap<number, Row>();
	#asked = new Set<number>();
	#query: Omit<RunTableQuery, 'offset'> | null = null;
	#run = 0;
	#abort = new AbortController();

	readonly address: TableAddress = $derived({
		columns: this.columns,
		sort: this.sort,
		filters: this.filters,
		inView: this.inView,
	});

	take({ columns, sort, filters, inView }: TableAddress): void {
		Object.assign(this, { columns, sort, filters, inView });
	}

	/** Asks anew: the order or the rows are others. What is shown stays until the first page has come. */
	async ask({ run, filters, bbox }: Surroundings, chosen: readonly number[]): Promise<void> {
		this.#abort.abort();
		const abort = (this.#abort = new AbortController());
		this.loading = true;
		this.#run = run;
		this.#query = {
			// Why a row has no grade is always read: the badge says it.
			columns: [...this.columns.filter((c) => c !== 'reason'), 'reason'],
			sort: [...this.sort],
			filters: [...filters, ...this.filters] as RunTableQuery['filters'],
			...(bbox && { bbox }),
			limit: PAGE,
		};
		if (this.onlyChosen) this.#query.filters?.push({ column: 'id', in: [...chosen] });
		this.#asked = new Set([0]);
		const answer = await this.#fetch({ ...this.#query, offset: 0 }, abort.signal);
		if (abort.signal.aborted) return;
		this.loading = false;
		this.problem = answer.ok ? null : answer.problem;
		if (!answer.ok) return;
		const { count, of, totals } = answer.value;
		this.rows.clear();
		this.#keep(answer.value);
		Object.assign(this, { count, of, totals });
	}

	/** Sees to it that these rows come. */
	async need(from: number, to: number): Promise<void> {
		const { signal } = this.#abort;
		const query = this.#query;
		if (!query) return;
		for (
			let page = Math.floor(Math.max(0, from) / PAGE);
			page <= Math.floor(Math.max(from, to) / PAGE);
			page++
		) {
			if (this.#asked.has(page) || page * PAGE >= this.count) continue;
			this.#asked.add(page);
			const answer = await this.#fetch({ ...query, offset: page * PAGE }, signal);
			if (signal.aborted) return;
			if (answer.ok) this.#keep(answer.value);
			else {
				this.#asked.delete(page);
				this.problem = answer.problem;
				return;
			}
		}
	}

	/** The place of a parcel in this order; null where it does not pass. */
	async placeOf(id: number): Promise<number | null> {
		for (const [place, row] of this.rows) if (row.id === id) return place;
		if (!this.#query) return null;
		const { signal } = this.#abort;
		const answer = await this.#fetch({ ...this.#query, limit: 0, locate: id }, signal);
		return answer.ok ? (answer.value.located ?? null) : null;
	}

	/** Ids of all rows that pass, in order. */
	async allIds(): Promise<number[]> {
		if (!this.#query) return [];
		const answer = await this.#fetch({ ...this.#query, limit: 0, allIds: true }, this.#abort.signal);
		return answer.ok ? (answer.value.allIds ?? []) : [];
	}

	/** Ids of the rows from one place to another, both included: what has come, else all of them in one answer. */
	async idsBetween(from: number, to: number): Promise<number[]> {
		const places = Array.from({ length: to - from + 1 }, (_, i) => from + i);
		const known = places.flatMap((place) => this.rows.get(place)?.id ?? []);
		return known.length === places.length ? known : (await this.allIds()).slice(from, to + 1);
	}

	/** The box of some parcels, CGCS2000. */
	async extentOf(ids: readonly number[]): Promise<[number, number, number, number] | null> {
		const query = { columns: ['code'], limit: 0, extent: [...ids] };
		const answer = await this.#fetch(query, this.#abort.signal);
		return answer.ok ? (answer.value.extent ?? null) : null;
	}

	async sumChosen(chosen: readonly number[]): Promise<void> {
		if (!this.#query || chosen.length === 0) {
			this.chosenTotals = null;
			return;
		}
		const answer = await this.#fetch({ ...this.#query, limit: 0, chosen: [...chosen] }, this.#abort.signal);
		if (answer.ok) this.chosenTotals = answer.value.chosenTotals ?? null;
	}

	/** The rows as a file's bytes, those chosen where there are any. */
	file(format: 'csv' | 'tsv' | 'xlsx', chosen: readonly number[]): Promise<Response> {
		const { sort, filters, bbox } = this.#query ?? {};
		return fetch(`/api/runs/${this.#run}/table/file`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				columns: this.columns,
				sort,
				filters,
				bbox,
				format,
				...(chosen.length > 0 && { chosen }),
			}),
		});
	}

	stop(): void {
		this.#abort.abort();
	}

	#fetch(body: RunTableQuery, signal: AbortSignal) {
		return fetchJson(runTablePage, `/api/runs/${this.#run}/table`, { body, signal });
	}

	#keep({ offset, ids, rows }: RunTablePage): void {
		const names = this.#query?.columns ?? [];
		ids.forEach((id, i) => {
			const cells = new Map(names.map((name, at) => [name, rows[i]?.[at] ?? null]));
			this.rows.set(offset + i, { id, cells });
		});
	}
}
