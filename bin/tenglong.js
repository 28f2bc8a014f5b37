#!/usr/bin/env node
// Runs the TypeScript command line with no build step; the loader is an ordinary dependency.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
