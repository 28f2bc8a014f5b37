/** An event of Chromium's trace; times in microseconds. */
export interface TraceEvent {
	name: string;
	cat: string;
	ph: string;
	pid: number;
	tid: number;
	ts: number;
	dur?: number;
	/** The same on the thread's own clock: what the processor spent, however busy the machine is. */
	tdur?: number;
	args: { name?: string; data?: { type?: string } };
}

export interface DragTimes {
	/** Milliseconds in the page's own handlers, by pointer event. */
	handlers: number[];
	/** Milliseconds that the page's thread worked from one pointer event to the next, waits left out. */
	thread: number[];
	/** Processor time of the same, waits included (they cost next to none). */
	cpu: number[];
	/** Milliseconds that it stood still because the compositor had not taken the frame before yet. */
	waited: number[];
	/** Tasks longer than 50 ms. */
	longTasks: number;
	/** Milliseconds an event, on average, by what the thread did itself (callees apart), the largest first. */
	parts: [what: string, ms: number][];
}

const LONG_MS = 50;

/** Reads a drag out of a trace: the thread that heard the pointer is the page's. */
export function readTrace(trace: readonly TraceEvent[]): DragTimes {
	const moves = trace
		.filter((e) => e.name === 'EventDispatch' && e.args.data?.type === 'pointermove' && e.ph === 'X')
		.sort((a, b) => a.ts - b.ts);
	const [first] = moves;
	if (!first) throw new Error('the trace has no pointermove');
	const own = trace.filter((e) => e.ph === 'X' && e.pid === first.pid && e.tid === first.tid);
	const tasks = outermost(own.filter((e) => TASKS.includes(e.name)));
	const waits = outermost(own.filter((e) => WAITS.includes(e.name)));
	if (tasks.length === 0) throw new Error('the trace has no tasks of the page’s thread');
	const between = (list: readonly TraceEvent[], i: number, clock: 'dur' | 'tdur' = 'dur'): number => {
		// the task that holds the event begins before it
		const from = taskStart(tasks, moves[i]?.ts ?? Infinity);
		const to = taskStart(tasks, moves[i + 1]?.ts ?? Infinity);
		return list.filter((e) => e.ts >= from && e.ts < to).reduce((sum, e) => sum + (e[clock] ?? 0), 0) / 1000;
	};
	// what follows the last event has no end
	const events = moves.slice(0, -1).map((_, i) => i);
	const waited = events.map((i) => between(waits, i));
	return {
		handlers: moves.map((move) => (move.dur ?? 0) / 1000),
		thread: events.map((i) => between(tasks, i) - (waited[i] ?? 0)),
		cpu: events.map((i) => between(tasks, i, 'tdur')),
		waited,
		longTasks: tasks.filter((t) => (t.dur ?? 0) > LONG_MS * 1000).length,
		parts: selfTimes(
			trace.filter((e) => e.ph === 'X' && e.pid === first.pid && e.tid === first.tid && e.ts >= first.ts),
		).map(([what, us]) => [what, us / 1000 / moves.length]),
	};
}

/** Microseconds of each kind of event without those that lie in it. */
function selfTimes(events: readonly TraceEvent[]): [string, number][] {
	const sums = new Map<string, number>();
	const open: { end: number; name: string }[] = [];
	const add = (name: string, us: number) => sums.set(name, (sums.get(name) ?? 0) + us);
	for (const e of events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
		const dur = e.dur ?? 0;
		while (open.length > 0 && (open.at(-1)?.end ?? 0) <= e.ts) open.pop();
		const outer = open.at(-1);
		if (outer) add(outer.name, -dur);
		add(e.name, dur);
		open.push({ end: e.ts + dur, name: e.name });
	}
	return [...sums].sort((a, b) => b[1] - a[1]);
}

/** Units of work of a thread, by the names that Chromium's versions give them. */
const TASKS = ['RunTask', 'ThreadControllerImpl::RunTask'];
/** Handing a frame over: the thread stands still until the compositor takes it. */
const WAITS = ['Commit', 'LayerTreeHost::WaitForCommitCompletion'];

/** In order, without those that lie in another. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
	let end = -Infinity;
	return events
		.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
		.filter((e) => {
			if (e.ts < end) return false;
			end = e.ts + (e.dur ?? 0);
			return true;
		});
}

function taskStart(tasks: readonly TraceEvent[], ts: number): number {
	if (ts === Infinity) return ts;
	const holding = tasks.findLast((t) => t.ts <= ts && t.ts + (t.dur ?? 0) >= ts);
	return holding?.ts ?? ts;
}
