/** An event of Chromium's trace; times in microseconds. */
export interface TraceEvent {
	name: string;
	cat: string;
	ph: string;
	pid: number;
	tid: number;
	ts: number;
	dur?: number;
	args: { name?: string; data?: { type?: string } };
}

export interface DragTimes {
	/** Milliseconds in the page's own handlers, by pointer event. */
	handlers: number[];
	/** Milliseconds of all tasks of the page's thread from one pointer event to the next. */
	thread: number[];
	/** Tasks longer than 50 ms. */
	longTasks: number;
}

const LONG_MS = 50;

/** Reads a drag out of a trace: the thread that heard the pointer is the page's. */
export function readTrace(trace: readonly TraceEvent[]): DragTimes {
	const moves = trace
		.filter((e) => e.name === 'EventDispatch' && e.args.data?.type === 'pointermove' && e.ph === 'X')
		.sort((a, b) => a.ts - b.ts);
	const [first] = moves;
	if (!first) throw new Error('the trace has no pointermove');
	const tasks = trace
		.filter((e) => e.ph === 'X' && e.pid === first.pid && e.tid === first.tid && isTask(e))
		.sort((a, b) => a.ts - b.ts);
	if (tasks.length === 0) throw new Error('the trace has no tasks of the page’s thread');
	const thread = moves.map((move, i) => {
		// the task that holds the event begins before it
		const from = taskStart(tasks, move.ts);
		const next = moves[i + 1];
		const to = next ? taskStart(tasks, next.ts) : Infinity;
		return tasks.filter((t) => t.ts >= from && t.ts < to).reduce((sum, t) => sum + (t.dur ?? 0), 0) / 1000;
	});
	return {
		handlers: moves.map((move) => (move.dur ?? 0) / 1000),
		// what follows the last event has no end
		thread: thread.slice(0, -1),
		longTasks: tasks.filter((t) => (t.dur ?? 0) > LONG_MS * 1000).length,
	};
}

/** The outermost unit of work of a thread. */
const isTask = (e: TraceEvent) => e.name === 'RunTask' || e.name === 'ThreadControllerImpl::RunTask';

function taskStart(tasks: readonly TraceEvent[], ts: number): number {
	const holding = tasks.findLast((t) => t.ts <= ts && t.ts + (t.dur ?? 0) >= ts);
	return holding?.ts ?? ts;
}
