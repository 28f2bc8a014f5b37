import type { CompareRequest, ScenarioAnswer, ScenarioComparison, Scenario } from '#lib/api/scenarios.ts';
import { InputError } from '#lib/domain/problem.ts';
import { compareScenarios } from '#lib/domain/scenario/compare.ts';
import type { Db } from '#lib/server/database/db.ts';
import { wholeTally } from '#lib/server/store/scenario-land.ts';
import { changeSubject } from '#lib/words/scenario-words.ts';
import { answerScenario } from './scenario-result.ts';
import { getScenario } from './scenarios.ts';

/**
 * Scenarios side by side with their base, over the land that any of them touches or the whole of the run.
 * @throws InputError `scenario-not-found`, `scenario-bases-differ`
 */
export async function compare(
	db: Db,
	{ ids, whole, refit }: CompareRequest,
): Promise<{ comparison: ScenarioComparison; scenarios: Scenario[] }> {
	const scenarios: Scenario[] = [];
	for (const id of [...new Set(ids)]) {
		const found = await getScenario(db, id);
		if (!found)
			throw new InputError({
				code: 'scenario-not-found',
				message: `没有编号为 ${id} 的方案，或已被删除`,
				path: 'ids',
				got: id,
			});
		scenarios.push(found);
	}
	const [first] = scenarios as [Scenario];
	const other = scenarios.find((s) => s.run !== first.run);
	if (other)
		throw new InputError({
			code: 'scenario-bases-differ',
			message: `“${first.name}”的基准是评价 ${first.run}，“${other.name}”的是 ${other.run}，不能并列比较`,
			path: 'ids',
			got: other.run,
			expected: first.run,
			fix: '请把其中一个复制到另一个的基准上再比较',
		});
	const answers: ScenarioAnswer[] = [];
	for (const { id, run, changes } of scenarios)
		answers.push(await answerScenario(db, { id, run, changes: keyed(changes), refit }));
	const compared = compareScenarios(
		answers.map((a) => a.result),
		whole ? await wholeTally(db, first.run) : null,
	);
	const { run, year, rules } = first;
	return {
		scenarios,
		comparison: {
			...{ run, year, rules, whole, refit, touched: compared.touched },
			columns: compared.columns.map((column, i) => {
				const scenario = scenarios[i - 1];
				const result = answers[i - 1]?.result;
				return {
					...column,
					id: scenario?.id ?? null,
					name: scenario?.name ?? null,
					version: scenario?.version ?? null,
					changes: scenario ? namedChanges(scenario) : [],
					refit: result?.refit ? { moved: result.refit.moved, of: result.refit.of } : null,
					notApplied: result?.changes.filter((c) => c.state === 'not-applied').length ?? 0,
				};
			}),
		},
	};
}

function namedChanges({ changes }: Scenario): ScenarioComparison['columns'][number]['changes'] {
	const blocks = new Map(
		changes.flatMap(({ key, change }) => (change.kind === 'block' ? [[key, change.name]] : [])),
	);
	return changes.map(({ key, change }) => ({
		key,
		kind: change.kind,
		subject: changeSubject(change, (block) => blocks.get(block) ?? block),
	}));
}

/** The changes as the domain takes them. */
export function keyed(
	changes: Scenario['changes'],
): { key: string; change: Scenario['changes'][number]['change'] }[] {
	return changes.map(({ key, change }) => ({ key, change }));
}
