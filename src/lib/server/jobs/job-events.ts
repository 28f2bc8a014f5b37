import type { Db } from '#lib/server/database/db.ts';
import * as jobs from '#lib/server/store/jobs.ts';
import { hasEnded, jobAnswer } from './job-answer.ts';

/** How often a followed job is looked at; on a server any process may be running it. */
const LOOK_MS = 400;
/** A comment line this often keeps proxies from closing a silent stream. */
const KEEP_ALIVE_MS = 15_000;

/** Server-sent events of a job: its state whenever that changes, until it has ended or the reader has gone. */
export function jobEvents(db: Db, first: jobs.Job): ReadableStream<Uint8Array> {
	const bytes = new TextEncoder();
	let open = true;
	return new ReadableStream({
		async start(controller) {
			const say = (text: string) => controller.enqueue(bytes.encode(text));
			let job: jobs.Job | undefined = first;
			let told = '';
			let toldAt = Date.now();
			while (open && job) {
				const state = JSON.stringify(jobAnswer(job));
				if (state !== told || Date.now() - toldAt > KEEP_ALIVE_MS) {
					say(state === told ? ': waiting\n\n' : `data: ${state}\n\n`);
					told = state;
					toldAt = Date.now();
				}
				if (hasEnded(job)) break;
				await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
				job = open ? await jobs.get(db, first.id) : undefined;
			}
			if (open) controller.close();
		},
		cancel() {
			open = false;
		},
	});
}
