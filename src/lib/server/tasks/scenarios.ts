import { randomBytes } from 'node:crypto';
import type { Scenario, ScenarioEdit, ScenarioInput, ScenarioStep } from '#lib/api/scenarios.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { outlineOfChange, type ScenarioChange } from '#lib/domain/scenario/change.ts';
import {
	beforeEntry,
	standing,
	undoable,
	type LogEntry,
	type PlacedChange,
} from '#lib/domain/scenario/history.ts';
import { boundaryProblem } from '#lib/formats/boundary-problems.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as store from '#lib/server/store/scenarios.ts';

const notFound = (id: number): Problem => ({
	code: 'scenario-not-found',
	message: `没有编号为 ${id} 的方案，或已被删除`,
	path: 'id',
	got: id,
});

/** A scenario with the changes that stand in it, or undefined. */
export async function getScenario(db: Db, id: number): Promise<Scenario | undefined> {
	const found = await store.get(db, id);
	if (!found || found.deleted) return undefined;
	const { inherited, log } = await historyOf(db, found, found.version);
	const { undo, redo } = undoable(log);
	return {
		...found,
		changes: standing(inherited, log),
		canUndo: undo !== undefined,
		canRedo: redo !== undefined,
	};
}

/** What a branch has from its parent, and its own log up to a version. */
async function historyOf(
	db: Db,
	scenario: store.ScenarioRecord,
	upTo: number,
): Promise<{ inherited: PlacedChange[]; log: LogEntry[] }> {
	const log = await store.log(db, scenario.id, upTo);
	if (scenario.parent === null) return { inherited: [], log };
	const parent = (await store.get(db, scenario.parent)) as store.ScenarioRecord;
	const before = await historyOf(db, parent, scenario.parentVersion as number);
	return { inherited: standing(before.inherited, before.log), log };
}

/**
 * Makes a scenario: empty over a run (the newest without one), a copy with changes of its own, or a branch that shares its
 * parent's changes as they stand now.
 * @throws InputError `run-not-found`, `scenario-not-found`, `scenario-branch-run`
 */
export async function makeScenario(db: Db, input: ScenarioInput): Promise<Scenario> {
	const { name, note = null, from } = input;
	return db.transaction(async (tx) => {
		const origin = from && (await getScenario(tx, from.id));
		if (from && !origin) throw new InputError(notFound(from.id));
		const run = input.run ?? origin?.run ?? (await runs.latest(tx));
		if (run === undefined || (await runs.yearOf(tx, run)) === undefined)
			throw new InputError({
				code: 'run-not-found',
				message: '没有可作基准的评价，请先评价',
				path: 'run',
				got: run,
			});
		if (origin && from?.as === 'branch') {
			if (run !== origin.run)
				throw new InputError({
					code: 'scenario-branch-run',
					message: '分支与原方案共用同一基准；换基准请用复制',
					path: 'run',
					got: run,
					expected: origin.run,
				});
			const parent = { parent: origin.id, parentVersion: origin.version };
			return (await getScenario(tx, await store.insert(tx, { name, note, run, ...parent }))) as Scenario;
		}
		const id = await store.insert(tx, { name, note, run, parent: null, parentVersion: null });
		for (const [i, { key, position, change }] of (origin?.changes ?? []).entries())
			await store.append(tx, id, i + 1, { key, op: 'do', position, change });
		return (await getScenario(tx, id)) as Scenario;
	});
}

/** Names a scenario anew, or the problem that it is gone or was changed meanwhile. */
export async function renameScenario(db: Db, id: number, edit: ScenarioEdit): Promise<Scenario | Problem> {
	const now = await getScenario(db, id);
	if (!now) return { ...notFound(id), code: 'not-found' };
	if (!(await store.rename(db, id, edit.version, edit))) return meanwhile(now, edit.version);
	return (await getScenario(db, id)) as Scenario;
}

/**
 * One step of editing a scenario's list: a change put, moved or removed, or the last step undone or redone. Each step is
 * a line of the log; nothing is overwritten.
 * @throws InputError with the place of each boundary fault
 */
export async function editScenario(db: Db, id: number, step: ScenarioStep): Promise<Scenario | Problem> {
	if (step.op === 'put') checkOutline(step.change);
	return db.transaction(async (tx) => {
		const record = await store.get(tx, id);
		const now = await getScenario(tx, id);
		if (!record || !now) return { ...notFound(id), code: 'not-found' };
		const line = lineOf(step, now, await historyOf(tx, record, record.version));
		if ('code' in line) return line;
		if (!(await store.append(tx, id, step.version, line))) return meanwhile(now, step.version);
		return (await getScenario(tx, id)) as Scenario;
	});
}

type Line = Pick<LogEntry, 'key' | 'op' | 'position' | 'change'>;

function lineOf(
	step: ScenarioStep,
	now: Scenario,
	{ inherited, log }: { inherited: PlacedChange[]; log: LogEntry[] },
): Line | Problem {
	if (step.op === 'undo' || step.op === 'redo') {
		const entry = undoable(log)[step.op];
		if (!entry)
			return { code: 'scenario-nothing-to-undo', message: '没有可以撤销或重做的步骤', got: step.op };
		if (step.op === 'redo')
			return { key: entry.key, op: 'redo', position: entry.position, change: entry.change };
		return { key: entry.key, op: 'undo', ...beforeEntry(inherited, log, entry) };
	}
	if (step.op === 'put' && step.key === undefined) {
		const position = (now.changes.at(-1)?.position ?? 0) + 1;
		return { key: randomBytes(6).toString('hex'), op: 'do', position, change: step.change };
	}
	const at = now.changes.findIndex((c) => c.key === step.key);
	const placed = now.changes[at];
	if (!placed)
		return { code: 'scenario-change-not-found', message: '方案中没有这项变更', path: 'key', got: step.key };
	const { key, position, change } = placed;
	if (step.op === 'put') return { key, op: 'do', position, change: step.change };
	if (step.op === 'remove') return { key, op: 'do', position, change: null };
	// Between the neighbour it passes and the one beyond.
	const passed = now.changes[at + step.by];
	if (!passed)
		return { code: 'scenario-change-not-found', message: '已在列表的尽头', path: 'by', got: step.by };
	const beyond = now.changes[at + 2 * step.by]?.position ?? passed.position + 2 * step.by;
	return { key, op: 'do', position: (passed.position + beyond) / 2, change };
}

/** @throws InputError with the place of each boundary fault */
export function checkOutline(change: ScenarioChange): void {
	const outline = outlineOfChange(change);
	if (!outline) return;
	const findings = boundaryFindings(outline);
	if (!isUsable(findings)) throw new InputError(findings.map((f) => boundaryProblem(f)));
}

const meanwhile = (now: Scenario, version: number): Problem => ({
	code: 'changed-meanwhile',
	message: '这个方案已被他人修改',
	got: version,
	expected: now.version,
	fix: '重新打开后再改，或另存为副本',
});
