import { shortlistCriteria, type ShortlistCriteria } from '#lib/api/shortlists.ts';
import { PRIORITY_PARTS } from '#lib/domain/shortlist/priority.ts';

/** What a new list starts from: whatever is suspected or lies in stock, weighed as the server's defaults weigh. */
export const NEW_CRITERIA: ShortlistCriteria = shortlistCriteria.parse({
	flags: ['idle', 'low-efficiency'],
	stock: true,
});

export interface ShortlistAddress {
	/** The saved list that is open. */
	list: number | null;
	/** Criteria where the address says any; null = those of the list, or of a new one. */
	criteria: ShortlistCriteria | null;
}

const FIELDS = {
	kinds: 'ckind',
	regions: 'cregion',
	parks: 'cpark',
	flags: 'cflag',
	grades: 'cgrade',
	batches: 'cbatch',
} as const;
/** Ours in the query; the map's own keys (url-state.ts) stay beside them. */
export const ADDRESS_KEYS: readonly string[] = [
	'list',
	...Object.values(FIELDS),
	'cstock',
	'cunknown',
	'cmin',
	'ctop',
	'cw',
];

/** The query → what is open. A query that breaks the schema is no query. */
export function readAddress(params: URLSearchParams): ShortlistAddress {
	const id = Number(params.get('list') ?? NaN);
	const list = Number.isInteger(id) && id > 0 ? id : null;
	if (!params.has('cw')) return { list, criteria: null };
	const words = (key: string) => (params.get(key) ?? '').split(',').filter(Boolean);
	const weights = words('cw').map(Number);
	const read = shortlistCriteria.safeParse({
		kinds: words(FIELDS.kinds),
		regions: words(FIELDS.regions).map(Number),
		parks: words(FIELDS.parks).map(Number),
		flags: words(FIELDS.flags),
		grades: words(FIELDS.grades),
		batches: words(FIELDS.batches),
		stock: params.get('cstock') === '1',
		includeUnknown: params.get('cunknown') === '1',
		minMu: Number(params.get('cmin') ?? 0),
		limit: Number(params.get('ctop') ?? NEW_CRITERIA.limit),
		weights: Object.fromEntries(PRIORITY_PARTS.map((part, i) => [part, weights[i]])),
	});
	return { list, criteria: read.success ? read.data : null };
}

/** What is open → our part of the query; criteria only where they are not what the list (or a new one) has anyway. */
export function writeAddress({ list, criteria }: ShortlistAddress): URLSearchParams {
	const params = new URLSearchParams();
	if (list !== null) params.set('list', String(list));
	if (!criteria) return params;
	for (const [field, key] of Object.entries(FIELDS)) {
		const values = criteria[field as keyof typeof FIELDS];
		if (values.length > 0) params.set(key, values.join(','));
	}
	if (criteria.stock) params.set('cstock', '1');
	if (criteria.includeUnknown) params.set('cunknown', '1');
	if (criteria.minMu > 0) params.set('cmin', String(criteria.minMu));
	if (criteria.limit !== NEW_CRITERIA.limit) params.set('ctop', String(criteria.limit));
	params.set('cw', PRIORITY_PARTS.map((part) => criteria.weights[part]).join(','));
	return params;
}
