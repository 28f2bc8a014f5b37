// @ts-check
// A thread that makes one report: started from the source tree also by the bundled server, so it brings its own loader.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { reportPdf } = await import('./report-pdf.ts');
parentPort?.postMessage(await reportPdf(workerData.report, workerData.foot));
