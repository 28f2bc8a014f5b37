import type { Overview, RunSummary } from '#lib/api/overview.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { classify, type Classification, type LetterLang } from './classes.ts';
import { fetchBytes } from './fetch-answer.ts';
import { NO_FILTERS, passing, type Filters } from './filters.ts';
import type { LayerGroup } from './layer-order.ts';
import { legendOf } from './legend.ts';
import type { View } from './maplibre.ts';
import { columnsFromArrow, type ParcelColumns } from './parcel-columns.ts';
import { sameSelection, type Selection } from './selection.ts';
import type { UrlState } from './url-state.ts';

/**
 * What the map screens share: the chosen run and its columns, colouring, filters, selection, hover and view. One
 * instance lives in (map)/+layout.svelte; evaluate, draw and shortlists read and change it.
 */
export class ScreenState {
	/** The latest overview; null until the first answer. */
	overview = $state.raw<Overview | null>(null);
	/** Asked for in the URL; null = the newest run. */
	runId = $state<number | null>(null);
	/** Language of the letters on the map; set by the layout. */
	letters = $state<LetterLang>('zh-CN');
	colourBy = $state<UrlState['colourBy']>('grade');
	filters = $state.raw<Filters>(NO_FILTERS);
	hidden = $state.raw<LayerGroup[]>([]);
	selection = $state.raw<Selection | null>(null);
	/** What the pointer is over, on the map or in a table. */
	hover = $state.raw<Selection | null>(null);
	view = $state.raw<View | null>(null);
	/** Parcels that a child screen points out with a line of their own (a shortlist's items). */
	marked = $state.raw<readonly number[]>([]);
	columns = $state.raw<ParcelColumns | null>(null);
	/** A child screen's own colouring of the run's rows (a what-if's grades), in place of the chosen one. */
	recoloured = $state.raw<Classification | null>(null);
	columnsProblem = $state.raw<Problem | null>(null);
	columnsLoading = $state(false);

	/** The run in force: the one asked for, else the newest. Null where there is none. */
	readonly run: RunSummary | null = $derived(
		this.overview?.runs.find((run) => run.id === this.runId) ?? this.overview?.runs[0] ?? null,
	);
	readonly year: number | null = $derived(this.run?.year ?? this.overview?.years.at(-1) ?? null);
	readonly classification: Classification | null = $derived(
		this.columns &&
			(this.recoloured ?? classify(this.columns, this.colourBy, this.run?.scoresOnly ?? false, this.letters)),
	);
	/** 1 for every row that passes the filters. */
	readonly passing: Uint8Array | null = $derived(this.columns && passing(this.columns, this.filters));
	readonly passingCount: number = $derived(this.passing?.reduce((sum, one) => sum + one, 0) ?? 0);
	readonly legend = $derived(
		this.columns && this.classification && this.passing
			? legendOf(this.columns, this.classification, this.passing)
			: null,
	);
	readonly url: UrlState = $derived({
		run: this.runId,
		colourBy: this.colourBy,
		selection: this.selection,
		hidden: this.hidden,
		filters: this.filters,
		view: this.view,
	});

	select(selection: Selection | null): void {
		if (!sameSelection(this.selection, selection)) this.selection = selection;
	}

	point(hover: Selection | null): void {
		if (!sameSelection(this.hover, hover)) this.hover = hover;
	}

	setFilters(change: Partial<Filters>): void {
		this.filters = { ...this.filters, ...change };
	}

	toggleLayer(group: LayerGroup): void {
		this.hidden = this.hidden.includes(group)
			? this.hidden.filter((g) => g !== group)
			: [...this.hidden, group];
	}

	/** Takes over what an address says (first load, back, forward, a link). */
	applyUrl(url: UrlState): void {
		this.runId = url.run;
		this.colourBy = url.colourBy;
		this.filters = url.filters;
		this.hidden = url.hidden;
		this.select(url.selection);
		if (url.view) this.view = url.view;
	}

	/** Reads a run's columns; an answer that comes after `signal` is dropped. */
	async loadColumns(run: number, signal: AbortSignal): Promise<void> {
		this.columnsLoading = true;
		this.columnsProblem = null;
		const answer = await fetchBytes(`/api/runs/${run}/columns`, signal);
		if (signal.aborted) return;
		this.columnsLoading = false;
		if (answer.ok) this.columns = columnsFromArrow(answer.value);
		else {
			this.columns = null;
			this.columnsProblem = answer.problem;
		}
	}
}
