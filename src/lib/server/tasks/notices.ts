import type { NoticeDetail, NoticeEdit, NoticeInput, NoticeStep, NoticeSummary } from '#lib/api/notices.ts';
import { refusalOf } from '#lib/domain/notices/notice.ts';
import { periodOf } from '#lib/domain/notices/period.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { publicationOf } from '#lib/rulesets/publication-rules.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as clock from '#lib/server/store/clock.ts';
import * as editions from '#lib/server/store/notice-editions.ts';
import * as store from '#lib/server/store/notices.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as summary from '#lib/server/store/summary.ts';
import { gradesOf, makeList } from './notice-list.ts';

/** All notices, newest first. */
export async function listNotices(db: Db): Promise<NoticeSummary[]> {
	const all = await store.list(db);
	const { today } = await clock.read(db);
	const synthetic = await summary.hasSynthetic(db);
	const known = new Map((await runs.list(db, 10_000)).map((run) => [run.id, run]));
	const result: NoticeSummary[] = [];
	for (const notice of all) {
		const run = known.get(notice.run) ?? (await runOf(db, notice.run));
		result.push(summaryOf(notice, run, today, synthetic));
	}
	return result;
}

/** A notice with its editions and its way, or undefined. */
export async function noticeDetail(db: Db, id: number): Promise<NoticeDetail | undefined> {
	const notice = await store.get(db, id);
	if (!notice) return undefined;
	const list = await editions.list(db, id);
	const run = await runOf(db, list.at(-1)?.run ?? notice.run);
	const { today } = await clock.read(db);
	return {
		...summaryOf(notice, run, today, await summary.hasSynthetic(db)),
		rules: notice.rules,
		grades: gradesOf(run.rules as RuleSet),
		editions: list,
		events: await store.events(db, id),
		behind: await editions.isBehind(db, id),
	};
}

/**
 * A new draft from a run.
 * @throws InputError `run-not-found`, `notice.subject`
 */
export async function draftNotice(db: Db, input: NoticeInput): Promise<NoticeDetail> {
	const run = await runs.get(db, input.run);
	if (!run) {
		throw new InputError({ code: 'run-not-found', message: '没有这次评价', path: 'run', got: input.run });
	}
	if (input.kind === 'determinations' && input.subjectKind !== 'parcel') {
		throw new InputError({
			code: 'notice.subject',
			message: '认定名单列的是地块',
			path: 'subjectKind',
			got: input.subjectKind,
			expected: 'parcel',
		});
	}
	const rules = publicationOf(run.rules as RuleSet);
	return db.transaction(async (tx) => {
		const id = await store.insert(tx, {
			...input,
			rules,
			workingDays: input.workingDays ?? rules.workingDays.value,
		});
		await store.addEvent(tx, id, 'draft', null, { run: run.id });
		return (await noticeDetail(tx, id)) as NoticeDetail;
	});
}

/** Changes the words and the length of a draft; a problem where it is no draft any more or somebody was faster. */
export async function editNotice(db: Db, id: number, input: NoticeEdit): Promise<NoticeDetail | Problem> {
	return db.transaction(async (tx) => {
		const notice = await store.get(tx, id, true);
		if (!notice) return gone(id);
		if (notice.state !== 'draft') {
			return {
				code: 'notice.not-draft',
				message: '公示开始后不能再改公示内容',
				got: notice.state,
				expected: 'draft',
				fix: '撤回后重新起草',
			};
		}
		const { version, ...text } = input;
		if (!(await store.update(tx, id, version, text))) return changed(notice, version);
		await store.addEvent(tx, id, 'edited', null, {
			title: notice.title,
			workingDays: notice.workingDays,
			issuer: notice.issuer,
			contact: notice.contact,
			basis: notice.basis,
		});
		return (await noticeDetail(tx, id)) as NoticeDetail;
	});
}

/**
 * Takes a notice to its next state: opening freezes the list and counts the period, closing waits for its end, final
 * wants every objection answered and freezes the hash, withdrawing wants a reason.
 */
export async function stepNotice(db: Db, id: number, step: NoticeStep): Promise<NoticeDetail | Problem> {
	return db.transaction(async (tx) => {
		const notice = await store.get(tx, id, true);
		if (!notice) return gone(id);
		if (notice.version !== step.version) return changed(notice, step.version);
		const { today } = await clock.read(tx);
		const made = step.to === 'open' ? await makeList(tx, notice, await runOf(tx, notice.run)) : null;
		const last = (await editions.list(tx, id)).at(-1);
		const refusal = refusalOf(
			{
				state: notice.state,
				rows: made?.rows.length ?? last?.rows ?? 0,
				closesOn: notice.closesOn,
				unanswered: notice.unanswered,
				behind: await editions.isBehind(tx, id),
			},
			step.to,
			today,
		);
		if (refusal) return refusal;
		if (step.to === 'withdrawn' && step.reason === null) {
			return { code: 'notice.reason', message: '撤回公示必须写明理由', path: 'reason' };
		}
		if (made) {
			if (step.firstDay === undefined) {
				return { code: 'notice.first-day', message: '请填写公示的第一天', path: 'firstDay' };
			}
			const period = periodOf(step.firstDay, notice.workingDays);
			await store.setState(tx, id, 'open', { period });
			const { rows, ...edition } = made;
			await editions.insert(tx, id, { ...edition, edition: 1, run: notice.run, lapsed: [] }, rows);
			await store.addEvent(tx, id, 'open', null, { ...period, recordedLater: step.firstDay < today });
		} else {
			await store.setState(tx, id, step.to, step.to === 'final' ? { finalHash: last?.hash } : {});
			await store.addEvent(tx, id, step.to, step.reason, step.to === 'final' ? { hash: last?.hash } : null);
		}
		return (await noticeDetail(tx, id)) as NoticeDetail;
	});
}

/** The run of a notice; that it is there is held by the database. */
export async function runOf(db: Db, id: number): Promise<runs.RunRecord> {
	const run = await runs.get(db, id);
	if (!run) throw new Error(`run ${id} of a notice is gone`);
	return run;
}

/** The Problem of a notice that is not there. */
export function gone(id: number): Problem {
	return { code: 'not-found', message: '没有这个公示批次', got: id };
}

function changed(notice: store.NoticeRecord, version: number): Problem {
	return {
		code: 'changed-meanwhile',
		message: '这个公示批次刚被别人改过',
		got: version,
		expected: notice.version,
		fix: '重新打开后再改。',
	};
}

function summaryOf(
	notice: store.NoticeRecord,
	run: Pick<runs.RunRecord, 'id' | 'year' | 'ruleId' | 'ruleVersion' | 'rules'>,
	today: string,
	synthetic: boolean,
): NoticeSummary {
	const { rules: _, ...rest } = notice;
	return {
		...rest,
		run: run.id,
		year: run.year,
		ruleSet: `${run.ruleId}@${run.ruleVersion}`,
		ruleTitle: (run.rules as RuleSet).title.zh,
		synthetic,
		today,
	};
}
