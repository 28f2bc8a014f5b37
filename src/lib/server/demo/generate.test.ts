import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkOrganisationCode } from '#lib/domain/codes/organisation-code.ts';
import { checkParcelCode } from '#lib/domain/codes/parcel-code.ts';
import { checkRegistrationNumber } from '#lib/domain/codes/registration-number.ts';
import { checkUscc } from '#lib/domain/codes/uscc.ts';
import { recordKind, RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { Field } from '#lib/domain/record-kinds/record-kind.ts';
import { DEMO_AS_OF, type DemoRow, type DemoSet, type DemoValue } from './demo-set.ts';
import { generateDemo } from './generate.ts';

const demo = generateDemo();
const rowsOf = (kind: string, set: DemoSet = demo): DemoRow[] =>
	set.files.filter((f) => f.kind === kind).flatMap((f) => f.rows);
const hash = (set: DemoSet) => createHash('sha256').update(JSON.stringify(set)).digest('hex');

describe('the demo set', { timeout: 60_000 }, () => {
	it('is the same for the same seed and another for another', () => {
		expect(hash(generateDemo({ seed: 7, scale: 0.1 }))).toBe(hash(generateDemo({ seed: 7, scale: 0.1 })));
		expect(hash(generateDemo({ seed: 8, scale: 0.1 }))).not.toBe(hash(generateDemo({ seed: 7, scale: 0.1 })));
	});

	it('has the size that the demo promises', () => {
		const counts = Object.fromEntries(Object.keys(RECORD_KINDS).map((kind) => [kind, rowsOf(kind).length]));
		expect(counts).toMatchObject({
			regions: 9,
			parks: 13,
			parcels: 3000,
			enterprises: 1500,
			supplies: 900,
			inspections: 500,
			approvals: 15,
			reserves: 23,
			tasks: 39,
			'low-slope': 25,
			constraints: 73,
			costs: 1802,
		});
		expect(counts.buildings).toBeGreaterThan(4000);
		expect(new Set(demo.files.filter((f) => f.kind === 'yearly').map((f) => f.year))).toEqual(
			new Set([2022, 2023, 2024]),
		);
	});

	it('names every file and every thing in it as synthetic', () => {
		expect(demo.files.map((f) => f.name).filter((name) => !/^演示-.+\.(geojson|xlsx)$/.test(name))).toEqual(
			[],
		);
		const unmarked = demo.files
			.filter((f) => f.kind !== 'regions' && f.kind !== 'buildings')
			.flatMap((f) => f.rows)
			.filter(({ values }) => values.name !== undefined && !String(values.name).includes('演示'));
		expect(unmarked).toEqual([]);
		for (const { values } of [...rowsOf('parcels'), ...rowsOf('supplies')])
			expect(values.holder).toContain('演示');
		for (const { values } of rowsOf('regions')) expect(values.note).toBe('示意，非法定界线');
	});

	it('numbers rows as their file does: features from 1, spreadsheet rows from 2', () => {
		for (const file of demo.files) {
			const first = file.name.endsWith('.xlsx') ? 2 : 1;
			expect(file.rows.map((r) => r.row)).toEqual(file.rows.map((_, i) => first + i));
		}
	});

	it('fits the record kinds: known fields, required ones there, types, choices and ranges', () => {
		const faults: string[] = [];
		for (const file of demo.files) {
			const kind = recordKind(file.kind);
			if (!kind) throw new Error(`no record kind ${file.kind}`);
			const fields = new Map(kind.fields.map((f) => [f.name, f]));
			const identities = new Set<string>();
			for (const { row, values, geometry } of file.rows) {
				const where = `${file.name} ${row}`;
				if ((geometry === undefined) !== (kind.geometry === 'none') && kind.geometry !== 'optional')
					faults.push(`${where}: geometry`);
				for (const f of kind.fields)
					if (f.required && values[f.name] === undefined) faults.push(`${where}: ${f.name} is missing`);
				for (const [name, value] of Object.entries(values)) {
					const field = fields.get(name);
					if (!field || !fits(field, value)) faults.push(`${where}: ${name} = ${JSON.stringify(value)}`);
				}
				const identity = kind.identity.map((name) => String(values[name])).join(' ');
				if (identities.has(identity)) faults.push(`${where}: ${identity} twice`);
				identities.add(identity);
			}
		}
		expect(faults).toEqual([]);
	});

	it('refers only to records that are there, in files before its own', () => {
		const codes = new Map<string, Set<string>>();
		const faults: string[] = [];
		for (const file of demo.files) {
			const references = (recordKind(file.kind)?.fields ?? []).filter((f) => f.type === 'reference');
			for (const { row, values } of file.rows) {
				for (const { name, to } of references) {
					const value = values[name];
					if (value !== undefined && !codes.get(to as string)?.has(String(value)))
						faults.push(`${file.name} ${row}: ${name} ${value}`);
				}
				if (typeof values.code === 'string')
					codes.set(file.kind, (codes.get(file.kind) ?? new Set()).add(values.code));
			}
		}
		expect(faults).toEqual([]);
	});

	it('has codes that are well formed and firms that cannot exist (XN is not an issued prefix)', () => {
		for (const { values } of rowsOf('enterprises')) {
			expect(checkUscc(String(values.code)).ok, String(values.code)).toBe(true);
			expect(String(values.code).slice(8, 10)).toBe('XN');
			expect(checkOrganisationCode(String(values.organisationCode)).ok).toBe(true);
			if (values.registrationNo) expect(checkRegistrationNumber(String(values.registrationNo)).ok).toBe(true);
		}
		for (const { values } of rowsOf('parcels')) expect(checkParcelCode(String(values.code)).ok).toBe(true);
	});

	it('knows nothing that happened after its day', () => {
		const actual = [
			'signedOn',
			'deliveredOn',
			'startedOn',
			'finishedOn',
			'inspectedOn',
			'suspendedOn',
			'completedOn',
			'fromDate',
			'toDate',
		];
		const late = demo.files.flatMap((f) =>
			f.rows
				.filter(({ values }) => actual.some((name) => String(values[name] ?? '') > DEMO_AS_OF))
				.map((r) => `${f.name} ${r.row}`),
		);
		expect(late).toEqual([]);
	});

	it('has some of everything hard, each at any scale', () => {
		for (const set of [demo, generateDemo({ seed: 3, scale: 0.1 })]) {
			const empty = Object.entries(set.notes).filter(
				([name, { count, records }]) => count !== records.length || (count === 0 && !MAY_BE_NONE.has(name)),
			);
			expect(empty.map(([name]) => name)).toEqual([]);
		}
		expect(Object.entries(demo.notes).filter(([, n]) => n.count === 0)).toEqual([]);
	});
});

/** Drawn by chance, not by number: a set of a tenth may have none. */
const MAY_BE_NONE = new Set([
	'noIndustry',
	'olderEdition',
	'movedFirms',
	'supplementBeforeSigning',
	'collectiveParcels',
	'paperGaps',
	'missingPapers',
]);

function fits(field: Field, value: DemoValue): boolean {
	switch (field.type) {
		case 'text':
		case 'reference':
			return typeof value === 'string' && value.length > 0 && value.length <= (field.maxLength ?? 500);
		case 'number':
		case 'integer': {
			if (typeof value !== 'number' || !Number.isFinite(value)) return false;
			if (field.type === 'integer' && !Number.isInteger(value)) return false;
			return value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity);
		}
		case 'date':
			return typeof value === 'string' && new Date(value).toISOString().slice(0, 10) === value;
		case 'boolean':
			return typeof value === 'boolean';
		case 'choice':
			return (
				typeof value === 'string' &&
				Object.values(field.choices ?? {}).includes(value) &&
				field.choices?.[value] === value
			);
		case 'list':
			return Array.isArray(value) && value.every((v) => typeof v === 'string');
		case 'json':
			return Array.isArray(value) && value.every((v) => typeof v === 'object');
	}
}
