import { parentPort, workerData } from 'node:worker_threads';
import {
	weighSelection,
	type SelectionStage,
	type SelectionWork,
	type WeighedSelection,
} from './weigh-selection.ts';

export type SelectMessage = { stage: SelectionStage } | { weighed: WeighedSelection };

/** Runs in the thread: one question, its stages on the way, the answer at the end. */
export async function serveSelection(): Promise<void> {
	const say = (message: SelectMessage) => parentPort?.postMessage(message);
	say({ weighed: await weighSelection(workerData as SelectionWork, (stage) => say({ stage })) });
}
