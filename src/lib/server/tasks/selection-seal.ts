import { createHash } from 'node:crypto';
import type { SelectionVerification } from '#lib/api/selection-actions.ts';
import type { Selection } from '#lib/api/selections.ts';
import { amountOf } from '#lib/domain/selection/amount.ts';
import { problemOf } from '#lib/domain/selection/problem-of.ts';
import { keyOf } from '#lib/domain/selection/question.ts';
import { checkCertificate } from '#lib/domain/shortlist/check-certificate.ts';
import type { SetCertificate } from '#lib/domain/shortlist/set-problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { Sealed, SelectionRecord } from '#lib/server/store/selections.ts';
import { canonicalJson } from './canonical-json.ts';

/** The hash of a selection and that of each part it is made of. */
export interface Seal {
	hash: string;
	sealed: Sealed;
}

/**
 * SHA-256 over the canonical JSON of {question, candidates, answer, certificate, run}, and over each of them alone; `run`
 * is the run's number, the hash of its input and the versions of every rule set that had a part.
 */
export async function sealOf(db: Db, selection: Selection): Promise<Seal> {
	const run = await runs.get(db, selection.run);
	const { question, candidates, answer, certificate } = selection;
	const { id, version } = candidates.costRules;
	const parts = {
		question,
		candidates,
		answer,
		certificate,
		run: {
			id: selection.run,
			inputHash: run?.inputHash ?? null,
			rules: run ? `${run.ruleId}@${run.ruleVersion}` : null,
			otherRules: run?.otherRules ?? null,
			costRules: `${id}@${version}`,
		},
	};
	return {
		hash: sha256(parts),
		sealed: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, sha256(part)])),
	};
}

/**
 * Reckons a selection anew: its hash against the one it was signed with, part by part; the question posed again over the
 * saved candidates and the certificate checked against that; the answer against the certificate; the run against what
 * the selection says of it.
 */
export async function verifySelection(db: Db, selection: SelectionRecord): Promise<SelectionVerification> {
	const { hash, sealed } = await sealOf(db, selection);
	const was = selection.sealed;
	const certificate = selection.certificate as unknown as SetCertificate;
	const { problem } = problemOf(selection.question, selection.candidates.candidates);
	const check = checkCertificate(problem, certificate);
	const run = await runs.get(db, selection.run);
	const differences = [
		...(was === null ? [] : Object.keys(sealed).filter((part) => sealed[part] !== was[part])),
		...(selection.hash !== null && selection.hash !== hash ? ['hash'] : []),
		...(check.ok ? [] : ['certificate-check']),
		...answerFaults(selection, certificate, problem.items),
		...(run?.inputHash === selection.candidates.run.inputHash ? [] : ['run-input']),
	];
	return {
		ok: differences.length === 0,
		signed: selection.hash !== null,
		hash: { saved: selection.hash, computed: hash },
		certificate: {
			ok: check.ok,
			status: check.status,
			faults: check.faults.map(({ code, at }) => (at === undefined ? code : `${code} ${at}`)),
			restsOn: check.restsOn,
		},
		differences: [...new Set(differences)],
	};
}

/** What the answer says against what the certificate proves. */
function answerFaults(
	{ answer }: Selection,
	certificate: SetCertificate,
	items: readonly { id: string; costWan: number; mu: number }[],
): string[] {
	const chosen = new Set(certificate.chosen);
	const said = answer.picks.filter((p) => p.chosen).map(keyOf);
	const same = said.length === chosen.size && said.every((key) => chosen.has(key));
	const taken = items.filter((item) => chosen.has(item.id));
	const sum = (of: (item: (typeof items)[number]) => number) =>
		amountOf(taken.reduce((total, item) => total + of(item), 0));
	return [
		...(same ? [] : ['answer-picks']),
		...(answer.status === certificate.status ? [] : ['answer-status']),
		...(Math.abs(answer.totals.costWan - sum((i) => i.costWan)) < 1e-4 &&
		Math.abs(answer.totals.mu - sum((i) => i.mu)) < 1e-4
			? []
			: ['answer-totals']),
	];
}

const sha256 = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
