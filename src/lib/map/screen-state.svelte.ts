import type { Overview, RunSummary } from '#lib/api/overview.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { runLines } from '#lib/api/run-lines.ts';
import type { PolicyLine } from '#lib/domain/rules/policy-lines.ts';
import { withChange } from './change-column.ts';
import { classify, type Classification } from './classes.ts';
import type { LetterLang } from './map-class.ts';
import { AUTOMATIC } from './classing.ts';
import { indicatorOfColour } from './colour-by.ts';
import { fetchBytes, fetchJson } from './fetch-answer.ts';
import { NO_FILTERS, passing, type Filters } from './filters.ts';
import { histogramOf, type Histogram } from './histogram.ts';
import { GROUP_ORDER, groupOrderOf, type LayerGroup } from './layer-order.ts';
import { legendOf } from './legend.ts';
import type { View } from './maplibre.ts';
import { columnsFromArrow, type ParcelColumns } from './parcel-columns.ts';
import { runOfYear, type Sought } from './run-of-year.ts';
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
	classing = $state.raw<UrlState['classing']>(AUTOMATIC);
	/** The run that the shown number is compared with. */
	versus = $state<number | null>(null);
	filters = $state.raw<Filters>(NO_FILTERS);
	hidden = $state.raw<LayerGroup[]>([]);
	/** Groups of layers from below; empty: as they lie by default. */
	order = $state.raw<readonly LayerGroup[]>([]);
	opacity = $state.raw<UrlState['opacity']>({});
	basemap = $state('none');
	/** A place that was searched by its coordinates: marked on the map. */
	place = $state.raw<readonly [lon: number, lat: number] | null>(null);
	/** Slope classes are drawn over the hillshade. */
	slope = $state(false);
	/** The ground stands in 3D. */
	tilted = $state(false);
	/** Constraints of any day are shown, not only those in force on `day`. */
	everyConstraint = $state(false);
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
	/** The years are being played: each is not a step of its own in the browser's history. */
	playing = $state(false);
	/** The lines that the run's rules draw across its indicators. */
	lines = $state.raw<readonly PolicyLine[]>([]);
	/** The columns of the run that is compared with. */
	earlier = $state.raw<ParcelColumns | null>(null);

	/** The run in force: the one asked for, else the newest. Null where there is none. */
	readonly run: RunSummary | null = $derived(
		this.overview?.runs.find((run) => run.id === this.runId) ?? this.overview?.runs[0] ?? null,
	);
	/** The run that was shown for its year, and the rule set that was looked for. */
	#sought = $state.raw<Sought | null>(null);
	/** The shown run's rule set where its year has none by the one that was looked for; else null. */
	readonly otherRule: string | null = $derived(
		this.run && this.run.id === this.#sought?.run && this.run.rules !== this.#sought.rules
			? this.run.rules
			: null,
	);
	/** The day that constraints are shown for: the run's, or today in China where there is no run. */
	readonly day: string = $derived(
		this.run?.asOf ?? new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
	);
	readonly year: number | null = $derived(this.run?.year ?? this.overview?.years.at(-1) ?? null);
	/** The number that is shown, null where codes are: an indicator's id, `total`, or `change:` and one of them. */
	readonly shownNumber: string | null = $derived.by(() => {
		const number = this.recoloured ? null : indicatorOfColour(this.colourBy);
		return number && this.earlier ? `change:${number}` : number;
	});
	/** The columns with the change against the other run, where one is compared with. */
	readonly #shown: ParcelColumns | null = $derived.by(() => {
		const number = indicatorOfColour(this.colourBy);
		return this.columns && this.earlier && number
			? withChange(this.columns, this.earlier, number)
			: this.columns;
	});
	readonly classification: Classification | null = $derived(
		this.columns &&
			(this.recoloured ??
				classify(this.columns, this.colourBy, this.run?.scoresOnly ?? false, this.letters, {
					classing: this.classing,
					lines: this.lines,
					change: this.shownNumber?.startsWith('change:')
						? this.#shown?.numbers(this.shownNumber)
						: undefined,
				})),
	);
	/** 1 for every row that passes the filters. */
	readonly passing: Uint8Array | null = $derived(this.#shown && passing(this.#shown, this.filters));
	/** The same without the brushed range: what the histogram's bars hold. */
	readonly #unbrushed: Uint8Array | null = $derived(
		this.filters.range === null
			? this.passing
			: this.#shown && passing(this.#shown, { ...this.filters, range: null }),
	);
	readonly histogram: Histogram | null = $derived(
		this.shownNumber && this.#shown
			? histogramOf(this.#shown.numbers(this.shownNumber), this.#unbrushed)
			: null,
	);
	readonly passingCount: number = $derived(this.passing?.reduce((sum, one) => sum + one, 0) ?? 0);
	readonly legend = $derived(
		this.columns && this.classification && this.passing
			? legendOf(this.columns, this.classification, this.passing)
			: null,
	);
	readonly url: UrlState = $derived({
		run: this.runId,
		colourBy: this.colourBy,
		classing: this.classing,
		versus: this.versus,
		selection: this.selection,
		hidden: this.hidden,
		order: this.order,
		opacity: this.opacity,
		basemap: this.basemap,
		place: this.place,
		slope: this.slope,
		tilted: this.tilted,
		everyConstraint: this.everyConstraint,
		filters: this.filters,
		view: this.view,
	});

	/** The run that `showYear` would show. */
	runFor(year: number | undefined): Sought | undefined {
		return runOfYear(this.overview?.runs ?? [], this.run, this.#sought, year);
	}

	/** Shows a year by the same rule set; where it has no run by that, by another, which `otherRule` says. */
	showYear(year: number | undefined): void {
		const sought = this.runFor(year);
		if (!sought) return;
		this.#sought = sought;
		this.runId = sought.run;
	}

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

	/** Groups of layers from below, as they lie now. */
	readonly groups: readonly LayerGroup[] = $derived(this.order.length === 0 ? GROUP_ORDER : this.order);

	/** Lays a group `by` places higher (negative: lower). */
	moveLayer(group: LayerGroup, by: number): void {
		const groups = this.groups.filter((name) => name !== group);
		const at = Math.max(0, Math.min(groups.length, this.groups.indexOf(group) + by));
		this.order = groupOrderOf(groups.toSpliced(at, 0, group));
	}

	setOpacity(group: LayerGroup, percent: number): void {
		const { [group]: _, ...others } = this.opacity;
		this.opacity = percent >= 100 ? others : { ...others, [group]: percent };
	}

	/** Colours the parcels by something else: what was brushed or cut of the number before no longer means anything. */
	colour(by: UrlState['colourBy']): void {
		this.colourBy = by;
		this.classing = AUTOMATIC;
		if (this.filters.range) this.setFilters({ range: null });
	}

	/** Shows the change of the number against another run, or the number itself (null). */
	compareWith(run: number | null): void {
		this.versus = run;
		if (this.filters.range) this.setFilters({ range: null });
	}

	/** Takes over what an address says (first load, back, forward, a link). */
	applyUrl(url: UrlState): void {
		this.runId = url.run;
		this.colourBy = url.colourBy;
		this.classing = url.classing;
		this.versus = url.versus;
		this.filters = url.filters;
		this.hidden = url.hidden;
		this.order = url.order;
		this.opacity = url.opacity;
		this.basemap = url.basemap;
		this.place = url.place;
		this.slope = url.slope;
		this.tilted = url.tilted;
		this.everyConstraint = url.everyConstraint;
		this.select(url.selection);
		if (url.view) this.view = url.view;
	}

	/** Reads a run's columns; an answer that comes after `signal` is dropped. */
	async loadColumns(run: number, signal: AbortSignal): Promise<void> {
		this.columnsLoading = true;
		this.columnsProblem = null;
		const [answer, lines] = await Promise.all([
			fetchBytes(`/api/runs/${run}/columns`, signal),
			fetchJson(runLines, `/api/runs/${run}/lines`, { signal }),
		]);
		if (signal.aborted) return;
		this.columnsLoading = false;
		this.lines = lines.ok ? lines.value.lines : [];
		if (!lines.ok) this.columnsProblem = lines.problem;
		if (answer.ok) this.columns = columnsFromArrow(answer.value);
		else {
			this.columns = null;
			this.columnsProblem = answer.problem;
		}
	}

	/** Reads the columns of the run to compare with; null ends the comparison. */
	async loadEarlier(run: number | null, signal: AbortSignal): Promise<void> {
		if (run === null) {
			this.earlier = null;
			return;
		}
		const answer = await fetchBytes(`/api/runs/${run}/columns`, signal);
		if (signal.aborted) return;
		this.earlier = answer.ok ? columnsFromArrow(answer.value) : null;
		if (!answer.ok) this.columnsProblem = answer.problem;
	}
}
