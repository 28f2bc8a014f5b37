import type { MatchProblem, MatchTime } from './match-problem.ts';
import type { MatchSolution } from './solve-matching.ts';
import { quartersLater, timeKind, timeOrdinal } from './match-time.ts';

/** What does not hold in an answer. */
export interface MatchFault {
	code:
		| 'unknown'
		| 'twice'
		| 'zone'
		| 'capacity'
		| 'exclusive'
		| 'start'
		| 'late'
		| 'unavailable'
		| 'forbidden'
		| 'pin'
		| 'worth'
		| 'objective'
		| 'bound'
		| 'unmet';
	project?: string;
	site?: string;
}

/**
 * Checks an answer against the problem as it was written, in whole-number arithmetic of unlimited length and without the
 * solver's model: every constraint, each start, the objective. That nothing better exists is the solver's proof, not checked here.
 */
export function checkMatching(problem: MatchProblem, answer: MatchSolution): MatchFault[] {
	if (answer.status === 'infeasible') return [];
	const faults: MatchFault[] = [];
	const load = new Map<string, { mu: bigint; count: number }>();
	const seated = new Set<string>();
	const ruledOut = [...(problem.forbid ?? []), ...(problem.barred ?? [])];
	let total = 0n;
	for (const pair of answer.pairs) {
		const project = problem.projects.find((p) => p.id === pair.project);
		const site = problem.sites.find((s) => s.id === pair.site);
		const where = { project: pair.project, site: pair.site };
		if (!project || !site) {
			faults.push({ code: 'unknown', ...where });
			continue;
		}
		if (seated.has(project.id)) faults.push({ code: 'twice', ...where });
		seated.add(project.id);
		if (project.zones?.length && !project.zones.includes(site.zone ?? ''))
			faults.push({ code: 'zone', ...where });
		if (ruledOut.some((f) => f.project === project.id && f.site === site.id))
			faults.push({ code: 'forbidden', ...where });
		if (site.available === null) {
			faults.push({ code: 'unavailable', ...where });
			continue;
		}
		const at = later(project.from, site.available);
		if (timeOrdinal(pair.at) !== timeOrdinal(at)) faults.push({ code: 'start', ...where });
		if (project.by !== undefined && project.by !== null && timeOrdinal(at) > timeOrdinal(project.by))
			faults.push({ code: 'late', ...where });
		const held = load.get(site.id) ?? { mu: 0n, count: 0 };
		load.set(site.id, { mu: held.mu + whole(project.mu), count: held.count + 1 });
		const own = Object.hasOwn(project.values ?? {}, site.id) ? project.values![site.id]! : project.value;
		const late = quartersLater(timeKind(at) ?? 'number', timeOrdinal(project.from), timeOrdinal(at));
		const loss = halfUp(whole(project.delayLoss ?? 0) * whole(late));
		const worth = whole(own) + whole(site.bonus ?? 0) - loss;
		if (whole(pair.value) !== worth) faults.push({ code: 'worth', ...where });
		total += worth;
	}
	for (const [id, { mu, count }] of load) {
		const site = problem.sites.find((s) => s.id === id)!;
		if (mu > whole(site.mu)) faults.push({ code: 'capacity', site: id });
		if (count > 1 && (site.exclusive ?? problem.exclusive)) faults.push({ code: 'exclusive', site: id });
	}
	for (const pin of problem.pin ?? []) {
		if (!answer.pairs.some((p) => p.project === pin.project && p.site === pin.site))
			faults.push({ code: 'pin', ...pin });
	}
	for (const { id } of problem.projects) {
		if (seated.has(id) === answer.unmet.includes(id)) faults.push({ code: 'unmet', project: id });
	}
	if (answer.objective === null || whole(answer.objective) !== total) faults.push({ code: 'objective' });
	const tight =
		answer.bound !== null &&
		answer.objective !== null &&
		(answer.status === 'optimal' ? answer.bound === answer.objective : answer.bound >= answer.objective);
	if (!tight) faults.push({ code: 'bound' });
	return faults;
}

function later(a: MatchTime, b: MatchTime): MatchTime {
	return timeOrdinal(a) >= timeOrdinal(b) ? a : b;
}

/** A decimal, read as it is written, in 10^-9. */
function whole(value: number): bigint {
	const [mantissa, exponent] = String(Math.abs(value)).split('e') as [string, string?];
	const [integer, fraction = ''] = mantissa.split('.') as [string, string?];
	const shift = 9 + Number(exponent ?? 0) - fraction.length;
	const digits = BigInt(integer + fraction);
	const size =
		shift >= 0
			? digits * 10n ** BigInt(shift)
			: (digits * 2n + 10n ** BigInt(-shift)) / (2n * 10n ** BigInt(-shift));
	return value < 0 ? -size : size;
}

/** 10^-18 to 10^-9, halves up. */
function halfUp(value: bigint): bigint {
	return value >= 0n
		? (value + 500_000_000n) / 1_000_000_000n
		: -((500_000_000n - 1n - value) / 1_000_000_000n);
}
