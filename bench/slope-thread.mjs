// @ts-check
// A thread of bench/slope.ts: brings its own loader.
import { register } from 'tsx/esm/api';

register();
const { serveRows } = await import('./slope-rows.ts');
serveRows();
