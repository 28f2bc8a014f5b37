import { NUMERIC_FACTS, type NumericFact } from '../facts.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { INDICATORS } from '../indicators/registry.ts';

/** A column of the attribute table of a run's parcels. */
export interface TableColumn {
	name: string;
	/** `code`: a short list of values that the words know (a grade, a finding); `place`: an id with a name. */
	kind: 'text' | 'code' | 'place' | 'number';
	/** The heading group of the column chooser. */
	group: 'parcel' | 'result' | 'flag' | 'fact' | 'indicator';
	/** How the column is summed up: by a sum, or (an indicator) by the ratio of its operands' sums. */
	total: 'sum' | Indicator | null;
}

const column = (
	name: string,
	kind: TableColumn['kind'],
	group: TableColumn['group'],
	total: TableColumn['total'] = null,
): TableColumn => ({ name, kind, group, total });

/** Facts that add up over parcels. The land of the evaluation is among them. */
const FACTS: readonly NumericFact[] = NUMERIC_FACTS;

/** Every column that the table can show, in the order of the chooser. */
export const TABLE_COLUMNS: readonly TableColumn[] = [
	column('code', 'text', 'parcel'),
	column('holder', 'text', 'parcel'),
	column('location', 'text', 'parcel'),
	column('landUse', 'text', 'parcel'),
	column('tenure', 'text', 'parcel'),
	column('region', 'place', 'parcel'),
	column('park', 'place', 'parcel'),
	column('status', 'code', 'parcel'),
	column('stockKind', 'code', 'parcel'),
	column('areaMu', 'number', 'parcel', 'sum'),
	column('registeredMu', 'number', 'parcel', 'sum'),
	column('tenantNames', 'text', 'parcel'),
	column('occupants', 'number', 'parcel', 'sum'),
	column('industry', 'text', 'parcel'),
	column('aboveScale', 'code', 'parcel'),
	column('grade', 'code', 'result'),
	column('total', 'number', 'result'),
	column('rank', 'number', 'result'),
	column('reason', 'text', 'result'),
	column('batch', 'code', 'result'),
	column('idle', 'code', 'flag'),
	column('idleStatus', 'code', 'flag'),
	column('lowEfficiency', 'code', 'flag'),
	column('lowEfficiencyStatus', 'code', 'flag'),
	...INDICATORS.map((i) => column(i.id, 'number', 'indicator', i)),
	...FACTS.map((fact) => column(fact, 'number', 'fact', 'sum')),
];

const BY_NAME = new Map(TABLE_COLUMNS.map((c) => [c.name, c]));

/** A column of the catalogue, or undefined. */
export const tableColumn = (name: string): TableColumn | undefined => BY_NAME.get(name);
