import type { EnterpriseDetail, ParcelDetail, SourceAnswer } from '#lib/api/evaluation.ts';
import type { ChangedOperand, ComparedObject } from '#lib/api/runs.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as comparisons from '#lib/server/store/comparisons.ts';
import type { RunRecord } from '#lib/server/store/runs.ts';
import { knownComparison } from './compare-runs.ts';
import { enterpriseDetail, parcelDetail } from './run-detail.ts';
import { runOf } from './run-inputs.ts';

type Value = ChangedOperand['a']['value'];
interface Held {
	value: Value;
	source?: SourceAnswer;
}
/** Operands by name; `of` names the record where it is not the object's own. */
type Operands = Map<string, Held & { of: string | null; name: string; part: ChangedOperand['part'] }>;

/**
 * One changed object of a comparison: its change, and every operand that differs with the record behind either value
 * (file, sheet, row, import date). Undefined where the two were not compared, or the object did not change.
 * @throws InputError `run-not-found`
 */
export async function comparedObject(
	db: Db,
	asked: { a: number; b: number; kind: 'enterprise' | 'parcel'; id: number },
): Promise<ComparedObject | undefined> {
	const known = await knownComparison(db, asked);
	const change = known && (await comparisons.object(db, known.id, asked.kind, asked.id));
	if (!change) return undefined;
	const read = asked.kind === 'enterprise' ? ofEnterprise : ofParcel;
	const a = await read(db, await runOf(db, asked.a, 'a'), asked.id);
	const b = await read(db, await runOf(db, asked.b, 'b'), asked.id);
	return { change, operands: differing(a, b) };
}

async function ofEnterprise(db: Db, run: RunRecord, id: number): Promise<Operands> {
	const detail = await enterpriseDetail(db, run, id);
	const operands: Operands = new Map();
	if (!detail) return operands;
	addFacts(operands, null, detail);
	add(operands, null, 'industry', 'data', detail.industry);
	add(operands, null, 'aboveScale', 'data', detail.aboveScale, detail.sources['aboveScale']);
	for (const place of detail.parcels) add(operands, place.code, 'share', 'boundary', place.share);
	return operands;
}

async function ofParcel(db: Db, run: RunRecord, id: number): Promise<Operands> {
	const detail = await parcelDetail(db, run, id);
	const operands: Operands = new Map();
	if (!detail) return operands;
	addLand(operands, detail);
	for (const occupant of detail.occupants) {
		add(operands, occupant.code, 'share', 'boundary', occupant.share);
		addFacts(operands, occupant.code, occupant);
	}
	const dated = (name: string, of: string | null, record: { source?: SourceAnswer }, value: unknown) =>
		add(
			operands,
			of,
			name,
			'data',
			typeof value === 'string' || typeof value === 'number' ? value : null,
			record.source,
		);
	for (const supply of detail.supplies) {
		dated('agreedStart', supply.code, supply, supply.agreedStart);
		dated('startedOn', supply.code, supply, supply.startedOn);
		dated('deliveredOn', supply.code, supply, supply.deliveredOn);
	}
	for (const seen of detail.inspections)
		add(operands, seen.inspectedOn, 'inspection', 'data', seen.started, seen.source);
	return operands;
}

function addLand(operands: Operands, detail: ParcelDetail): void {
	const { areas, source } = detail;
	add(operands, null, 'registeredM2', 'boundary', areas.registeredM2, source);
	add(operands, null, 'areaM2', 'boundary', areas.ellipsoidalM2, source);
	add(operands, null, 'park', 'boundary', detail.park?.name ?? null);
	add(operands, null, 'region', 'boundary', detail.region?.name ?? null);
	add(operands, null, 'status', 'data', detail.status, source);
	add(operands, null, 'stockKind', 'data', detail.stockKind, source);
	for (const fact of ['floorAreaM2', 'footprintM2'] as const)
		add(operands, null, fact, 'data', detail.facts[fact] ?? null, detail.sources[fact]);
}

function addFacts(
	operands: Operands,
	of: string | null,
	detail: Pick<EnterpriseDetail, 'facts' | 'sources'>,
): void {
	for (const [fact, value] of Object.entries(detail.facts))
		add(operands, of, fact, fact === 'landMu' ? 'boundary' : 'data', value, detail.sources[fact]);
}

function add(
	operands: Operands,
	of: string | null,
	name: string,
	part: ChangedOperand['part'],
	value: Value,
	source?: SourceAnswer,
): void {
	operands.set(`${of ?? ''} ${name}`, { of, name, part, value, ...(source ? { source } : {}) });
}

function differing(a: Operands, b: Operands): ChangedOperand[] {
	const held = (at: Operands, key: string): Held => {
		const { value, source } = at.get(key) ?? { value: null };
		return { value, ...(source ? { source } : {}) };
	};
	return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
		const [before, after] = [held(a, key), held(b, key)];
		const known = (a.get(key) ?? b.get(key)) as Operands extends Map<string, infer T> ? T : never;
		if (before.value === after.value) return [];
		return { name: known.name, of: known.of, part: known.part, a: before, b: after };
	});
}
