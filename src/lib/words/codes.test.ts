import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CAUSE_ARTICLES, type IdleFacts } from '../domain/flags/idle-facts.ts';
import { DECISION_KINDS } from '../domain/flags/determination.ts';
import { STAGE_IDS } from '../domain/stages/stage-rules.ts';
import { findIdle } from '../domain/flags/idle.ts';
import type { Proof } from '../domain/proof.ts';
import { DECREE_53, DISPOSITION_PROPOSED, LOW_EFFICIENCY_LISTS } from '../rulesets/flag-rules.ts';
import { LANGS } from './lang.ts';
import { sentenceOf } from './proof-words.ts';
import { sayIfKnown } from './words.ts';

const domain = new URL('../domain/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, domain), 'utf8');

/** The members of a union of string literals, as the source writes them. */
function union(file: string, name: string): string[] {
	const text = new RegExp(`(?:type ${name} =|${name}:)([^;]+);`).exec(read(file))?.[1] ?? '';
	return [...text.matchAll(/'([^']+)'/g)].map((m) => m[1] ?? '');
}

const untold = (keys: string[]) =>
	LANGS.flatMap((lang) =>
		keys.filter((key) => sayIfKnown(lang, key) === undefined).map((key) => `${lang} ${key}`),
	);

describe('codes of the domain', () => {
	it('of reasons, warnings, blocks, contradictions and ways to score have words', () => {
		const contradictions = union('flags/idle-finding.ts', 'Contradiction');
		const reasons = [...union('flags/idle-finding.ts', 'IdleReason'), ...contradictions];
		const warning = /interface IdleWarning \{([\s\S]*?)params/.exec(read('flags/idle-finding.ts'))?.[1] ?? '';
		const warnings = [...[...warning.matchAll(/'([^']+)'/g)].map((m) => m[1] ?? ''), ...contradictions];
		const how = union('evaluate/result.ts', 'HowScored');
		expect([reasons.length > 15, warnings.length > 10, how.length > 5]).toEqual([true, true, true]);
		expect(
			untold([
				...reasons.map((code) => `idle.reason.${code}`),
				...warnings.map((code) => `proof.idle.warning.${code}`),
				...union('flags/idle-finding.ts', 'IdleBlock').map((code) => `idle.block.${code}`),
				...CAUSE_ARTICLES.map((article) => `cause.${article}`),
				...how.flatMap((code) => [`how.${code}`, `proof.score.${code}`]),
				...['no-group', 'group-unknown', 'group-conflict', 'rules-partial', 'tiers-unpublished'].map(
					(r) => `reason.${r}`,
				),
			]),
		).toEqual([]);
	});

	it('of proof steps, as the source writes them, have words', () => {
		const codes = ['flags', 'evaluate', 'disposition', 'parcel'].flatMap((folder) =>
			readdirSync(new URL(`${folder}/`, domain))
				.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
				.flatMap((file) => [
					...read(`${folder}/${file}`).matchAll(
						/code: (?:[^,\n`]*\? )?'([a-z]+\.[\w.-]+)'(?: : '([a-z]+\.[\w.-]+)')?/g,
					),
				])
				.flatMap((m) => [m[1], m[2]])
				.filter((code) => code !== undefined),
		);
		expect(codes).toContain('score.total');
		expect(codes.filter((code) => LANGS.some((lang) => isBare(code, lang)))).toEqual([]);
	});

	it('of stages, their reasons, deadlines and papers have words', () => {
		const stages = readdirSync(new URL('stages/', domain)).filter((f) => /-stages?\.ts$/.test(f));
		const source = stages.map((file) => read(`stages/${file}`)).join('\n');
		const reasons = new Set(
			[...source.matchAll(/(?:'(?:yes|no|unknown)',|\?|:) '([a-z]+-[a-z-]+|producing|started)'/g)].map(
				(m) => m[1],
			),
		);
		expect(reasons.size).toBeGreaterThan(25);
		expect(
			untold([
				...[...reasons].map((reason) => `stage.reason.${reason}`),
				...STAGE_IDS.flatMap((id) => [`stage.${id}`, `proof.stage.${id}`]),
				...(DECREE_53.deadlines ?? []).map(({ id }) => `deadline.${id}`),
				...['start', 'idle-from', 'recovery-from'].map((day) => `deadline.${day}`),
				...DECISION_KINDS.map((kind) => `decision.kind.${kind}`),
			]),
		).toEqual([]);
	});

	it('of the shipped disposition and low-efficiency rules have words', () => {
		const reasons = [
			...DISPOSITION_PROPOSED.rules.map((rule) => rule.reason),
			'not-enough-data',
			'no-finding',
		];
		const notRated = [...LOW_EFFICIENCY_LISTS.values()].flatMap((rules) =>
			rules.notRated.map(({ reason }) => `exempt.${reason}`),
		);
		expect(untold([...reasons.map((reason) => `disposition.${reason}`), ...notRated])).toEqual([]);
	});

	it('that idle findings give over the whole range of facts have words, with every parameter filled', () => {
		const seen = new Map<string, Proof>();
		for (const facts of everyKindOfFacts()) {
			for (const absentStarted of ['statement', 'unknown'] as const) {
				collect(findIdle(facts, '2024-06-30', DECREE_53, { absentStarted }).proof, seen);
			}
		}
		expect(seen.size).toBeGreaterThan(30);
		for (const [code, proof] of seen) {
			for (const lang of LANGS) {
				expect(isBare(code, lang), `${lang} ${code}`).toBe(false);
				expect(sentenceOf(proof, lang), code).not.toMatch(/\{\{|undefined|null|—/);
			}
		}
	});
});

/** No message: the sentence is the code itself. */
const isBare = (code: string, lang: (typeof LANGS)[number]) => sentenceOf({ code }, lang) === code;

function collect(proof: Proof, seen: Map<string, Proof>): void {
	seen.set(proof.code, proof);
	for (const step of proof.steps ?? []) collect(step, seen);
}

function everyKindOfFacts(): IdleFacts[] {
	const clocks: Partial<IdleFacts>[] = [
		{},
		{ agreedStart: '2020-03-01' },
		{ agreedStart: '2023-03-01', deliveredOn: '2023-05-01' },
		{ agreedStart: '2024-05-01' },
		{ deliveredOn: '2021-05-10' },
		{ agreedStart: '2020-03-01', supplements: [{ signedOn: '2021-01-01', agreedStart: '2022-12-01' }] },
		{ agreedStart: '2020-03-01', supplements: [{ signedOn: '2022-01-01', agreedStart: '2021-12-01' }] },
		{ agreedStart: '2020-03-01', supplements: [{ signedOn: '2024-12-01', agreedStart: '2025-12-01' }] },
	];
	const works: Partial<IdleFacts>[] = [
		{},
		{ started: false },
		{ started: true },
		{ started: false, startedOn: '2021-01-01' },
		{ started: true, startedOn: '2025-01-01' },
		{ startedOn: '2025-01-01' },
		{ startedOn: '2021-01-01', suspendedOn: '2020-06-01' },
		{ started: false, suspendedOn: '2021-01-01' },
		{
			suspendedOn: '2022-01-01',
			dueAreaM2: 3000,
			developedAreaM2: 900,
			totalInvestmentWan: 100,
			investedWan: 20,
		},
		{ startedOn: '2021-01-01', suspendedOn: '2022-01-01', resumedOn: '2021-01-01' },
		{ startedOn: '2021-01-01', suspendedOn: '2022-01-01', dueAreaM2: 3000, developedAreaM2: 4000 },
		{ completed: true },
	];
	const others: Partial<IdleFacts>[] = [
		{ priceWan: 100 },
		{ feeBaseWan: 80, landOwnership: '集体', mortgaged: true, filed: false },
		{ governmentCause: { article: '8.2' }, filed: true },
		{ governmentCause: { article: '8.1', from: '2021-01-01', to: '2022-01-01' } },
		{ governmentCause: { article: '8.1', from: '2022-01-01', to: '2021-01-01' } },
		{ governmentCause: { article: '26.preparatory' }, use: '工业用地' },
	];
	return clocks.flatMap((c) => works.flatMap((w) => others.map((o) => ({ id: 'x', ...c, ...w, ...o }))));
}
