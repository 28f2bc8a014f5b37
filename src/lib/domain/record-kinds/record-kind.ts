/**
 * What an import kind is made of: its fields by our name, how a bureau heads them, and in which units they come.
 * The importer, its help page, the synonyms and the SQL columns all come from these lists.
 */
export type RecordKindName =
	| 'regions'
	| 'parks'
	| 'parcels'
	| 'buildings'
	| 'enterprises'
	| 'occupancies'
	| 'yearly'
	| 'park-yearly'
	| 'supplies'
	| 'approvals'
	| 'reserves'
	| 'inspections'
	| 'decisions'
	| 'tasks'
	| 'costs'
	| 'projects'
	| 'low-slope'
	| 'constraints';

export type FieldType =
	| 'text'
	| 'number'
	| 'integer'
	| 'date'
	| 'boolean'
	| 'choice'
	| 'list'
	| 'json'
	/** The code (or a further key) of another subject; stored as its stable integer. */
	| 'reference';

export interface Field {
	/** Our name, camelCase; the SQL column is its snake_case unless `column` says otherwise. */
	name: string;
	type: FieldType;
	/** Headings understood, the preferred first; compared without spaces, brackets' content and full-width forms. */
	zh: string[];
	en: string;
	required?: boolean;
	/** Canonical unit of the stored value. */
	unit?: string;
	/** Other units a heading may carry in brackets → factor to the canonical unit. */
	units?: Record<string, number>;
	/** For `choice`: what may stand in a cell → the stored code. */
	choices?: Record<string, string>;
	/** For `reference`: the kind referred to. */
	to?: Exclude<
		RecordKindName,
		'occupancies' | 'yearly' | 'park-yearly' | 'inspections' | 'decisions' | 'tasks' | 'costs'
	>;
	column?: string;
	/** Smallest and largest believable value (inclusive); outside is a rejected row. */
	min?: number;
	max?: number;
	/** Text is kept in at most this many characters. */
	maxLength?: number;
}

export interface RecordKind {
	name: RecordKindName;
	zh: string;
	en: string;
	table: string;
	geometry: 'required' | 'optional' | 'none';
	/** Kind of the subject that a row is (or hangs on, where `code` is a reference). */
	subject: string;
	/** Fields that identify a row among live rows; a second row with the same identity in one file is a fault. */
	identity: string[];
	/**
	 * A row of the file becomes a stored row a figure, each with its own history. `keys` are the fields that tell the
	 * figures of one subject apart, with what an empty cell stands for; the first field of `identity` is the subject,
	 * every other field a figure.
	 */
	figures?: { keys: Record<string, string | null> };
	fields: Field[];
}

/** A kind whose rows are stored one a figure. */
export type FigureKind = RecordKind & Required<Pick<RecordKind, 'figures'>>;

/** Whether the rows of a kind are stored one a figure. */
export function hasFigures(kind: RecordKind): kind is FigureKind {
	return kind.figures !== undefined;
}

/** Units of area as headings write them → m². */
export const AREA_UNITS: Record<string, number> = {
	'm²': 1,
	m2: 1,
	'㎡': 1,
	平方米: 1,
	平米: 1,
	亩: 2000 / 3,
	mu: 2000 / 3,
	公顷: 10_000,
	ha: 10_000,
	hm2: 10_000,
	'hm²': 10_000,
	'km²': 1_000_000,
	km2: 1_000_000,
	平方公里: 1_000_000,
	平方千米: 1_000_000,
	万平方米: 10_000,
	万m2: 10_000,
};

/** Units of money as headings write them → 万元. */
export const MONEY_UNITS: Record<string, number> = {
	万元: 1,
	元: 1e-4,
	千元: 0.1,
	百万元: 100,
	亿元: 10_000,
};

export const text = (name: string, zh: string[], en: string, more: Partial<Field> = {}): Field => ({
	name,
	type: 'text',
	zh,
	en,
	maxLength: 500,
	...more,
});
export const date = (name: string, zh: string[], en: string, more: Partial<Field> = {}): Field => ({
	name,
	type: 'date',
	zh,
	en,
	...more,
});
export const yesNo = (name: string, zh: string[], en: string, more: Partial<Field> = {}): Field => ({
	name,
	type: 'boolean',
	zh,
	en,
	...more,
});
export const area = (name: string, zh: string[], en: string, more: Partial<Field> = {}): Field => ({
	name,
	type: 'number',
	zh,
	en,
	unit: 'm²',
	units: AREA_UNITS,
	min: 0,
	...more,
});
export const money = (name: string, zh: string[], en: string, more: Partial<Field> = {}): Field => ({
	name,
	type: 'number',
	zh,
	en,
	unit: '万元',
	units: MONEY_UNITS,
	min: 0,
	...more,
});
export const reference = (
	name: string,
	to: NonNullable<Field['to']>,
	column: string,
	zh: string[],
	en: string,
	more: Partial<Field> = {},
): Field => ({ name, type: 'reference', to, column, zh, en, ...more });
