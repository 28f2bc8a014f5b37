// @ts-check
// A thread that reads one import file: started from the source tree also by the bundled server, so it brings its own loader.
import { register } from 'tsx/esm/api';

register();
const { serveReader } = await import('./import-thread.ts');
await serveReader();
