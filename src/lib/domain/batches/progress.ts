import type { Batch } from '../disposition/disposition-rules.ts';

export const BATCHES = ['supply', 'swap', 'formalities'] as const satisfies readonly Batch[];

/** A task of the year; month null: of the whole year. Area m². */
export interface BatchTask {
	region: string;
	year: number;
	batch: Batch;
	month: number | null;
	areaM2: number | null;
	parcels: number | null;
}

/** Something done, by a record that has a date; nothing else counts as done. */
export interface Completion {
	parcel: number;
	code: string;
	region: string | null;
	batch: Batch;
	on: string;
	areaM2: number | null;
	/** What shows it: a supply contract, a paper of the case, or the planner's entry with its number. */
	by: 'supply' | 'decision' | 'plan';
	number: string | null;
}

export interface Amount {
	areaM2: number | null;
	parcels: number | null;
}

export interface DoneAmount {
	areaM2: number;
	parcels: number;
	/** Parcels done whose area is not known: they are in `parcels` only. */
	areaUnknown: number;
}

export interface ProgressRow {
	region: string | null;
	batch: Batch;
	/** Null: no task was set, so there is nothing to reach. */
	task: Amount | null;
	/** The task is the sum of its months, and not all twelve are set. */
	taskMonths: number | null;
	done: DoneAmount;
	/** Done ÷ task, by area where the task has one, else by parcels. */
	share: number | null;
	shareBy: 'area' | 'parcels' | null;
	/** January first. */
	months: { task: Amount | null; done: DoneAmount }[];
}

/** What was done against the year's tasks, by county and batch, each with its months; the whole (region null) last. */
export function progressOf(
	tasks: readonly BatchTask[],
	completions: readonly Completion[],
	year: number,
): ProgressRow[] {
	const ofYear = tasks.filter((task) => task.year === year);
	const done = onePerParcel(completions.filter((c) => c.on.startsWith(`${year}-`)));
	const regions = [
		...new Set([...ofYear.map((t) => t.region), ...done.flatMap((c) => c.region ?? [])]),
	].sort();
	const row = (region: string | null, batch: Batch): ProgressRow => {
		const set = ofYear.filter((t) => t.batch === batch && (region === null || t.region === region));
		const made = done.filter((c) => c.batch === batch && (region === null || c.region === region));
		const { task, taskMonths } =
			region === null ? wholeTask(regions.map((r) => row(r, batch))) : taskOfYear(set);
		const amount = doneOf(made);
		return {
			region,
			batch,
			task,
			taskMonths,
			done: amount,
			...shareOf(task, amount),
			months: Array.from({ length: 12 }, (_, m) => ({
				task: sumOf(set.filter((t) => t.month === m + 1)),
				done: doneOf(made.filter((c) => Number(c.on.slice(5, 7)) === m + 1)),
			})),
		};
	};
	return [...regions, null].flatMap((region) => BATCHES.map((batch) => row(region, batch)));
}

/** A parcel is done once in a batch, by its earliest record. */
function onePerParcel(completions: readonly Completion[]): Completion[] {
	const first = new Map<string, Completion>();
	for (const one of completions) {
		const key = `${one.parcel} ${one.batch}`;
		const before = first.get(key);
		if (!before || one.on < before.on) first.set(key, one);
	}
	return [...first.values()].sort((a, b) => a.on.localeCompare(b.on) || a.parcel - b.parcel);
}

/** The year's own row goes before the sum of the months. */
function taskOfYear(set: readonly BatchTask[]): Pick<ProgressRow, 'task' | 'taskMonths'> {
	const whole = set.filter((t) => t.month === null);
	if (whole.length > 0) return { task: sumOf(whole), taskMonths: null };
	return { task: sumOf(set), taskMonths: set.length === 0 ? null : set.length };
}

function wholeTask(rows: readonly ProgressRow[]): Pick<ProgressRow, 'task' | 'taskMonths'> {
	return { task: sumOf(rows.flatMap((r) => r.task ?? [])), taskMonths: null };
}

/** The sum of what is set; a part that no row sets is unknown, and no row at all is no task. */
function sumOf(amounts: readonly Amount[]): Amount | null {
	if (amounts.length === 0) return null;
	const sum = (of: (a: Amount) => number | null) => {
		const known = amounts.flatMap((a) => of(a) ?? []);
		return known.length === 0 ? null : known.reduce((total, n) => total + n, 0);
	};
	return { areaM2: sum((a) => a.areaM2), parcels: sum((a) => a.parcels) };
}

function doneOf(made: readonly Completion[]): DoneAmount {
	return {
		areaM2: made.reduce((total, c) => total + (c.areaM2 ?? 0), 0),
		parcels: made.length,
		areaUnknown: made.filter((c) => c.areaM2 === null).length,
	};
}

function shareOf(task: Amount | null, done: DoneAmount): Pick<ProgressRow, 'share' | 'shareBy'> {
	if (task?.areaM2) return { share: done.areaM2 / task.areaM2, shareBy: 'area' };
	if (task?.parcels) return { share: done.parcels / task.parcels, shareBy: 'parcels' };
	return { share: null, shareBy: null };
}
