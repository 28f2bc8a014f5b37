import type { AssemblyRequest } from '#lib/api/assemblies.ts';
import { assemblyRequest } from '#lib/api/assemblies.ts';
import {
	ADDRESS_KEYS as CRITERIA_KEYS,
	NEW_CRITERIA,
	readAddress,
	writeAddress,
} from '../shortlists/criteria-url.ts';

/** What the plant needs, as far as the planner has said it. */
export type DemandedShape =
	| { kind: 'rectangle'; lengthM: number | null; widthM: number | null }
	| { kind: 'width'; widthM: number | null };

/** The question without its run (the map's own) and without parcels chosen by hand (they are the moment's). */
export type AssemblyDemand = Omit<
	AssemblyRequest,
	'run' | 'parcels' | 'lockIn' | 'lockOut' | 'seconds' | 'minMu' | 'shape'
> & {
	shape: DemandedShape | null;
	minMu: number | null;
	/** Roads are crossed; how wide they may be is still to be said. */
	acrossRoad: boolean;
};

export interface AssemblyAddress {
	/** The search that is open, and which of its alternatives. */
	assembly: number | null;
	alternative: number;
	demand: AssemblyDemand;
}

export const ADDRESS_KEYS: readonly string[] = [
	...['assembly', 'alt', 'amu', 'aedge', 'atol', 'aroad', 'ashape', 'aobj', 'amissing', 'aowners', 'acount'],
	...CRITERIA_KEYS.filter((key) => key !== 'list'),
];

/** What a new question starts from; every figure of it is on the screen. */
export function newDemand(): AssemblyDemand {
	const { edgeM, toleranceM, roadM, shape, objective, missingCost, maxOwners, alternatives } =
		assemblyRequest.parse({
			run: 0,
			criteria: {},
			minMu: 1,
		});
	const plain = { edgeM, toleranceM, roadM, shape, objective, missingCost, maxOwners, alternatives };
	return { ...plain, criteria: NEW_CRITERIA, minMu: null, acrossRoad: false };
}

/** The query → what is open and asked; what breaks a bound is as if it were not there. */
export function readAssemblyAddress(params: URLSearchParams): AssemblyAddress {
	const fresh = newDemand();
	const number = (key: string, fits = (n: number) => n > 0): number | null => {
		const text = params.get(key);
		const n = Number(text);
		return text !== null && text !== '' && Number.isFinite(n) && fits(n) ? n : null;
	};
	const whole = (key: string) => number(key, (n) => Number.isInteger(n) && n > 0);
	const sides = /^(?:(r)(\d*\.?\d*)x(\d*\.?\d*)|(w)(\d*\.?\d*))$/.exec(params.get('ashape') ?? '');
	const [, rectangle, length, width, circle, across] = sides ?? [];
	const metres = (text: string | undefined) => (Number(text) > 0 ? Number(text) : null);
	const shape: DemandedShape | null = circle
		? { kind: 'width', widthM: metres(across) }
		: rectangle
			? { kind: 'rectangle', lengthM: metres(length), widthM: metres(width) }
			: null;
	return {
		assembly: whole('assembly'),
		alternative: Math.max(1, whole('alt') ?? 1),
		demand: {
			criteria: readAddress(params).criteria ?? fresh.criteria,
			minMu: number('amu'),
			edgeM: number('aedge') ?? fresh.edgeM,
			toleranceM: number('atol', (n) => n > 0 && n <= 5) ?? fresh.toleranceM,
			roadM: number('aroad', (n) => n > 0 && n <= 200),
			acrossRoad: params.has('aroad'),
			shape,
			objective: params.get('aobj') === 'owners' ? 'owners' : fresh.objective,
			missingCost: params.get('amissing') === 'accept' ? 'accept' : fresh.missingCost,
			maxOwners: whole('aowners'),
			alternatives: number('acount', (n) => Number.isInteger(n) && n >= 1 && n <= 6) ?? fresh.alternatives,
		},
	};
}

/** What is open and asked → our part of the query; what is as in a new question is left away. */
export function writeAssemblyAddress({ assembly, alternative, demand }: AssemblyAddress): URLSearchParams {
	const fresh = newDemand();
	const isNew = JSON.stringify(demand.criteria) === JSON.stringify(fresh.criteria);
	const params = isNew ? new URLSearchParams() : writeAddress({ list: null, criteria: demand.criteria });
	const put = (key: string, value: string | number | null, usual: string | number | null = null) => {
		if (value !== null && value !== usual) params.set(key, String(value));
	};
	const { shape } = demand;
	put('assembly', assembly);
	put('alt', alternative, 1);
	put('amu', demand.minMu);
	put('aedge', demand.edgeM, fresh.edgeM);
	put('atol', demand.toleranceM, fresh.toleranceM);
	if (demand.acrossRoad) params.set('aroad', String(demand.roadM ?? ''));
	if (shape?.kind === 'width') params.set('ashape', `w${shape.widthM ?? ''}`);
	else if (shape) params.set('ashape', `r${shape.lengthM ?? ''}x${shape.widthM ?? ''}`);
	put('aobj', demand.objective, fresh.objective);
	put('amissing', demand.missingCost, fresh.missingCost);
	put('aowners', demand.maxOwners);
	put('acount', demand.alternatives, fresh.alternatives);
	return params;
}
