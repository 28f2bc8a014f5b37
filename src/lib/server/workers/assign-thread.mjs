// @ts-check
// A thread that assigns destinations: started from the source tree also by the bundled server, so it brings its own loader.
import { register } from 'tsx/esm/api';

register();
const { serveAssignment } = await import('./assign-thread.ts');
await serveAssignment();
