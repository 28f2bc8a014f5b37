// @ts-check
// A thread that makes one PDF: started from the source tree also by the bundled server, so it brings its own loader.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { sheetsPdf } = await import('./sheet-pdf.ts');
parentPort?.postMessage(await sheetsPdf(workerData.pages, workerData.info));
