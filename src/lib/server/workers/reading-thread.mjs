// @ts-check
// A thread that reads one file: started from the source tree also by the bundled server, so it brings its own loader.
import { register } from 'tsx/esm/api';

register();
const { serveReading } = await import('./reading-thread.ts');
await serveReading();
