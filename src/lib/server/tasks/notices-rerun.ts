import type { NoticeDetail } from '#lib/api/notices.ts';
import { carryOver } from '#lib/domain/notices/regrading.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as editions from '#lib/server/store/notice-editions.ts';
import * as store from '#lib/server/store/notices.ts';
import * as regradings from '#lib/server/store/regradings.ts';
import * as runs from '#lib/server/store/runs.ts';
import { evaluate } from './evaluate.ts';
import { makeList } from './notice-list.ts';
import { noticeDetail, runOf } from './notices.ts';
import type { TaskContext } from './task.ts';

/**
 * A further edition of an open or closed notice: the year is evaluated again by the same rules and for the same day, on
 * the facts as known now, re-gradings that still hold are carried on, and the list is frozen beside the earlier ones.
 * @throws InputError `not-found`, `notice.not-running`, and what an evaluation throws
 */
export async function rerunNotice(db: Db, id: number, context: TaskContext = {}): Promise<NoticeDetail> {
	assertRunning(id, await store.get(db, id));
	const earlier = await runOf(db, (await editions.list(db, id)).at(-1)?.run ?? 0);
	const { idle, lowEfficiency, disposition } = earlier.flagRules as Record<
		string,
		{ id: string; version: string } | null | undefined
	>;
	const named = (rules: { id: string; version: string } | null | undefined) =>
		rules ? `${rules.id}@${rules.version}` : undefined;
	const made = await evaluate(
		db,
		{
			year: earlier.year,
			rules: `${earlier.ruleId}@${earlier.ruleVersion}`,
			idle: named(idle),
			lowEfficiency: named(lowEfficiency) ?? 'none',
			disposition: named(disposition),
			region: earlier.regionCode ?? undefined,
			asOf: earlier.asOf,
		},
		context,
	);
	return db.transaction(async (tx) => {
		const notice = await store.get(tx, id, true);
		assertRunning(id, notice);
		const last = (await editions.list(tx, id)).at(-1);
		if (!last) throw new Error(`notice ${id} is ${notice.state} and has no list`);
		const run = await runOf(tx, made.id);
		const lapsed = await carryRegradings(tx, notice, last.run, run);
		const { rows, ...edition } = await makeList(tx, notice, run);
		await editions.insert(tx, id, { ...edition, edition: last.edition + 1, run: run.id, lapsed }, rows);
		await store.addEvent(tx, id, 'rerun', null, {
			edition: last.edition + 1,
			run: run.id,
			lapsed: lapsed.length,
		});
		return (await noticeDetail(tx, id)) as NoticeDetail;
	});
}

async function carryRegradings(
	db: Db,
	notice: store.NoticeRecord,
	from: number,
	run: runs.RunRecord,
): Promise<editions.Lapsed[]> {
	const kind = notice.subjectKind;
	const held = await regradings.list(db, { run: from, kind, live: true });
	if (held.length === 0) return [];
	const rows = await runs.rowsOf(
		db,
		run.id,
		kind,
		held.map((r) => r.subject),
	);
	const computed = new Map(rows.map((row) => [row.id, row.grade]));
	const { kept, lapsed } = carryOver(held, computed);
	for (const { subject, gradeBefore, to, reason, evidence, id, carriedFrom } of kept) {
		await regradings.insert(db, {
			run: run.id,
			kind,
			subject,
			gradeBefore,
			to,
			reason,
			evidence,
			carriedFrom: carriedFrom ?? id,
		});
	}
	return lapsed.map(({ subject, gradeBefore, to }) => ({
		subject,
		gradeBefore,
		to,
		computed: computed.get(subject) ?? null,
	}));
}

function assertRunning(
	id: number,
	notice: store.NoticeRecord | undefined,
): asserts notice is store.NoticeRecord {
	if (!notice) throw new InputError({ code: 'not-found', message: '没有这个公示批次', got: id });
	if (notice.state === 'open' || notice.state === 'closed') return;
	throw new InputError({
		code: 'notice.not-running',
		message: '只有公示中或公示期满的批次可以处理异议、重新评价',
		got: notice.state,
		expected: ['open', 'closed'],
	});
}
