// @ts-check
// A thread that answers one selection: started from the source tree also by the bundled server, so it brings its own loader.
import { register } from 'tsx/esm/api';

register();
const { serveSelection } = await import('./select-thread.ts');
await serveSelection();
