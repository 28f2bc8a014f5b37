import type { EnterpriseDetail, ParcelDetail, ParkDetail, SourceAnswer } from '#lib/api/evaluation.ts';
import { proofDocument, type ProofDocument, type ProofPart } from '#lib/api/proof-document.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Clause, Proof } from '#lib/domain/proof.ts';
import { clausesIn, recordsIn } from '#lib/domain/proof-tree.ts';
import type { ControlFinding } from '#lib/domain/rules/control.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { flagChangesInWords, gradeChangesInWords } from '#lib/words/change-words.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as parcels from '#lib/server/store/parcels.ts';
import type { RunRecord } from '#lib/server/store/runs.ts';
import * as subjects from '#lib/server/store/subjects.ts';
import { parkDetail } from './park-detail.ts';
import { enterpriseDetail, parcelDetail } from './run-detail.ts';
import { withRecords } from './run-proofs.ts';

export type ProofKind = ProofDocument['kind'];

/**
 * The object behind a public code (as written, or a former one), else behind our number; undefined where none is.
 * @throws InputError where an old code means several
 */
export async function subjectOf(db: Db, kind: ProofKind, code: string): Promise<number | undefined> {
	const loose = code.replace(/[\s-]/g, '');
	const found = (await subjects.find(db, kind, [{ written: code, loose }])).get(code) ?? [];
	if (found.length > 1)
		throw new InputError({
			code: 'reference.ambiguous',
			message: '该代码对应多个对象，请用完整代码。',
			got: code,
			expected: found.map((s) => s.code).join('、'),
		});
	return found[0]?.id ?? (/^\d{1,9}$/.test(code) ? Number(code) : undefined);
}

/** All that a run proves of one object; undefined where the run has no such object. */
export async function proofDocumentOf(
	db: Db,
	run: RunRecord,
	kind: ProofKind,
	id: number,
): Promise<ProofDocument | undefined> {
	if (kind === 'enterprise') {
		const detail = await enterpriseDetail(db, run, id);
		return detail && enterpriseDocument(run, detail);
	}
	const outline = await parcels.outline(db, id, run.knownAt);
	if (kind === 'parcel') {
		const detail = await parcelDetail(db, run, id);
		return detail && { ...parcelDocument(run, detail), outline: outlineOf(outline) };
	}
	const detail = await parkDetail(db, run, id);
	return detail && { ...parkDocument(run, detail), outline: outlineOf(outline) };
}

function enterpriseDocument(run: RunRecord, detail: EnterpriseDetail): ProofDocument {
	return documentOf(run, {
		kind: 'enterprise',
		id: detail.id,
		code: detail.code,
		name: detail.name,
		result: detail,
		record: [
			{ name: 'industry', value: detail.industry },
			{ name: 'industryEdition', value: detail.industryEdition },
			{ name: 'aboveScale', value: detail.aboveScale === null ? null : detail.aboveScale ? 'yes' : 'no' },
			{ name: 'parcels', value: detail.parcels.map((p) => p.code).join('、') || null },
		],
		parts: [...gradePart(detail), ...indicatorParts(detail)],
		areas: null,
	});
}

function parcelDocument(run: RunRecord, detail: ParcelDetail): ProofDocument {
	return documentOf(run, {
		kind: 'parcel',
		id: detail.id,
		code: detail.code,
		name: detail.holder ?? detail.location ?? '',
		result: detail,
		record: [
			{ name: 'holder', value: detail.holder },
			{ name: 'location', value: detail.location },
			{ name: 'region', value: detail.region?.name ?? null },
			{ name: 'park', value: detail.park?.name ?? null },
			{ name: 'landUse', value: detail.landUse },
			{ name: 'tenure', value: detail.tenure },
			{ name: 'status', value: detail.status },
			{ name: 'occupants', value: detail.occupants.map((o) => `${o.name} ${o.code}`).join('、') || null },
		],
		parts: [
			...gradePart(detail),
			...detail.flags.map((flag): ProofPart => ({
				of: 'flag',
				id: flag.code,
				value: flag.finding,
				proof: flag.proof,
				changes: flagChangesInWords(flag.changes, flag.finding),
			})),
			...detail.stages.map((stage): ProofPart => ({
				of: 'stage',
				id: stage.id,
				value: stage.finding,
				proof: stage.proof,
				changes: [],
			})),
			...(detail.disposition
				? [
						{
							of: 'disposition' as const,
							id: 'disposition',
							value: detail.disposition.batch,
							proof: detail.disposition.proof,
							changes: [],
						},
					]
				: []),
			...indicatorParts(detail),
			...detail.control.map(controlPart).map((part) => withRecords(part, detail.sources)),
		],
		areas: detail.areas,
	});
}

function parkDocument(run: RunRecord, detail: ParkDetail): ProofDocument {
	return documentOf(run, {
		kind: 'park',
		id: detail.id,
		code: detail.code,
		name: detail.name,
		result: { grade: null, total: null, rank: null, group: null, reason: null },
		record: [
			{ name: 'approvalNo', value: detail.approvalNo },
			{ name: 'parcels', value: detail.parcels },
			{ name: 'enterprises', value: detail.enterprises },
		],
		parts: [
			...(detail.proof ? [parkPart('chain', detail.chain.product, detail.proof)] : []),
			...(detail.zone
				? [
						parkPart('score', detail.zone.score.total, detail.zone.score.proof),
						parkPart('type', detail.zone.type.type, detail.zone.type.proof),
						...Object.entries(detail.zone.proofs).map(([id, proof]): ProofPart => ({
							of: 'indicator',
							id,
							value: detail.zone?.values[id] ?? null,
							unit: unitOf(proof),
							proof,
							changes: [],
						})),
					]
				: []),
		],
		areas: {
			registeredM2: detail.approvedAreaM2,
			ellipsoidalM2: detail.areaM2,
			planeM2: null,
			planeCrs: null,
		},
	});
}

function parkPart(id: string, value: ProofPart['value'], proof: Proof): ProofPart {
	return { of: 'park', id, value, proof, changes: [] };
}

type Evaluated = Pick<
	EnterpriseDetail,
	| 'grade'
	| 'total'
	| 'rank'
	| 'group'
	| 'reason'
	| 'proof'
	| 'scores'
	| 'values'
	| 'indicatorProofs'
	| 'gradeChanges'
>;

function gradePart(detail: Evaluated): ProofPart[] {
	if (!detail.proof) return [];
	return [
		{
			of: 'grade',
			id: 'grade',
			value: detail.grade,
			score: detail.total,
			proof: detail.proof,
			changes: gradeChangesInWords(detail.gradeChanges, detail.grade),
		},
	];
}

function indicatorParts(detail: Evaluated): ProofPart[] {
	return Object.entries(detail.indicatorProofs).map(([id, proof]) => ({
		of: 'indicator',
		id,
		value: detail.values[id] ?? null,
		unit: unitOf(proof),
		score: detail.scores?.[id] ?? null,
		proof,
		changes: [],
	}));
}

const unitOf = (proof: Proof) =>
	typeof proof.params?.['unit'] === 'string' ? proof.params['unit'] : undefined;

/** A control value is checked, not scored: its finding is the proof's one step. */
function controlPart({
	code,
	standard,
	finding,
	value,
	limit,
	operands,
	clause,
	arithmetic,
}: ControlFinding): ProofPart {
	return {
		of: 'control',
		id: `${code}|${standard}`,
		value: finding,
		proof: {
			code: `control.${finding}`,
			params: { what: code.replace(/^control\./, ''), value, limit },
			clause,
			operands,
			...(arithmetic ? { arithmetic } : {}),
			result: finding,
		},
		changes: [],
	};
}

type Draft = Pick<ProofDocument, 'kind' | 'id' | 'code' | 'name' | 'record' | 'parts' | 'areas'> & {
	result: Omit<ProofDocument['result'], 'groupTitle'>;
};

function documentOf(run: RunRecord, { result, ...draft }: Draft): ProofDocument {
	const proofs = draft.parts.map((part) => part.proof);
	const clauses = clausesIn(proofs);
	const { grade, total, rank, group, reason } = result;
	return {
		...draft,
		run: {
			id: run.id,
			year: run.year,
			asOf: run.asOf,
			knownAt: run.knownAt,
			at: run.at,
			by: run.by,
			inputHash: run.inputHash,
			engine: run.engine,
		},
		rules: rulesOf(run, clauses),
		result: { grade, total, rank, group, groupTitle: groupTitle(run, group), reason },
		clauses,
		records: recordsIn(proofs).map(({ source, operands }) => ({
			...(source as SourceAnswer),
			facts: operands,
		})),
		outline: null,
	};
}

/** What the rule calls a group; null without one. */
function groupTitle(run: RunRecord, group: string | null): string | null {
	return (run.rules as RuleSet).groups.find((g) => g.id === group)?.title ?? group;
}

/** The documents cited, the run's scoring rule first; definitions of indicators are not a document of their own. */
function rulesOf(run: RunRecord, clauses: readonly Clause[]): ProofDocument['rules'] {
	const scoring = run.rules as RuleSet;
	const list = new Map<string, ProofDocument['rules'][number]>();
	const add = (rule: string, title: string, effective: Clause['effective'] | null, source: string) => {
		const known = list.get(rule);
		if (known) known.effective ??= effective ?? null;
		else list.set(rule, { rule, title, effective: effective ?? null, source, marks: {} });
	};
	add(`${run.ruleId}@${run.ruleVersion}`, scoring.title.zh, scoring.effective, scoring.source);
	for (const { rule, title, effective, source, mark } of clauses) {
		if (rule === 'indicators') continue;
		add(rule, title ?? rule, effective, source ?? '');
		const { marks } = list.get(rule) as ProofDocument['rules'][number];
		marks[mark] = (marks[mark] ?? 0) + 1;
	}
	return [...list.values()];
}

const outlineShape = proofDocument.shape.outline;
/** The stored boundary is always a MultiPolygon. */
function outlineOf(text: string | undefined): ProofDocument['outline'] {
	return text === undefined ? null : outlineShape.parse(JSON.parse(text));
}
