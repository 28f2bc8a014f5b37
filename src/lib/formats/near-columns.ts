import type { FactRow, NumericFact } from '#lib/domain/facts.ts';
import { NUMERIC_FACTS } from '#lib/domain/facts.ts';
import type { Constraint } from '#lib/domain/constraints/constraint.ts';
import type { ConstraintsAround } from '#lib/domain/constraints/near-box.ts';
import { FLAG_CODES, type ParcelColumns } from '#lib/domain/assessment/parcel-columns.ts';
import type { FlatAreas } from '#lib/domain/geometry/flat-areas.ts';
import { packColumns, unpackColumns, type Column } from './columns-file.ts';

/** Firms of the neighbourhood; parcels name their occupants by place in it. */
export interface FirmColumns {
	ids: number[];
	codes: string[];
	names: string[];
	grades: (string | null)[];
}

/** Boundaries with what is said of each, in one order. */
export interface AreaList<Item = Record<string, unknown>> {
	items: Item[];
	shapes: FlatAreas;
}

/** A neighbourhood in columns: what `GET /api/neighbourhood?format=columns` sends. */
export interface NearColumns {
	year: number;
	run: number | null;
	bbox: [number, number, number, number];
	truncated: boolean;
	parcels: ParcelColumns;
	shapes: FlatAreas;
	firms: FirmColumns;
	/** `parks`, `lowSlope` and whatever else is drawn against, by name. */
	areas: Record<string, AreaList>;
	/** The constraints in force and what is loaded of them around; absent: nobody asked. */
	constraints?: AreaList<Constraint>;
	constraintsAround?: ConstraintsAround;
}

interface Meta {
	year: number;
	run: number | null;
	bbox: [number, number, number, number];
	truncated: boolean;
	codes: string[];
	firms: FirmColumns;
	areas: Record<string, Record<string, unknown>[]>;
	constraints?: Constraint[];
	constraintsAround?: ConstraintsAround;
	grades: (string | null)[];
	industries: (string | null)[];
	others: NonNullable<FactRow['other']>[];
}

const FLAT = ['coordinates', 'rings', 'parts', 'areas'] as const satisfies readonly (keyof FlatAreas)[];

/** Writes a neighbourhood as bytes (layout: columns-file.ts). Values that repeat stand once, and a number for each row. */
export function packNear(near: NearColumns): Uint8Array<ArrayBuffer> {
	const { parcels, firms, areas, shapes } = near;
	const grades = repeated(parcels.grades);
	const industries = repeated(parcels.industries);
	const others = repeated(parcels.other.map((other) => JSON.stringify(other)));
	const meta: Meta = {
		year: near.year,
		run: near.run,
		bbox: near.bbox,
		truncated: near.truncated,
		codes: parcels.codes,
		firms,
		areas: Object.fromEntries(Object.entries(areas).map(([name, list]) => [name, list.items])),
		...(near.constraints && { constraints: near.constraints.items }),
		...(near.constraintsAround && { constraintsAround: near.constraintsAround }),
		grades: grades.values,
		industries: industries.values,
		others: others.values.map((text) => JSON.parse(text) as NonNullable<FactRow['other']>),
	};
	return packColumns(meta, {
		ids: parcels.ids,
		areaM2: parcels.areaM2,
		registeredMu: parcels.registeredMu,
		...keyed('fact', parcels.facts),
		...keyed('flag', parcels.flags),
		grade: grades.places,
		industry: industries.places,
		other: others.places,
		industryEditions: parcels.industryEditions,
		aboveScale: parcels.aboveScale,
		occupantFrom: parcels.occupantFrom,
		occupants: parcels.occupants,
		occupantShares: parcels.occupantShares,
		...flatColumns('parcels', shapes),
		...(near.constraints && flatColumns('constraints', near.constraints.shapes)),
		...Object.fromEntries(
			Object.entries(areas).flatMap(([name, list]) =>
				Object.entries(flatColumns(`areas.${name}`, list.shapes)),
			),
		),
	});
}

/** Reads it: rows of numbers are views into the bytes. @throws RangeError for other bytes */
export function unpackNear(bytes: ArrayBuffer): NearColumns {
	const unpacked = unpackColumns(bytes);
	const meta = unpacked.meta as Meta;
	/** A column of the named type; another one is another version's file. */
	const column = <T extends Column>(name: string, Type: new (...from: never[]) => T): T => {
		const found = unpacked.columns.get(name);
		if (!(found instanceof Type)) throw new RangeError(`columns: got no ${name}, expected ${Type.name}`);
		return found;
	};
	const flat = (of: string): FlatAreas => ({
		coordinates: column(`${of}.coordinates`, Float64Array<ArrayBuffer>),
		rings: column(`${of}.rings`, Uint32Array<ArrayBuffer>),
		parts: column(`${of}.parts`, Uint32Array<ArrayBuffer>),
		areas: column(`${of}.areas`, Uint32Array<ArrayBuffer>),
	});
	const values = <T>(name: string, list: readonly T[]): T[] =>
		Array.from(column(name, Uint32Array), (place) => list[place] as T);
	const ids = column('ids', Int32Array<ArrayBuffer>);
	return {
		year: meta.year,
		run: meta.run,
		bbox: meta.bbox,
		truncated: meta.truncated,
		firms: meta.firms,
		...(meta.constraints && { constraints: { items: meta.constraints, shapes: flat('constraints') } }),
		...(meta.constraintsAround && { constraintsAround: meta.constraintsAround }),
		shapes: flat('parcels'),
		areas: Object.fromEntries(
			Object.entries(meta.areas).map(([name, items]) => [name, { items, shapes: flat(`areas.${name}`) }]),
		),
		parcels: {
			count: ids.length,
			ids,
			codes: meta.codes,
			areaM2: column('areaM2', Float64Array<ArrayBuffer>),
			registeredMu: column('registeredMu', Float64Array<ArrayBuffer>),
			facts: Object.fromEntries(
				NUMERIC_FACTS.map((fact) => [fact, column(`fact.${fact}`, Float64Array<ArrayBuffer>)]),
			) as Record<NumericFact, Float64Array<ArrayBuffer>>,
			flags: Object.fromEntries(
				FLAG_CODES.map((code) => [code, column(`flag.${code}`, Uint8Array<ArrayBuffer>)]),
			) as ParcelColumns['flags'],
			grades: values('grade', meta.grades),
			industries: values('industry', meta.industries),
			other: values('other', meta.others),
			industryEditions: column('industryEditions', Int16Array<ArrayBuffer>),
			aboveScale: column('aboveScale', Int8Array<ArrayBuffer>),
			occupantFrom: column('occupantFrom', Uint32Array<ArrayBuffer>),
			occupants: column('occupants', Uint32Array<ArrayBuffer>),
			occupantShares: column('occupantShares', Float64Array<ArrayBuffer>),
		},
	};
}

const keyed = (of: string, columns: Readonly<Record<string, Column>>): Record<string, Column> =>
	Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${of}.${name}`, column]));

const flatColumns = (of: string, flat: FlatAreas): Record<string, Column> =>
	Object.fromEntries(FLAT.map((part) => [`${of}.${part}`, flat[part]]));

/** Each value once, and the place of its value for each row. */
function repeated<T>(column: readonly T[]): { values: T[]; places: Uint32Array<ArrayBuffer> } {
	const known = new Map<T, number>();
	const places = Uint32Array.from(column, (value) => {
		const place = known.get(value);
		if (place !== undefined) return place;
		known.set(value, known.size);
		return known.size - 1;
	});
	return { values: [...known.keys()], places };
}
