import type { CompareRequest, ComparisonAnswer, ObjectChangeAnswer } from '#lib/api/runs.ts';
import { compareYears, type Side } from '#lib/domain/compare/compare-years.ts';
import type { ObjectChange } from '#lib/domain/compare/object-change.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as comparisons from '#lib/server/store/comparisons.ts';
import type { EnterpriseRecord } from '#lib/server/store/facts.ts';
import * as places from '#lib/server/store/places.ts';
import type { RunRecord } from '#lib/server/store/runs.ts';
import { VERSION } from '#lib/server/version.ts';
import { canonicalJson } from './canonical-json.ts';
import { inputHashOf } from './evaluate.ts';
import { inputsOf, runOf, type RunInputs } from './run-inputs.ts';
import type { TaskContext } from './task.ts';

/**
 * Compares two runs, every change parted into boundary, data and rule, and keeps the answer: runs never change, so
 * neither does what they say of each other. Their facts are read again as known at their instants.
 * @throws InputError `run-not-found`
 */
export async function compareRuns(
	db: Db,
	{ a, b }: CompareRequest,
	context: TaskContext = {},
): Promise<ComparisonAnswer> {
	const known = await knownComparison(db, { a, b });
	if (known) return known;
	const [runA, runB] = [await runOf(db, a, 'a'), await runOf(db, b, 'b')];
	context.progress?.({ stage: 'reading', done: 0, total: 8 });
	const [inputA, inputB] = [await inputsOf(db, runA), await inputsOf(db, runB)];
	context.signal?.throwIfAborted();
	const same = {
		facts: factsHash(inputA) === factsHash(inputB),
		rules: canonicalJson(inputA.rules) === canonicalJson(inputB.rules),
	};
	const compared = compareYears(sideOf(inputA), sideOf(inputB), same, (done) =>
		context.progress?.({ stage: 'evaluating', done, total: 8 }),
	);
	context.signal?.throwIfAborted();
	context.progress?.({ stage: 'writing', done: 7, total: 8 });
	const named = namesOf(inputA, inputB);
	const objects = compared.objects
		.filter((o) => o.causes.length > 0 || o.membership !== 'both')
		.map((o): ObjectChangeAnswer => ({ ...o, ...named(o) }));
	const { enterprise, parcel } = compared;
	const summary: Omit<ComparisonAnswer, 'id' | 'at'> = {
		a: comparedRun(runA, inputA),
		b: comparedRun(runB, inputB),
		same,
		enterprise,
		parcel,
		groups: await namedGroups(db, compared.groups),
	};
	await db.transaction((tx) => comparisons.insert(tx, { a, b, engine: VERSION, summary }, objects));
	context.progress?.({ stage: 'done', done: 8, total: 8 });
	return (await knownComparison(db, { a, b })) as ComparisonAnswer;
}

/** The comparison as it was kept, or undefined where the two were not compared yet. */
export async function knownComparison(db: Db, asked: CompareRequest): Promise<ComparisonAnswer | undefined> {
	const kept = await comparisons.find(db, { ...asked, engine: VERSION });
	return kept && { ...(kept.summary as Omit<ComparisonAnswer, 'id' | 'at'>), id: kept.id, at: kept.at };
}

function sideOf({ facts, rules, asOf }: RunInputs): Side {
	return { facts, rules, asOf };
}

/** The facts and the day alone: two runs under other rules may stand on the same. */
function factsHash({ facts, asOf }: RunInputs): string {
	return inputHashOf(facts, NO_RULES, asOf, '');
}
const NO_RULES = {} as RunInputs['rules'];

function comparedRun(run: RunRecord, { hash }: RunInputs): ComparisonAnswer['a'] {
	const { id, year, asOf, knownAt, regionCode, inputHash } = run;
	const rules = `${run.ruleId}@${run.ruleVersion}`;
	return { id, year, rules, asOf, knownAt, regionCode, inputHash, reproduced: hash === inputHash };
}

/** Code and name of an object as B knew it, else as A did. */
function namesOf(a: RunInputs, b: RunInputs): (o: ObjectChange) => { code: string; name: string | null } {
	const enterprises = new Map<number, { code: string; name: string | null }>();
	const parcels = new Map<number, { code: string; name: string | null }>();
	for (const { facts } of [a, b]) {
		for (const e of facts.enterprises as EnterpriseRecord[])
			enterprises.set(e.id, { code: e.code, name: e.name });
		for (const p of facts.parcels) parcels.set(p.id, { code: p.code, name: p.holder ?? p.location });
	}
	return ({ kind, id }) =>
		(kind === 'enterprise' ? enterprises : parcels).get(id) ?? { code: String(id), name: null };
}

async function namedGroups(
	db: Db,
	groups: readonly { group: string; values: ComparisonAnswer['groups'][number]['values'] }[],
): Promise<ComparisonAnswer['groups']> {
	const names = new Map<string, string>();
	for (const region of await places.regions(db)) names.set(`region:${region.id}`, region.name);
	for (const park of await places.parks(db)) names.set(`park:${park.id}`, park.name);
	return groups.map(({ group, values }) => ({ group, name: names.get(group) ?? null, values }));
}
