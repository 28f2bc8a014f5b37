// @ts-check
// A thread that makes one workbook: started from the source tree also by the bundled server, so it brings its own loader.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { selectionWorkbook } = await import('./selection-workbook.ts');
const { selection, context, lang } = workerData;
parentPort?.postMessage(await selectionWorkbook(selection, context, lang));
