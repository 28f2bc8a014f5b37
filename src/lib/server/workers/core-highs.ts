import loadHighs from 'highs';
import { highsOnCore, type CoreCloser } from '#lib/domain/shortlist/highs-on-core.ts';

/** HiGHS of node_modules, for the cores that the own search leaves open. */
export async function coreHighs(): Promise<CoreCloser> {
	return highsOnCore(await loadHighs());
}
