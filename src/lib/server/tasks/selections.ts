import type { SelectionSigning } from '#lib/api/selection-actions.ts';
import type { Selection, SelectionEntry, SelectionInput, SelectionQuestion } from '#lib/api/selections.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { can } from '#lib/domain/rights/can.ts';
import { keyOf, type Subject } from '#lib/domain/selection/question.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/selections.ts';
import { sealOf } from './selection-seal.ts';
import { selectionCandidates } from './selection-candidates.ts';
import { solveSelection } from './solve-selection.ts';
import type { TaskContext } from './task.ts';

/**
 * Saves a selection, new (`id` null) or over a draft; the job kind `select`: the candidates are made anew by the server, solved and checked there; what a
 * browser has computed is not taken.
 * @throws InputError `run-not-found`, and where the draft is gone, signed or was changed meanwhile, where
 * something is locked both ways or a lock is on nothing of the run
 */
export async function saveSelection(
	db: Db,
	{ id, input }: { id: number | null; input: SelectionInput },
	context: TaskContext = {},
): Promise<SelectionEntry> {
	if (id !== null) refuse(await changeableSelection(db, id, input.version));
	context.progress?.({ stage: 'select.candidates', done: 0, total: 4 });
	const candidates = await selectionCandidates(db, input.question);
	refuseLocks(input.question, candidates.candidates);
	const { answer, certificate } = await solveSelection(input.question, candidates, context);
	const { name, note, question } = input;
	const written = { name, note, question, candidates, answer, certificate: { ...certificate } };
	return db.transaction(async (tx) => {
		if (id === null) return entryOf(tx, await store.insert(tx, written));
		const now = await changeableSelection(tx, id, input.version);
		refuse(now);
		const version = input.version ?? (now as SelectionEntry).version;
		if (!(await store.update(tx, id, version, written))) refuse(await changeableSelection(tx, id, version));
		return entryOf(tx, id);
	});
}

/** A copy as a draft of one's own, with the answer as it was. */
export async function copySelection(db: Db, id: number, name?: string): Promise<Selection | Problem> {
	const from = await store.get(db, id);
	if (!from) return gone(id);
	const made = await store.insert(db, { ...from, name: name ?? `${from.name} (2)`, copyOf: id });
	return (await store.get(db, made)) as Selection;
}

/**
 * Signs a draft: it is sealed with its hash and frozen for good. Only an answer that the independent check has passed
 * is signed, by a person.
 */
export async function signSelection(
	db: Db,
	id: number,
	{ version }: SelectionSigning,
): Promise<Selection | Problem> {
	return db.transaction(async (tx) => {
		const now = await changeableSelection(tx, id, version);
		if ('code' in now) return now;
		if (!can(tx.actor, 'sign', 'selection')) {
			return {
				code: 'not-allowed',
				message: `${tx.actor.name} 不能签批优选方案`,
				got: tx.actor.roles,
				fix: '换由规划员、审核人或局领导签批',
			};
		}
		const draft = (await store.get(tx, id)) as store.SelectionRecord;
		if (draft.answer.objective === null || !draft.answer.checked.ok) {
			return {
				code: 'selection-not-answered',
				message: '这份优选方案没有通过校验的结果，不能签批',
				got: draft.answer.status,
				expected: '有结果且校验通过',
				fix: '先按提示放宽条件，重新求解并保存',
			};
		}
		const seal = await sealOf(tx, draft);
		if (!(await store.sign(tx, id, draft.version, seal))) return changedMeanwhile(now, version);
		return (await store.get(tx, id)) as Selection;
	});
}

/** Takes a draft away, or brings it back; the problem where there is none or it is signed. */
export async function deleteSelection(db: Db, id: number, deleted: boolean): Promise<Problem | null> {
	const now = await store.entry(db, id);
	if (deleted && !now) return gone(id);
	if (now?.state === 'signed') return signed(now);
	return (await store.setDeleted(db, id, deleted)) ? null : gone(id);
}

const entryOf = async (db: Db, id: number): Promise<SelectionEntry> =>
	(await store.entry(db, id)) as SelectionEntry;

/** The entry of a draft that may be changed from that version, or the problem: gone, signed, changed meanwhile. */
export async function changeableSelection(
	db: Db,
	id: number,
	version: number | undefined,
): Promise<SelectionEntry | Problem> {
	const now = await store.entry(db, id);
	if (!now) return gone(id);
	if (now.state === 'signed') return signed(now);
	return version !== undefined && version !== now.version ? changedMeanwhile(now, version) : now;
}

function refuse(now: SelectionEntry | Problem): void {
	if ('code' in now) throw new InputError(now);
}

/** A lock that cannot be kept is said, never passed over. */
function refuseLocks({ lockIn, lockOut }: SelectionQuestion, candidates: readonly Subject[]): void {
	const out = new Set(lockOut.map(keyOf));
	const both = lockIn.map(keyOf).filter((key) => out.has(key));
	if (both.length > 0)
		throw new InputError({
			code: 'selection-lock-both',
			message: '同一地块既锁定选入又锁定排除',
			path: 'question.lockIn',
			got: both,
			fix: '每块地只留一种锁定',
		});
	const known = new Set(candidates.map(keyOf));
	const none = lockIn.map(keyOf).filter((key) => !known.has(key));
	if (none.length > 0)
		throw new InputError({
			code: 'selection-lock-unknown',
			message: '锁定选入的地块不在本次评价之中',
			path: 'question.lockIn',
			got: none,
			fix: '解除这些锁定，或换用包含它们的评价',
		});
}

const gone = (id: number): Problem => ({
	code: 'not-found',
	message: `没有编号为 ${id} 的优选方案，或已被删除`,
	got: id,
});

const signed = (now: SelectionEntry): Problem => ({
	code: 'selection-signed',
	message: `这份优选方案已由 ${now.signedBy} 签批，不再改动`,
	got: now.id,
	fix: '复制一份再改',
});

const changedMeanwhile = (now: SelectionEntry, version: number | undefined): Problem => ({
	code: 'changed-meanwhile',
	message: `${now.by} 已修改过这份优选方案`,
	got: version,
	expected: now.version,
	fix: '重新打开后再改，或另存为新方案',
});
