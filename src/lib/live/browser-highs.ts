import { highsOnCore, type CoreCloser } from '../domain/shortlist/highs-on-core.ts';

/**
 * HiGHS in the browser, loaded when the first problem needs it: the loader and its WebAssembly (3.5 MB) come from our own origin.
 * Null where they cannot be loaded: the own search then goes on alone, and says how far it came.
 */
export async function browserHighs(): Promise<CoreCloser | null> {
	try {
		return await load();
	} catch {
		return null;
	}
}

async function load(): Promise<CoreCloser> {
	const [{ default: loadHighs }, { default: wasm }] = await Promise.all([
		import('highs'),
		import('highs/runtime?url'),
	]);
	return highsOnCore(await loadHighs({ locateFile: () => wasm }));
}
