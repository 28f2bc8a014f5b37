import type { FactColumns, IndustryEdition } from '../facts.ts';
import { industryDigits } from '../rules/industry-division.ts';
import { NO, predicateOf, UNKNOWN, YES, type PredicateInput } from '../rules/predicate.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { ReasonTable } from './reason.ts';

/** Where each row stands before anything is scored. */
export interface Placement {
	/** Index of the rule's group, -1 where it has none. */
	group: Int16Array;
	/** Reason of having none, or of not being rated (exempt rows keep their group). */
	reason: Uint16Array;
	/** 1 + the index of the first exemption that holds, 0 where none does. */
	exempt: Uint16Array;
	/** Rows to score, by group. */
	members: Int32Array[];
}

/**
 * Puts every row into the first group whose condition holds. A row whose earlier group is *unknown* is not placed
 * (group-unknown): it might belong there. A fact `group` that names a group settles an unknown; where the condition
 * says no, the two contradict (group-conflict).
 */
export function place(rules: RuleSet, input: PredicateInput, reasons: ReasonTable): Placement {
	const { columns } = input;
	const conditions = rules.groups.map((g) => predicateOf(g.when, input));
	const exemptions = rules.exempt.map((e) => predicateOf(e.when, input));
	const exemptReasons = rules.exempt.map((e) => reasons.indexOf(`exempt:${e.reason}`));
	const named = columns.other['group'];
	const groupIds = new Map(rules.groups.map((g, i) => [g.id, i]));
	const [noGroup, unknown, conflict] = ['no-group', 'group-unknown', 'group-conflict'].map((r) =>
		reasons.indexOf(r),
	);
	const group = new Int16Array(columns.count).fill(-1);
	const reason = new Uint16Array(columns.count);
	const exempt = new Uint16Array(columns.count);
	const sizes = new Int32Array(rules.groups.length);

	for (let i = 0; i < columns.count; i++) {
		const said = named?.[i] == null ? undefined : groupIds.get(String(named[i]));
		if (said !== undefined) {
			if (conditions[said]?.(i) === NO) reason[i] = conflict as number;
			else group[i] = said;
		} else {
			let why = noGroup as number;
			for (let g = 0; g < conditions.length; g++) {
				const truth = conditions[g]?.(i);
				if (truth === NO) continue;
				if (truth === YES) group[i] = g;
				if (truth === UNKNOWN) why = unknown as number;
				break;
			}
			if (group[i] === -1) reason[i] = why;
		}
		for (let e = 0; e < exemptions.length; e++) {
			if (exemptions[e]?.(i) !== YES) continue;
			exempt[i] = e + 1;
			reason[i] = exemptReasons[e] as number;
			break;
		}
		const at = group[i] as number;
		if (at >= 0 && !exempt[i]) sizes[at] = (sizes[at] as number) + 1;
	}

	const members = Array.from(sizes, (n) => new Int32Array(n));
	sizes.fill(0);
	for (let i = 0; i < columns.count; i++) {
		const g = group[i] as number;
		if (g < 0 || exempt[i]) continue;
		const k = sizes[g] as number;
		(members[g] as Int32Array)[k] = i;
		sizes[g] = k + 1;
	}
	return { group, reason, exempt, members };
}

/**
 * Each row's `edition:division` as an index into `names`, and its code as an index into `codes`; index 0 is the unknown
 * industry. Codes of 2011 are those of 2017: the divisions are numbered alike.
 */
export interface Divisions {
	index: Uint16Array;
	names: string[];
	code: Uint16Array;
	codes: (IndustryCode | null)[];
}

export interface IndustryCode {
	digits: string;
	edition: IndustryEdition;
}

/** The divisions of all rows; each distinct code is parsed once. */
export function divisionsOf(columns: FactColumns): Divisions {
	const index = new Uint16Array(columns.count);
	const code = new Uint16Array(columns.count);
	const names = [''];
	const codes: Divisions['codes'] = [null];
	/** The division of each of `codes`. */
	const divisions = [0];
	const byName = new Map<string, number>([['', 0]]);
	const known = new Map<string, number>();
	const byWritten = new Map<IndustryEdition, Map<string, number>>();
	for (let i = 0; i < columns.count; i++) {
		const written = columns.industry[i] ?? null;
		if (written === null) continue;
		const edition = columns.industryEdition[i] === 2002 ? 2002 : 2017;
		let seen = byWritten.get(edition);
		if (!seen) byWritten.set(edition, (seen = new Map()));
		let at = seen.get(written);
		if (at === undefined) {
			const digits = industryDigits(written);
			at = digits === null ? 0 : known.get(`${edition}:${digits}`);
			if (at === undefined) {
				const name = `${edition}:${(digits as string).slice(0, 2)}`;
				let division = byName.get(name);
				if (division === undefined) byName.set(name, (division = names.push(name) - 1));
				at = codes.push({ digits: digits as string, edition }) - 1;
				divisions.push(division);
				known.set(`${edition}:${digits}`, at);
			}
			seen.set(written, at);
		}
		code[i] = at;
		index[i] = divisions[at] as number;
	}
	return { index, names, code, codes };
}
