// @ts-check
// A thread that solves one matching: started from the source tree also by the bundled server, so it brings its own loader.
import { register } from 'tsx/esm/api';

register();
const { serveMatching } = await import('./match-thread.ts');
await serveMatching();
