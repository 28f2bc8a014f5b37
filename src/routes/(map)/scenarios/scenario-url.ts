import { MOST_COMPARED } from '#lib/api/scenarios.ts';

/** What of the scenarios screen stands in the URL beside the map's own part. */
export interface ScenarioAddress {
	/** The scenario on the desk. */
	open: number | null;
	/** Those side by side. */
	compared: number[];
	/** Over the whole run instead of the land that changes. */
	whole: boolean;
	/** Under cuts fitted anew. */
	refit: boolean;
}

export const ADDRESS_KEYS = ['open', 's', 'scope', 'refit'];

const idOf = (text: string | null): number | null =>
	text !== null && /^\d+$/.test(text) ? Number(text) : null;

/** Query → address; what is not understood is left out. A link that only compares opens the first one. */
export function readAddress(params: URLSearchParams): ScenarioAddress {
	const ids = (params.get('s') ?? '').split(',').map(idOf);
	const compared = [...new Set(ids.filter((id) => id !== null))].slice(0, MOST_COMPARED);
	return {
		open: idOf(params.get('open')) ?? compared[0] ?? null,
		compared,
		whole: params.get('scope') === 'whole',
		refit: params.get('refit') === '1',
	};
}

/** Address → query; defaults are not written. */
export function writeAddress({ open, compared, whole, refit }: ScenarioAddress): URLSearchParams {
	const params = new URLSearchParams();
	if (compared.length > 0) params.set('s', compared.join(','));
	if (open !== null && open !== compared[0]) params.set('open', String(open));
	if (whole) params.set('scope', 'whole');
	if (refit) params.set('refit', '1');
	return params;
}
