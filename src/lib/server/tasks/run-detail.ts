import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import type { EnterpriseDetail, ParcelDetail, SourceAnswer } from '#lib/api/evaluation.ts';
import type { OccupantRecord } from '#lib/domain/evaluate/fact-origins.ts';
import { verdictOf, type Verdict, type VerdictRules } from '#lib/domain/parcel/verdict.ts';
import type { Proof } from '#lib/domain/proof.ts';
import { controlFindings } from './control-findings.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as decisions from '#lib/server/store/decisions.ts';
import * as enterprises from '#lib/server/store/enterprises.ts';
import * as parcels from '#lib/server/store/parcels.ts';
import * as provenance from '#lib/server/store/provenance.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as supplies from '#lib/server/store/supplies.ts';
import { tenantOrigins, tenantProof } from './tenant-proofs.ts';
import type { EnterpriseRunFacts, ParcelRunFacts } from './run-facts.ts';
import { enterpriseOrigins, evaluated, gradeChangesOf, parcelOrigins, withRecords } from './run-proofs.ts';
import { cell, idleRecords, landRecords, seatRecords } from './run-records.ts';

/** All that a run says of a parcel, each number with the record it came from; undefined where the run has no such parcel. */
export async function parcelDetail(
	db: Db,
	run: runs.RunRecord,
	id: number,
): Promise<ParcelDetail | undefined> {
	const [row] = await runs.rowsOf(db, run.id, 'parcel', [id]);
	const place = await parcels.get(db, id, run.knownAt);
	if (!row || !place) return undefined;
	const kept = row.facts as ParcelRunFacts;
	const occupantIds = kept.occupants.map((o) => o.enterprise);
	const occupantRows = new Map(
		(occupantIds.length === 0 ? [] : await runs.rowsOf(db, run.id, 'enterprise', occupantIds)).map((r) => [
			r.id,
			r,
		]),
	);
	const buildings = await parcels.buildings(db, id, run.knownAt);
	const supplyList = await supplies.ofParcel(db, id, run.knownAt);
	const seen = (await supplies.inspectionsOf(db, id, run.knownAt)).filter((i) => i.inspectedOn <= run.asOf);
	const papers = (await decisions.ofParcel(db, id, run.knownAt)).filter((d) => d.dated <= run.asOf);
	const figures = await provenance.figures(db, occupantIds, run.year, run.knownAt);
	const seats = await provenance.seats(db, { parcels: [id] }, run.year, run.knownAt);
	const known = await provenance.batches(db, [
		...seats.map((s) => s.batch),
		place.batch,
		...buildings.map((b) => b.batch),
		...supplyList.map((s) => s.batch),
		...seen.map((i) => i.batch),
		...papers.map((d) => d.batch),
		...figures.map((f) => f.batch),
	]);
	const names = new Map((await enterprises.names(db, occupantIds)).map((e) => [e.id, e]));
	const sourceOf = (batch: number, line: number | null, record?: string) =>
		provenance.sourceAt(known, batch, line, record);
	const figureSources = (enterprise: number) =>
		Object.fromEntries(
			figures
				.filter((f) => f.enterprise === enterprise)
				.map((f) => [f.fact, { ...sourceOf(f.batch, f.row, names.get(enterprise)?.code), ...cell(f) }]),
		);
	const recordsOf = (enterprise: number, facts: EnterpriseRunFacts) => ({
		...derivedSources(facts),
		...figureSources(enterprise),
	});
	const parcelSources: Record<string, SourceAnswer> = {
		landMu: { ...sourceOf(place.batch, place.row, place.code), method: `land-${kept.landKind}` },
		...(buildings[0]
			? {
					floorAreaM2: { ...sourceOf(buildings[0].batch, buildings[0].row), method: 'sum-of-buildings' },
					footprintM2: { ...sourceOf(buildings[0].batch, buildings[0].row), method: 'sum-of-buildings' },
				}
			: {}),
	};
	const seatOf = (enterprise: number) => {
		const seat = seats.find((s) => s.enterprise === enterprise);
		return seat && sourceOf(seat.batch, seat.row, `${names.get(enterprise)?.code ?? ''} · ${place.code}`);
	};
	const occupantRecords = kept.occupants.flatMap((o): OccupantRecord[] => {
		const facts = occupantRows.get(o.enterprise)?.facts as EnterpriseRunFacts | undefined;
		if (!facts) return [];
		const { code = '', name = '' } = names.get(o.enterprise) ?? {};
		const { yearShare: share, how } = o;
		const sources = recordsOf(o.enterprise, facts);
		const seat = seatOf(o.enterprise);
		return [{ code, name, share, how, recorded: o, facts: facts.facts, sources, ...(seat ? { seat } : {}) }];
	});
	const buildingAnswers = buildings.map(({ batch, row: line, ...b }) => ({
		...b,
		source: sourceOf(batch, line, b.code),
	}));
	const areas = {
		registeredM2: place.registeredM2,
		ellipsoidalM2: place.ellipsoidalM2,
		planeM2: place.planeM2,
		planeCrs: place.planeCrs,
	};
	const source = sourceOf(place.batch, place.row, place.code);
	const supplyAnswers = supplyList.map(({ batch, row: line, ...s }) => ({
		...s,
		source: sourceOf(batch, line, s.code),
	}));
	const inspectionAnswers = seen.map(({ batch, row: line, ...i }) => ({
		...i,
		source: sourceOf(batch, line),
	}));
	const origins = parcelOrigins(kept.facts, occupantRecords, { areas, source }, buildingAnswers);
	const sources = { ...mergedSources(kept, names), ...parcelSources };
	const ev = evaluated(run, row, sources, origins);
	const records = {
		...sources,
		...landRecords(source),
		...idleRecords(supplyAnswers[0], inspectionAnswers),
	};
	const proven = <T extends { proof: Proof }>(finding: T): T =>
		withRecords(finding, records, { ...origins, ...ev.indicatorProofs });
	const verdict = verdictOfRow(run, row);
	return {
		...ev,
		gradeChanges: gradeChangesOf(run, row),
		run: run.id,
		year: run.year,
		id,
		code: place.code,
		park: place.park,
		region: place.region,
		landUse: place.landUse,
		tenure: place.tenure,
		holder: place.holder,
		location: place.location,
		status: place.status,
		stockKind: place.stockKind,
		areas,
		source,
		missing: Object.fromEntries(
			Object.entries(kept.missing).map(([fact, ids]) => [
				fact,
				ids.map((e) => names.get(e)?.code ?? String(e)),
			]),
		),
		occupants: kept.occupants.flatMap((o) => {
			const own = occupantRows.get(o.enterprise);
			if (!own) return [];
			const facts = own.facts as EnterpriseRunFacts;
			return [
				{
					...evaluated(run, own, recordsOf(o.enterprise, facts)),
					id: o.enterprise,
					code: names.get(o.enterprise)?.code ?? '',
					name: names.get(o.enterprise)?.name ?? '',
					industry: facts.industry,
					aboveScale: facts.aboveScale,
					share: o.yearShare,
					shareBasis: o.how === 'recorded' ? o.shareBasis : o.how,
					role: o.role,
					areaMu: o.areaMu,
				},
			];
		}),
		flags: [proven(verdict.idle), proven(verdict.lowEfficiency)],
		stages: verdict.stages.map(proven),
		decisions: papers.map(({ batch, row: line, ...d }) => ({
			...d,
			source: sourceOf(batch, line, d.number ?? undefined),
		})),
		disposition: proven(verdict.disposition),
		control: controlFindings({ id: String(id), ...kept }),
		buildings: buildingAnswers,
		supplies: supplyAnswers,
		inspections: inspectionAnswers,
		bbox: place.bbox,
	};
}

/** All that a run says of an enterprise, with its parcels; undefined where the run has no such enterprise. */
export async function enterpriseDetail(
	db: Db,
	run: runs.RunRecord,
	id: number,
): Promise<EnterpriseDetail | undefined> {
	const [row] = await runs.rowsOf(db, run.id, 'enterprise', [id]);
	const place = await enterprises.get(db, id, run.knownAt);
	if (!row || !place) return undefined;
	const facts = row.facts as EnterpriseRunFacts;
	const figures = await provenance.figures(db, [id], run.year, run.knownAt);
	const known = await provenance.batches(
		db,
		figures.map((f) => f.batch),
	);
	const sources = Object.fromEntries(
		figures.map((f) => [f.fact, { ...provenance.sourceAt(known, f.batch, f.row, place.code), ...cell(f) }]),
	);
	const held = await enterprises.parcels(db, id, run.year, run.knownAt);
	const seats =
		facts.derived.length === 0
			? []
			: await seatRecords(
					db,
					run,
					id,
					held.map((p) => p.id),
				);
	const own = { ...derivedSources(facts), ...sources };
	const origins = {
		...enterpriseOrigins(facts, seats),
		...(await tenantOrigins(db, run, { ...facts, code: place.code, name: place.name }, own)),
	};
	const told = evaluated(run, row, own, origins);
	const landlord = facts.follows && (await enterpriseDetail(db, run, facts.follows.owner));
	return {
		...told,
		...(facts.follows && landlord
			? { proof: tenantProof(row.grade, facts.follows, landlord, (run.fitted as Fitted).rules) }
			: {}),
		// a tenant follows its landlord: no figure of its own changes its grade
		gradeChanges: facts.follows ? [] : gradeChangesOf(run, row),
		run: run.id,
		id,
		code: place.code,
		name: place.name,
		industry: place.industry,
		industryEdition: place.industryEdition,
		aboveScale: facts.aboveScale,
		parcels: held,
	};
}

/** The flags and the batch with their proofs, made from the stored operands by the rules the run used. */
function verdictOfRow(run: runs.RunRecord, row: runs.RunRow): Verdict {
	const kept = row.facts as ParcelRunFacts;
	return verdictOf(
		{
			row: { ...kept, id: String(row.id) },
			values: row.indicators,
			grade: row.grade,
			idle: kept.idle,
			evidence: kept.evidence,
			stockKind: kept.parcel.stockKind,
			missingPapers: kept.parcel.missingPapers,
			stage: kept.stage,
			decisions: kept.decisions,
		},
		run.flagRules as VerdictRules,
		run.asOf,
	);
}

function derivedSources(facts: EnterpriseRunFacts): Record<string, SourceAnswer> {
	return Object.fromEntries(facts.derived.map((fact) => [fact, { method: `derived-${fact}` }]));
}

/** A merged fact has no record of its own: it is the occupants' by share, whose own rows name theirs. */
function mergedSources(
	kept: ParcelRunFacts,
	names: ReadonlyMap<number, { code: string }>,
): Record<string, SourceAnswer> {
	const record = kept.occupants.map((o) => names.get(o.enterprise)?.code ?? o.enterprise).join('、');
	return Object.fromEntries(
		Object.entries(kept.facts)
			.filter(([, value]) => value !== null)
			.map(([fact]) => [fact, { method: 'merged-occupants', record }]),
	);
}
