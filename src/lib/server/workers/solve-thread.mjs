// @ts-check
// A thread that solves one set problem: started from the source tree also by the bundled server, so it brings its own loader.
import { register } from 'tsx/esm/api';

register();
const { serveSolve } = await import('./solve-thread.ts');
await serveSolve();
