// @ts-check
// A thread that looks for clusters: started from the source tree also by the bundled server, so it brings its own loader.
import { register } from 'tsx/esm/api';

register();
const { serveClusters } = await import('./assembly-thread.ts');
await serveClusters();
