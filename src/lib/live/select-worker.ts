import type { FromSelect, LiveFirmness, ToSelect } from './select-messages.ts';
import { SelectSession } from './select-session.ts';

// The worker's shell: it keeps the candidates and answers. What is asked next is heard between two varied questions.
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

self.addEventListener('message', ({ data }: MessageEvent<ToSelect>) => {
	if (data.kind === 'open') {
		session = new SelectSession(data.candidates);
		firmness = null;
		return;
	}
	if (!session) throw new Error(`${data.kind} before open`);
	const { id, question } = data;
	if (data.kind === 'regret') {
		post({ kind: 'regret', id, regret: session.regret(id, question, data.key) });
		return;
	}
	let told = performance.now();
	const solved = session.solve(id, question, (progress) => {
		const now = performance.now();
		if (now - told < PROGRESS_MS) return;
		told = now;
		post({ kind: 'progress', id, progress });
	});
	post({ kind: 'answer', id, solved });
	firmness = { id, steps: session.firmness() };
	schedule();
});
