import { createHash } from 'node:crypto';
import { determinationOf, type Decision } from '#lib/domain/flags/determination.ts';
import { groupStatistics, type Statistics } from '#lib/domain/notices/group-statistics.ts';
import type { NoticeKind, NoticeSubject } from '#lib/domain/notices/notice.ts';
import { isDetermined, publicRow, type PublicRow } from '#lib/domain/notices/public-row.ts';
import type { PublicationRules } from '#lib/domain/notices/publication-rules.ts';
import { gradeAfter } from '#lib/domain/notices/regrading.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as decisions from '#lib/server/store/decisions.ts';
import type { EditionRow } from '#lib/server/store/notice-editions.ts';
import * as sources from '#lib/server/store/notice-sources.ts';
import * as regradings from '#lib/server/store/regradings.ts';
import type { RunRecord } from '#lib/server/store/runs.ts';

/** A list as a run, its re-gradings and the recorded decisions give it now. */
export interface MadeList {
	rows: EditionRow[];
	/** Objects of the run that have no place in such a list. */
	notListed: number;
	statistics: Statistics;
	hash: string;
}

/** The grades of a rule set, best first. */
export function gradesOf(rules: RuleSet): string[] {
	return [...new Set(rules.groups.flatMap((group) => (group.tiers ?? []).map((tier) => tier.grade)))];
}

/**
 * The list of a notice. Whatever an object is known by, only what passes the gate (`publicRow`) is taken into a row;
 * what is not rated has no grade to publish, and what is only suspected has no place in a list of determinations.
 */
export async function makeList(
	db: Db,
	notice: { kind: NoticeKind; subjectKind: NoticeSubject; rules: PublicationRules },
	run: RunRecord,
): Promise<MadeList> {
	const objects = await objectsOf(db, notice, run);
	const live = new Map(
		(notice.kind === 'grades'
			? await regradings.list(db, { run: run.id, kind: notice.subjectKind, live: true })
			: []
		).map((regrading) => [regrading.subject, regrading]),
	);
	const graded = objects.map((object) => {
		const regrading = live.get(object.subject);
		const grade = gradeAfter(object.grade, regrading);
		return { object, regrading, grade };
	});
	const listed = graded.filter(({ grade }) => notice.kind !== 'grades' || grade !== null);
	const order = gradesOf(run.rules as RuleSet);
	const collator = new Intl.Collator('zh-CN');
	listed.sort(
		(a, b) =>
			(notice.kind === 'grades' ? order.indexOf(a.grade ?? '') - order.indexOf(b.grade ?? '') : 0) ||
			collator.compare(a.object.name ?? '', b.object.name ?? '') ||
			(a.object.code < b.object.code ? -1 : 1),
	);
	const rows = listed.map(({ object, regrading, grade }) => ({
		subject: object.subject,
		public: publicRow(
			{ ...object, gradeBefore: object.grade, grade, score: object.total },
			notice.kind,
			notice.subjectKind,
			notice.rules,
		),
		regrading: regrading?.id ?? null,
	}));
	return {
		rows,
		notListed: objects.length - rows.length,
		statistics: groupStatistics(
			listed.map(({ object, grade }) => ({
				group: object.region,
				areaMu: object.areaMu,
				grade: notice.kind === 'grades' ? grade : null,
				taxWan: notice.kind === 'grades' ? object.taxWan : null,
			})),
			notice.rules.minGroup.value,
		),
		hash: hashOf(rows.map((row) => row.public)),
	};
}

async function objectsOf(
	db: Db,
	notice: { kind: NoticeKind; subjectKind: NoticeSubject },
	run: RunRecord,
): Promise<sources.ListedObject[]> {
	if (notice.kind === 'determinations') return determinedParcels(db, run);
	return notice.subjectKind === 'enterprise'
		? sources.enterprises(db, run.id, run.knownAt)
		: sources.parcels(db, run.id, run.knownAt);
}

/** The parcels that a recorded paper determines as of the run's day; what a run only suspects is not among them. */
async function determinedParcels(db: Db, run: RunRecord): Promise<(sources.ListedObject & Determined)[]> {
	const papers = new Map<number, Decision[]>();
	for (const paper of await decisions.all(db, run.knownAt, run.asOf)) {
		const list = papers.get(paper.parcel);
		if (list) list.push(paper);
		else papers.set(paper.parcel, [paper]);
	}
	return (await sources.parcels(db, run.id, run.knownAt)).flatMap((parcel) => {
		const own = papers.get(parcel.subject) ?? [];
		const found = (['idle', 'low-efficiency'] as const).flatMap((flag) => {
			const { status, decision } = determinationOf(flag, 'unknown', own, run.asOf);
			const recorded = decision && { decisionNo: decision.number, decidedOn: decision.dated };
			return status === 'determined' && recorded && isDetermined(recorded) ? [{ flag, ...recorded }] : [];
		});
		if (found.length === 0) return [];
		return [
			{
				...parcel,
				determined: found.map((f) => f.flag).join(','),
				decisionNo: found.map((f) => f.decisionNo).join('；'),
				decidedOn: found.map((f) => f.decidedOn).join('；'),
			},
		];
	});
}

interface Determined {
	determined: string;
	decisionNo: string;
	decidedOn: string;
}

/** SHA-256 over the public rows in their order, keys in one order: anybody can reckon it from the published file. */
export function hashOf(rows: readonly PublicRow[]): string {
	const hash = createHash('sha256');
	for (const row of rows) {
		const entries = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
		hash.update(`${JSON.stringify(entries)}\n`);
	}
	return hash.digest('hex');
}
