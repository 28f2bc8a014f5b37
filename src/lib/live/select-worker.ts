import { browserHighs } from './browser-highs.ts';
import type { FromSelect, LiveFirmness, ToSelect } from './select-messages.ts';
import { SelectSession } from './select-session.ts';

// The worker's shell: it keeps the candidates and answers, one message after the other. What is asked next is heard between two varied questions.
let session: SelectSession | null = null;
let firmness: { id: number; steps: Generator<LiveFirmness> } | null = null;
let scheduled = false;
const PROGRESS_MS = 150;

const post = (message: FromSelect): void => self.postMessage(message);

function schedule(): void {
	if (scheduled) return;
	scheduled = true;
	setTimeout(step, 0);
}

function step(): void {
	scheduled = false;
	if (!firmness) return;
	const { id, steps } = firmness;
	const next = steps.next();
	if (next.done) {
		firmness = null;
		return;
	}
	post({ kind: 'firmness', id, firmness: next.value });
	schedule();
}

async function receive(data: ToSelect): Promise<void> {
	if (data.kind === 'open') {
		session = new SelectSession(data.candidates, browserHighs);
		firmness = null;
		return;
	}
	if (!session) throw new Error(`${data.kind} before open`);
	const { id, question } = data;
	if (data.kind === 'regret') {
		post({ kind: 'regret', id, regret: await session.regret(id, question, data.key) });
		return;
	}
	firmness = null;
	let told = performance.now();
	const solved = await session.solve(id, question, (progress) => {
		const now = performance.now();
		if (now - told < PROGRESS_MS) return;
		told = now;
		post({ kind: 'progress', id, progress });
	});
	post({ kind: 'answer', id, solved });
	firmness = { id, steps: session.firmness() };
	schedule();
}

let before = Promise.resolve();
self.addEventListener('message', ({ data }: MessageEvent<ToSelect>) => {
	before = before
		.then(() => receive(data))
		// the page hears of it as of any error of a worker
		.catch(reportError);
});
