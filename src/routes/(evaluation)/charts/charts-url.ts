import { INDICATORS } from '#lib/domain/indicators/registry.ts';

/** What of the page stands in the address. */
export interface ChartsView {
	run: number | null;
	of: 'parcel' | 'enterprise';
	/** An indicator's id, or `total`. */
	indicator: string;
	log: boolean;
}

/** The search part of an address → view; what is not understood is left at its default. */
export function chartsView(params: URLSearchParams): ChartsView {
	const run = Number(params.get('run') ?? NaN);
	const indicator = params.get('indicator') ?? '';
	return {
		run: Number.isInteger(run) ? run : null,
		of: params.get('of') === 'enterprise' ? 'enterprise' : 'parcel',
		indicator: indicator === 'total' || INDICATORS.some((i) => i.id === indicator) ? indicator : 'taxPerMu',
		log: params.get('log') === '1',
	};
}

/** View → search part; defaults are not written. */
export function chartsSearch(view: ChartsView): string {
	const params = new URLSearchParams();
	if (view.run !== null) params.set('run', String(view.run));
	if (view.of !== 'parcel') params.set('of', view.of);
	if (view.indicator !== 'taxPerMu') params.set('indicator', view.indicator);
	if (view.log) params.set('log', '1');
	const text = params.toString();
	return text === '' ? '' : `?${text}`;
}
