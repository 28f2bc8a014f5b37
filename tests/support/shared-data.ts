import { existsSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/data');

/** Path of a file of the shared real data, which lies beside the repository and is never part of it. */
export function sharedData(...parts: string[]): string {
	return path.join(FOLDER, ...parts);
}

/** Whether it is there; tests that need it are skipped, and say so in their title, where it is not. */
export const HAS_SHARED_DATA = existsSync(FOLDER);
