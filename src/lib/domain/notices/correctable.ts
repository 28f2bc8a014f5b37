import { parseCivilDate, dateProblem } from '../calendar/civil-date.ts';
import type { Problem } from '../problem.ts';
import { RECORD_KINDS } from '../record-kinds/kinds.ts';
import type { Field, RecordKindName } from '../record-kinds/record-kind.ts';

/** The record kinds whose facts an objection may correct. */
export const CORRECTABLE_KINDS = ['yearly', 'enterprises', 'occupancies', 'parcels'] as const;
export type CorrectableKind = (typeof CORRECTABLE_KINDS)[number];

/** Of each kind: what may be corrected. Codes and references are not facts but identities: they are re-imported. */
const FIELDS: Readonly<Record<Exclude<CorrectableKind, 'yearly'>, readonly string[]>> = {
	enterprises: ['name', 'industry', 'industryEdition', 'establishedOn', 'publicUtility'],
	occupancies: ['share', 'areaMu', 'floorAreaM2'],
	parcels: ['registeredAreaM2', 'holder', 'location', 'landUse'],
};
const NOT_FIGURES = new Set(['enterprise', 'year']);

/** The fields of a kind that may be corrected. */
export function correctableFields(kind: CorrectableKind): Field[] {
	const { fields } = RECORD_KINDS[kind satisfies RecordKindName];
	return kind === 'yearly'
		? fields.filter((field) => !NOT_FIGURES.has(field.name))
		: fields.filter((field) => FIELDS[kind].includes(field.name));
}

/** The field of that name, or undefined where it may not be corrected. */
export function correctableField(kind: CorrectableKind, name: string): Field | undefined {
	return correctableFields(kind).find((field) => field.name === name);
}

/** Why a value cannot stand in a field, or undefined: the same bounds as the importer's. */
export function valueProblem(
	field: Field,
	value: string | number | boolean,
	path: string,
): Problem | undefined {
	const wrong = (expected: string): Problem => ({
		code: 'correction.value',
		message: `更正后的${field.zh[0]}不符合要求`,
		path,
		got: value,
		expected,
	});
	if (field.type === 'boolean') return typeof value === 'boolean' ? undefined : wrong('true / false');
	if (field.type === 'number' || field.type === 'integer') {
		if (typeof value !== 'number' || !Number.isFinite(value)) return wrong(field.unit ?? '数值');
		if (field.type === 'integer' && !Number.isInteger(value)) return wrong('整数');
		if (field.min !== undefined && value < field.min) return wrong(`≥ ${field.min}`);
		if (field.max !== undefined && value > field.max) return wrong(`≤ ${field.max}`);
		return undefined;
	}
	if (typeof value !== 'string' || value.trim() === '') return wrong('非空文字');
	if (field.type === 'date' && parseCivilDate(value) === null) return dateProblem(value, path);
	return value.length > (field.maxLength ?? 500) ? wrong(`不超过 ${field.maxLength ?? 500} 字`) : undefined;
}
