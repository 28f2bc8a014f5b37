import type { FromWhatIf, TableAnswer, ToWhatIf } from './what-if-answer.ts';
import { runTableFromArrow } from './what-if-columns.ts';
import { WhatIfSession } from './what-if-session.ts';

// The worker's shell: it reads the run's columns, keeps them, and answers. All it knows of rules is in the session.
let session: WhatIfSession | null = null;

function post(message: FromWhatIf, transfer: Transferable[] = []): void {
	self.postMessage(message, { transfer });
}

const buffersOf = (table: TableAnswer) => [
	table.grade.buffer,
	table.moves.buffer,
	table.movers.buffer,
	table.moverTotals.buffer,
];

self.addEventListener('message', ({ data }: MessageEvent<ToWhatIf>) => {
	if (data.kind === 'open') {
		session = new WhatIfSession(
			runTableFromArrow(new Uint8Array(data.enterprises)),
			runTableFromArrow(new Uint8Array(data.parcels)),
			data.rules,
			data.date,
		);
		post({ kind: 'opened', opened: session.opened });
		return;
	}
	if (!session) throw new Error('rescore before open');
	const answer = session.rescore(data.rules);
	post({ kind: 'answer', answer }, [...buffersOf(answer.enterprises), ...buffersOf(answer.parcels)]);
});
