import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DestinationAnswer } from '#lib/domain/batches/assign-destinations.ts';
import { projectRoot } from '#lib/server/database/project-root.ts';
import type { AssignWork } from './assign-thread.ts';

const MEMORY_MB = 1024;

/** Assigns destinations in a thread of its own: the server goes on answering. @throws Error where the thread ends without an answer */
export async function assignAside(work: AssignWork): Promise<DestinationAnswer> {
	const worker = new Worker(join(projectRoot(), 'src/lib/server/workers/assign-thread.mjs'), {
		workerData: work,
		execArgv: [],
		name: 'assign',
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
	});
	try {
		return await new Promise<DestinationAnswer>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
			worker.once('exit', (code) =>
				reject(new Error(`assign: the thread ended with code ${code} before the answer came`)),
			);
		});
	} finally {
		void worker.terminate();
	}
}
