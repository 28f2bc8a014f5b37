import type { LowSlopeSearch, LowSlopeSearchRequest } from '#lib/api/low-slope.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import {
	PARAMETER_NAMES,
	type ParameterName,
	type SearchParameters,
} from '#lib/domain/low-slope/parameters.ts';
import { LOW_SLOPE_EXAMPLE, SUITABILITY_TABLE } from '#lib/rulesets/low-slope-rules.ts';

export type Where = 'region' | 'box' | 'polygon';
type Roads = NonNullable<LowSlopeSearchRequest['roads']>;

const WEIGHT_TOLERANCE = 1e-6;

/** What the next search is asked: place, parameters, weights and roads, as they are being filled in. */
export class SearchForm {
	where = $state<Where>('region');
	regionCode = $state<string | null>(null);
	parameters = $state.raw<SearchParameters>(LOW_SLOPE_EXAMPLE);
	/** Percent by factor; empty is none. */
	weights = $state.raw<Record<string, number | null>>({});
	roads = $state.raw<Roads | null>(null);

	readonly weightSum = $derived(Object.values(this.weights).reduce<number>((sum, w) => sum + (w ?? 0), 0));
	readonly isWeighted = $derived(Object.values(this.weights).some((w) => w !== null));
	readonly weightsFit = $derived(!this.isWeighted || Math.abs(this.weightSum - 100) < WEIGHT_TOLERANCE);

	/** A number typed by hand is the user's own: its earlier source is not its source any more. */
	setNumber(name: ParameterName, value: number | null, source: string): void {
		const shipped = LOW_SLOPE_EXAMPLE[name];
		const figure = value === shipped.value ? shipped : { value, mark: 'synthetic' as const, source };
		this.#change({ [name]: figure });
	}

	set(
		change: Partial<
			Pick<SearchParameters, 'neighbours' | 'subtractSoft' | 'subtractBuilt' | 'insideBoundary'>
		>,
	) {
		this.#change(change);
	}

	setWeight(code: string, value: number | null): void {
		this.weights = { ...this.weights, [code]: value };
	}

	/** The parameters, weights and county of an earlier search. */
	take(search: LowSlopeSearch): void {
		this.parameters = search.parameters;
		this.weights = search.weights ?? {};
		if (search.region.kind === 'region') [this.where, this.regionCode] = ['region', search.region.code];
	}

	reset(): void {
		this.parameters = LOW_SLOPE_EXAMPLE;
		this.weights = {};
	}

	/** The request, or null where the place is not there yet. */
	request(
		view: [number, number, number, number] | null,
		drawn: Areal | null,
		title: { own: string },
	): LowSlopeSearchRequest | null {
		const region = this.#region(view, drawn);
		if (!region) return null;
		const changed = PARAMETER_NAMES.some((name) => this.parameters[name] !== LOW_SLOPE_EXAMPLE[name]);
		const parameters =
			changed && this.parameters.id === LOW_SLOPE_EXAMPLE.id
				? { ...this.parameters, id: 'own', title: title.own }
				: this.parameters;
		const weights = this.isWeighted
			? Object.fromEntries(SUITABILITY_TABLE.factors.map((f) => [f.code, this.weights[f.code] ?? 0]))
			: null;
		return { region, parameters, weights, roads: this.roads };
	}

	#region(
		view: [number, number, number, number] | null,
		drawn: Areal | null,
	): LowSlopeSearchRequest['region'] | null {
		switch (this.where) {
			case 'region':
				return this.regionCode === null ? null : { kind: 'region', code: this.regionCode };
			case 'box':
				return view && { kind: 'box', bbox: view };
			case 'polygon':
				return drawn && { kind: 'polygon', geometry: drawn as never };
		}
	}

	#change(change: Partial<SearchParameters>): void {
		this.parameters = { ...this.parameters, ...change };
	}
}
