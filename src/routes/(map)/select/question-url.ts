import {
	COST_ITEMS,
	READINESS_ISSUES,
	selectionQuestion,
	YIELDS,
	type SelectionQuestion,
	type SelectionSubject,
} from '#lib/api/selections.ts';
import { ADDRESS_KEYS as CRITERIA_KEYS, readAddress, writeAddress } from '../shortlists/criteria-url.ts';

/** The question without its run, which the map's own part of the address names. */
export type Asked = Omit<SelectionQuestion, 'run'>;

/** What the screen starts from: whatever is suspected or lies in stock, all of it, for a budget still to be said. */
export const NEW_QUESTION: Asked = (({ run: _run, ...asked }) => asked)(
	selectionQuestion.parse({
		run: 0,
		criteria: { flags: ['idle', 'low-efficiency'], stock: true, kinds: ['parcel'], limit: 5000 },
		objective: 'max-benefit',
	}),
);

export interface SelectAddress {
	/** The saved selection that is open. */
	saved: number | null;
	/** The question where it is not the saved one's (or a new one's) own. */
	asked: Asked | null;
	/** Saved selections side by side. */
	compared: number[];
}

/** Ours in the query; the map's own keys (url-state.ts) stay beside them. */
export const ADDRESS_KEYS: readonly string[] = [
	...CRITERIA_KEYS.filter((key) => key !== 'list'),
	'pick',
	'beside',
	'ask',
	'budget',
	'target',
	'uplift',
	'promise',
	'weights',
	'ready',
	'cost',
	'rates',
	'quota',
	'in',
	'out',
];

const ASKS = { benefit: 'max-benefit', cost: 'min-cost' } as const;
const words = (text: string | null) => (text ?? '').split(',').filter(Boolean);
const numberOrNull = (text: string | null | undefined) =>
	text === null || text === undefined || text === '' ? null : Number(text);
const subjectsOf = (text: string | null) =>
	words(text).map((word) => {
		const [kind, id] = word.split(':');
		return { kind, id: Number(id) };
	});
const subjectsText = (subjects: readonly SelectionSubject[]) =>
	subjects.map(({ kind, id }) => `${kind}:${id}`).join(',');

/** The query → what is open. A query that breaks the schema is no query. */
export function readSelectAddress(params: URLSearchParams): SelectAddress {
	const id = Number(params.get('pick') ?? NaN);
	const saved = Number.isInteger(id) && id > 0 ? id : null;
	const compared = words(params.get('beside'))
		.map(Number)
		.filter((one) => Number.isInteger(one) && one > 0);
	if (!params.has('ask')) return { saved, asked: null, compared };
	const [tax, valueAdded] = words(params.get('weights')).map(Number);
	const promise = params.get('promise')?.split(',');
	const excluded = words(params.get('ready'));
	const read = selectionQuestion.safeParse({
		run: 0,
		criteria: readAddress(params).criteria ?? NEW_QUESTION.criteria,
		objective: ASKS[params.get('ask') as keyof typeof ASKS],
		budgetWan: numberOrNull(params.get('budget')),
		targetMu: numberOrNull(params.get('target')),
		uplift: params.get('uplift') ?? NEW_QUESTION.uplift,
		promise: promise
			? {
					tax: numberOrNull(promise[0]),
					valueAdded: numberOrNull(promise[1]),
					project: promise.slice(2).join(',') || null,
				}
			: null,
		weights: params.has('weights') ? { tax, valueAdded } : NEW_QUESTION.weights,
		readiness: params.has('ready')
			? Object.fromEntries(
					READINESS_ISSUES.map((issue) => [issue, excluded.includes(issue) ? 'exclude' : 'allow']),
				)
			: NEW_QUESTION.readiness,
		missingCost: params.get('cost') ?? NEW_QUESTION.missingCost,
		quotas: words(params.get('quota')).map((word) => {
			const [of, group, minMu, maxMu] = word.split(':');
			return { of, id: Number(group), minMu: numberOrNull(minMu), maxMu: numberOrNull(maxMu) };
		}),
		lockIn: subjectsOf(params.get('in')),
		lockOut: subjectsOf(params.get('out')),
		...(params.has('rates') && {
			rates: Object.fromEntries(
				words(params.get('rates')).map((word) => {
					const [item, rate] = word.split(':');
					return [item, numberOrNull(rate)];
				}),
			),
		}),
	});
	if (!read.success) return { saved, asked: null, compared };
	const { run: _run, ...asked } = read.data;
	return { saved, asked, compared };
}

/** What is open → our part of the query; the question only where it is not the saved one's (or a new one's) own. */
export function writeSelectAddress({ saved, asked, compared }: SelectAddress): URLSearchParams {
	const params = new URLSearchParams();
	const put = (key: string, value: string | number | null) => {
		if (value !== null && value !== '') params.set(key, String(value));
	};
	put('pick', saved);
	put('beside', compared.join(','));
	if (!asked) return params;
	put('ask', asked.objective === 'max-benefit' ? 'benefit' : 'cost');
	put('budget', asked.budgetWan);
	put('target', asked.targetMu);
	if (asked.uplift !== NEW_QUESTION.uplift) put('uplift', asked.uplift);
	if (asked.promise)
		params.set(
			'promise',
			[asked.promise.tax ?? '', asked.promise.valueAdded ?? '', asked.promise.project ?? ''].join(','),
		);
	if (YIELDS.some((name) => asked.weights[name] !== NEW_QUESTION.weights[name]))
		put('weights', YIELDS.map((name) => asked.weights[name]).join(','));
	const excluded = READINESS_ISSUES.filter((issue) => asked.readiness[issue] === 'exclude');
	const usual = READINESS_ISSUES.filter((issue) => NEW_QUESTION.readiness[issue] === 'exclude');
	// An empty list is said too: nothing is kept out.
	if (excluded.join() !== usual.join()) params.set('ready', excluded.join(','));
	if (asked.missingCost !== NEW_QUESTION.missingCost) put('cost', asked.missingCost);
	put(
		'quota',
		asked.quotas.map(({ of, id, minMu, maxMu }) => `${of}:${id}:${minMu ?? ''}:${maxMu ?? ''}`).join(','),
	);
	put(
		'rates',
		COST_ITEMS.filter((item) => asked.rates?.[item] !== undefined)
			.map((item) => `${item}:${asked.rates?.[item]}`)
			.join(','),
	);
	put('in', subjectsText(asked.lockIn));
	put('out', subjectsText(asked.lockOut));
	if (JSON.stringify(asked.criteria) !== JSON.stringify(NEW_QUESTION.criteria))
		for (const [key, value] of writeAddress({ list: null, criteria: asked.criteria })) params.set(key, value);
	return params;
}
