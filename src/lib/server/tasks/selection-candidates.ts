import type { SelectionCandidate, SelectionCandidates, SelectionQuestion } from '#lib/api/selections.ts';
import { KINDS_TOGETHER, type Candidate } from '#lib/api/shortlists.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { baselineOf } from '#lib/domain/selection/baseline.ts';
import { costsOfGround, costSum, type CostRules } from '#lib/domain/selection/cost.ts';
import { YIELDS, type FigureSource, type YieldFigure } from '#lib/domain/selection/question.ts';
import { readinessOf } from '#lib/domain/selection/readiness.ts';
import { parkMedians, upliftOf, type ParkMedian } from '#lib/domain/selection/uplift.ts';
import { vacancyOf } from '#lib/domain/selection/vacancy.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as places from '#lib/server/store/places.ts';
import type { RunRecord } from '#lib/server/store/runs.ts';
import * as grounds from '#lib/server/store/selection-grounds.ts';
import * as store from '#lib/server/store/vacating-costs.ts';
import { candidates } from './shortlist.ts';
import { costRulesOf, parcelCosts, recordsOf, runOf } from './vacating-costs.ts';

/** What a question's candidates are made of, read once for all of them. */
interface Ground {
	question: SelectionQuestion;
	run: RunRecord;
	rules: CostRules;
	parcels: Map<number, grounds.SelectionGround>;
	medians: Record<YieldFigure['name'], Map<number, ParkMedian>>;
	records: Awaited<ReturnType<typeof recordsOf>>;
	contracts: Map<number, boolean>;
	holders: Map<number, string>;
	parks: Map<number, string>;
	regions: Map<number, string>;
}

/**
 * The candidates of a question, best first by the shortlist's priority, with yields, costs and readiness. All that the
 * criteria let through (their `limit` is for lists that people read), and what the question locks in whatever the
 * criteria say. Cost records are taken as they are now, the rest as the run has it.
 * @throws InputError `run-not-found`
 */
export async function selectionCandidates(db: Db, question: SelectionQuestion): Promise<SelectionCandidates> {
	const run = await runOf(db, question.run);
	const found = await candidates(db, question.run, { ...question.criteria, limit: Infinity });
	const all = [...found, ...(await lockedBeside(db, question, found))];
	const ground = await groundOf(db, question, run);
	const { id, version, title, source, items } = ground.rules;
	return {
		run: {
			id: run.id,
			year: run.year,
			rules: `${run.ruleId}@${run.ruleVersion}`,
			inputHash: run.inputHash,
		},
		costRules: { id, version, title, source, items },
		candidates: all.map((candidate) => withFigures(candidate, ground)),
	};
}

/** What is locked in and not among the candidates by the criteria; weighed among its own as the shortlist does it. */
async function lockedBeside(
	db: Db,
	question: SelectionQuestion,
	found: readonly Candidate[],
): Promise<Candidate[]> {
	const have = new Set(found.map((c) => `${c.kind} ${c.id}`));
	const absent = question.lockIn.filter((s) => !have.has(`${s.kind} ${s.id}`));
	if (absent.length === 0) return [];
	const none = { regions: [], parks: [], flags: [], grades: [], batches: [], stock: false, minMu: 0 };
	const locked: Candidate[] = [];
	for (const kinds of KINDS_TOGETHER) {
		const wanted = new Set(absent.filter((s) => kinds.includes(s.kind)).map((s) => `${s.kind} ${s.id}`));
		if (wanted.size === 0) continue;
		const open = { ...question.criteria, ...none, kinds: [...kinds] };
		locked.push(...(await candidates(db, question.run, open, wanted)));
	}
	return locked;
}

async function groundOf(db: Db, question: SelectionQuestion, run: RunRecord): Promise<Ground> {
	const rows = await grounds.all(db, run.id);
	const mediansOf = (name: 'taxPerMu' | 'valueAddedPerMu') =>
		parkMedians(rows.map((r) => ({ park: r.park, rated: r.rated, value: r[name] })));
	return {
		question,
		run,
		rules: await costRulesOf(db, run),
		parcels: new Map(rows.map((r) => [r.id, r])),
		medians: { tax: mediansOf('taxPerMu'), valueAdded: mediansOf('valueAddedPerMu') },
		records: await recordsOf(db),
		contracts: await store.mortgagedByContract(db),
		holders: await grounds.holders(db, run.knownAt),
		parks: new Map((await places.parks(db, run.knownAt)).map((p) => [p.id, p.name])),
		regions: new Map((await places.regions(db)).map((r) => [r.id, r.name])),
	};
}

function withFigures(candidate: Candidate, ground: Ground): SelectionCandidate {
	const { question, rules, records, contracts } = ground;
	const parcel = candidate.kind === 'parcel' ? ground.parcels.get(candidate.id) : undefined;
	const record = parcel ? (records.get(parcel.id) ?? null) : null;
	const costs = parcel
		? parcelCosts(parcel, record, rules, question.rates ?? {})
		: costsOfGround(
				{ ...candidate, record: null, vacant: 'yes', floorM2: null, persons: null },
				rules,
				question.rates,
			);
	const { knownWan, complete } = costSum(costs);
	const on = record?.readiness ?? { mortgaged: null, seized: null, disputed: null };
	return {
		...candidate,
		yields: YIELDS.map((name) => yieldOf(name, candidate, parcel, ground)),
		costs,
		costKnownWan: knownWan,
		costComplete: complete,
		readiness: readinessOf({
			...on,
			supplyMortgaged: parcel ? (contracts.get(parcel.id) ?? null) : null,
			missingPapers: parcel?.missingPapers ?? null,
		}),
		holder: parcel ? (ground.holders.get(parcel.id) ?? null) : null,
		parkName: candidate.park === null ? null : (ground.parks.get(candidate.park) ?? null),
		regionName: candidate.region === null ? null : (ground.regions.get(candidate.region) ?? null),
	};
}

function yieldOf(
	name: YieldFigure['name'],
	candidate: Candidate,
	parcel: grounds.SelectionGround | undefined,
	{ question, run, medians }: Ground,
): YieldFigure {
	const promised = question.promise?.[name] ?? null;
	return upliftOf(
		{
			name,
			...nowOf(parcel?.[name] ?? null, candidate, parcel),
			mu: candidate.mu,
			parkMedian: candidate.park === null ? null : (medians[name].get(candidate.park) ?? null),
			baseline: parcel ? baselineOf(run.fitted as Fitted, parcel, name) : null,
			promise: promised === null ? null : { value: promised, project: question.promise?.project ?? null },
		},
		question.uplift,
	);
}

/**
 * What the land gives now: the run's figure of the parcel; 0 only where it is known that nothing can be made there:
 * never supplied, nobody there by the record, works not begun.
 */
function nowOf(
	reported: number | null,
	candidate: Candidate,
	parcel: grounds.SelectionGround | undefined,
): { now: number | null; nowFrom: FigureSource | null } {
	const from = (code: FigureSource['code']): FigureSource => ({
		...{ kind: 'computed', mark: 'record', clause: null, source: null, file: null, row: null },
		code,
	});
	if (reported !== null) return { now: reported, nowFrom: from('run') };
	if (candidate.kind !== 'parcel') return { now: 0, nowFrom: from('never-supplied') };
	if (parcel && vacancyOf(parcel) === 'yes') return { now: 0, nowFrom: from('vacant') };
	if (parcel?.started === false && !parcel.producing) return { now: 0, nowFrom: from('not-started') };
	return { now: null, nowFrom: null };
}
