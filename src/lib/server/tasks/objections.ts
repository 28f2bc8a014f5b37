import type { AnswerInput, Objection, ObjectionInput } from '#lib/api/notices.ts';
import { answerProblem } from '#lib/domain/notices/answer.ts';
import { isLate } from '#lib/domain/notices/period.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as attachments from '#lib/server/store/attachments.ts';
import * as corrections from '#lib/server/store/corrections.ts';
import * as editions from '#lib/server/store/notice-editions.ts';
import * as notices from '#lib/server/store/notices.ts';
import * as store from '#lib/server/store/objections.ts';
import { correctFacts } from './correct-facts.ts';
import { gone, runOf } from './notices.ts';

/** The objections to a notice with attachments, answers and what was corrected; or one of them. */
export async function listObjections(db: Db, notice: number, id?: number): Promise<Objection[]> {
	const found = await store.list(db, notice, id);
	const answers = await store.answers(db, notice);
	const files = await attachments.list(db, { notice });
	const corrected = await corrections.list(db, notice);
	return found.map((objection) => {
		const own = answers
			.filter((a) => a.objection === objection.id)
			.map((a) => ({ ...a, corrections: corrected.filter((c) => c.answer === a.id) }));
		return {
			...objection,
			attachments: files.filter((file) => file.objection === objection.id),
			answer: own.find((a) => a.supersededAt === null) ?? null,
			earlier: own.filter((a) => a.supersededAt !== null),
		};
	});
}

/** Records an objection to a row of an open or closed notice; one that came after the last day is marked late. */
export async function fileObjection(db: Db, id: number, input: ObjectionInput): Promise<Objection | Problem> {
	return db.transaction(async (tx) => {
		const notice = await notices.get(tx, id, true);
		if (!notice) return gone(id);
		const refusal = notTaking(notice);
		if (refusal) return refusal;
		if (notice.opensOn !== null && input.receivedOn < notice.opensOn) {
			return {
				code: 'objection.before-period',
				message: '收到日期早于公示的第一天',
				path: 'receivedOn',
				got: input.receivedOn,
				expected: `≥ ${notice.opensOn}`,
			};
		}
		const rows = await editions.rowsOf(tx, id, notice.edition ?? 0);
		if (!rows.some((row) => row.subject === input.subject)) {
			return {
				code: 'objection.subject',
				message: '名单中没有这个对象',
				path: 'subject',
				got: input.subject,
				fix: '在名单中选择有异议的一行',
			};
		}
		const late = notice.closesOn !== null && isLate(input.receivedOn, notice.closesOn);
		const made = await store.insert(tx, { ...input, notice: id, late });
		await notices.addEvent(tx, id, 'objection', null, { objection: made, late });
		return (await listObjections(tx, id, made))[0] as Objection;
	});
}

/**
 * Answers an objection: a correction makes new versions of the facts, with the objection as their source; a refusal
 * gives its reasons. An earlier answer is superseded and stays, and so do the facts it corrected.
 * @throws InputError where a correction names a fact that is not there or a value that cannot be
 */
export async function answerObjection(
	db: Db,
	id: number,
	objectionId: number,
	input: AnswerInput,
): Promise<Objection | Problem> {
	const problem = answerProblem(input.outcome, input.reason, input.corrections.length);
	if (problem) return problem;
	return db.transaction(async (tx) => {
		const notice = await notices.get(tx, id, true);
		if (!notice) return gone(id);
		const refusal = notTaking(notice);
		if (refusal) return refusal;
		const [objection] = await listObjections(tx, id, objectionId);
		if (!objection) return { code: 'not-found', message: '没有这件异议', got: objectionId };
		const answer = await store.answer(tx, objectionId, input.outcome, input.reason);
		if (input.corrections.length > 0) {
			const { year } = await runOf(tx, notice.run);
			const made = await correctFacts(tx, input.corrections, {
				subject: objection.subject,
				subjectKind: notice.subjectKind,
				year,
				source: `更正：异议 ${objectionId}（${objection.party}）`,
				fileHash: objection.attachments[0]?.hash ?? null,
				mapping: { correction: { notice: id, objection: objectionId, answer, reason: input.reason } },
			});
			await corrections.record(tx, answer, made);
		}
		await notices.addEvent(tx, id, 'answer', null, { objection: objectionId, outcome: input.outcome });
		return (await listObjections(tx, id, objectionId))[0] as Objection;
	});
}

function notTaking(notice: notices.NoticeRecord): Problem | undefined {
	if (notice.state === 'open' || notice.state === 'closed') return undefined;
	return {
		code: 'notice.not-running',
		message: '只有公示中或公示期满的批次可以处理异议、重新评价',
		got: notice.state,
		expected: ['open', 'closed'],
	};
}
