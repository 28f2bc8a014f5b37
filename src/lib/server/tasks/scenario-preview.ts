import type { ScenarioAnswer } from '#lib/api/scenarios.ts';
import type { KeyedChange, ScenarioChange } from '#lib/domain/scenario/change.ts';
import type { Db } from '#lib/server/database/db.ts';
import { keyed } from './scenario-compare.ts';
import { answerScenario } from './scenario-result.ts';
import { checkOutline, getScenario } from './scenarios.ts';

/** Key of the change that is being tried and has none yet. */
const TRIED = 'preview';

/**
 * What a scenario would come to with one more change (no key), or with one of its changes written anew; nothing is
 * saved. Undefined: there is no such scenario.
 * @throws InputError with the place of each boundary fault
 */
export async function previewScenario(
	db: Db,
	id: number,
	{ key, change }: { key?: string; change: ScenarioChange },
): Promise<ScenarioAnswer | undefined> {
	checkOutline(change);
	const scenario = await getScenario(db, id);
	if (!scenario) return undefined;
	const changes: KeyedChange[] = keyed(scenario.changes);
	const at = changes.findIndex((c) => c.key === key);
	const tried =
		at < 0 ? [...changes, { key: TRIED, change }] : changes.with(at, { key: key as string, change });
	return answerScenario(db, { id: null, run: scenario.run, changes: tried, refit: false });
}
