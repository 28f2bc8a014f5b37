import type { CorrectableFact, CorrectionInput } from '#lib/api/notices.ts';
import {
	CORRECTABLE_KINDS,
	correctableField,
	correctableFields,
	valueProblem,
	type CorrectableKind,
} from '#lib/domain/notices/correctable.ts';
import type { NoticeSubject } from '#lib/domain/notices/notice.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/corrections.ts';
import { columnOf } from '#lib/server/store/import-target.ts';
import * as provenance from '#lib/server/store/provenance.ts';

/** Whose facts an objection may have corrected: the listed object's, and what belongs to it in the year. */
export interface CorrectionScope {
	subject: number;
	subjectKind: NoticeSubject;
	year: number;
}

/** Where a correction comes from: it stands in the proofs as the file of an import does. */
export interface CorrectionSource extends CorrectionScope {
	source: string;
	fileHash: string | null;
	mapping: unknown;
}

/**
 * The facts of an object that may be corrected, with their values now and the records they come from. A yearly figure
 * that nobody has filed is among them, without a value.
 */
export async function correctableFacts(db: Db, scope: CorrectionScope): Promise<CorrectableFact[]> {
	const facts = await currentFacts(db, scope);
	const batches = await provenance.batches(
		db,
		facts.flatMap((f) => (f.batch === null ? [] : [f.batch])),
	);
	return facts.map(({ batch, row, version: _, ...fact }) => {
		const field = correctableField(fact.kind, fact.field);
		if (!field) throw new Error(`fact ${fact.kind}.${fact.field} cannot be corrected`);
		const type = field.type === 'boolean' || field.type === 'number' ? field.type : textual(field.type);
		return {
			...fact,
			type,
			unit: field.unit || null,
			source: batch === null ? null : provenance.sourceAt(batches, batch, row),
		};
	});
}

/**
 * Writes corrected facts as new versions, in a batch a kind, inside the caller's transaction.
 * @throws InputError `correction.fact`, `correction.value`, `correction.same`
 */
export async function correctFacts(
	db: Db,
	wanted: readonly CorrectionInput[],
	source: CorrectionSource,
): Promise<store.NewCorrection[]> {
	const before = new Map((await currentFacts(db, source)).map((fact) => [placeKey(fact), fact]));
	wanted.forEach((correction, i) => check(correction, before.get(placeKey(correction)), `corrections.${i}`));
	if (new Set(wanted.map(placeKey)).size < wanted.length) {
		throw new InputError({
			code: 'correction.twice',
			message: '同一项事实更正了两次',
			path: 'corrections',
			fix: '每项只留一个更正后的数值',
		});
	}
	const batchOf = new Map<CorrectableKind, number>();
	for (const kind of CORRECTABLE_KINDS) {
		const own = wanted.filter((c) => c.kind === kind);
		if (own.length === 0) continue;
		const rows = rowsOf(kind, own, (c) => before.get(placeKey(c))?.code ?? null);
		const year = kind === 'yearly' ? source.year : null;
		const { batch, updated } = await store.apply(
			db,
			kind,
			{ name: source.source, fileHash: source.fileHash, year, mapping: source.mapping },
			rows,
		);
		if (updated < rows.length)
			throw new Error(`correction of ${kind}: ${updated} of ${rows.length} rows made a version`);
		batchOf.set(kind, batch);
	}
	const after = new Map((await currentFacts(db, source)).map((fact) => [placeKey(fact), fact]));
	return wanted.map(({ value, ...place }) => ({
		...place,
		unit: correctableField(place.kind, place.field)?.unit || null,
		batch: batchOf.get(place.kind) as number,
		oldVersion: before.get(placeKey(place))?.version ?? null,
		newVersion: after.get(placeKey(place))?.version ?? null,
		oldValue: before.get(placeKey(place))?.value ?? null,
		newValue: value,
	}));
}

type Fact = Omit<store.CurrentFact, 'version' | 'batch'> & { version: number | null; batch: number | null };

async function currentFacts(db: Db, scope: CorrectionScope): Promise<Fact[]> {
	const parcel = scope.subjectKind === 'parcel' ? scope.subject : null;
	const enterprises = parcel === null ? [scope.subject] : await store.occupantsOf(db, parcel, scope.year);
	const known: Fact[] = await store.current(db, { enterprises, parcel, year: scope.year });
	const have = new Set(known.map(placeKey));
	const codes = new Map(known.filter((f) => f.kind === 'enterprises').map((f) => [f.subject, f.code]));
	for (const subject of enterprises) {
		for (const { name: field } of correctableFields('yearly')) {
			const place = {
				kind: 'yearly',
				subject,
				parcel: null,
				fromDate: null,
				year: scope.year,
				field,
			} as const;
			const code = codes.get(subject);
			if (have.has(placeKey(place)) || code === undefined) continue;
			known.push({ ...place, code, version: null, value: null, batch: null, row: null });
		}
	}
	return known;
}

function check(correction: CorrectionInput, fact: Fact | undefined, path: string): void {
	const field = correctableField(correction.kind, correction.field);
	if (!field || !fact) {
		throw new InputError({
			code: 'correction.fact',
			message: '异议对象没有这项可以更正的事实',
			path,
			got: `${correction.kind}.${correction.field}`,
		});
	}
	const problem = valueProblem(field, correction.value, `${path}.value`);
	if (problem) throw new InputError(problem);
	if (fact.value === correction.value) {
		throw new InputError({
			code: 'correction.same',
			message: '更正后的数值与现在的相同',
			path: `${path}.value`,
			got: correction.value,
			fix: '填写不同的数值；无须更正的，请选“不予采纳”',
		});
	}
}

/** Corrections of one record together: a record gets one new version, a year's figures one row. */
function rowsOf(
	kind: CorrectableKind,
	corrections: readonly CorrectionInput[],
	codeOf: (correction: CorrectionInput) => string | null,
): store.CorrectedRow[] {
	const rows = new Map<string, store.CorrectedRow>();
	for (const c of corrections) {
		const key = JSON.stringify([c.subject, c.parcel, c.fromDate, c.year]);
		const row = rows.get(key) ?? { code: ownsCode(kind) ? codeOf(c) : null, payload: identityOf(kind, c) };
		rows.set(key, row);
		const field = correctableField(kind, c.field);
		if (!field) throw new Error(`correction of ${kind}.${c.field}: no such field`);
		if (kind === 'yearly') {
			const facts = row.payload['facts'] as Record<string, unknown>;
			const value = typeof c.value === 'boolean' ? Number(c.value) : c.value;
			facts[c.field] = { value, unit: field.unit ?? null, reported: null };
		} else row.payload[columnOf(field)] = c.value;
	}
	return [...rows.values()];
}

const ownsCode = (kind: CorrectableKind) => kind === 'enterprises' || kind === 'parcels';

function identityOf(kind: CorrectableKind, c: CorrectionInput): Record<string, unknown> {
	if (kind === 'yearly') return { subject_id: c.subject, year: c.year, facts: {} };
	if (kind === 'occupancies')
		return { subject_id: c.subject, parcel_id: c.parcel, ...(c.fromDate ? { from_date: c.fromDate } : {}) };
	return {};
}

function placeKey(place: store.FactPlace): string {
	return JSON.stringify([
		place.kind,
		place.subject,
		place.parcel,
		place.fromDate,
		place.kind === 'yearly' ? place.year : null,
		place.field,
	]);
}

function textual(type: string): 'text' | 'integer' | 'date' {
	return type === 'integer' || type === 'date' ? type : 'text';
}
