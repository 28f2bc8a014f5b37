import type { Command } from 'commander';
import { gradesOf } from '#lib/domain/evaluate/grade.ts';
import { ruleFileSchema } from '#lib/domain/rules/grammar.ts';
import { checkParkRules, isParkRuleFile } from '#lib/domain/park/check-park-rules.ts';
import { parkRuleSchema } from '#lib/domain/park/park-rule-file.ts';
import { diffRules } from '#lib/domain/rules/diff.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { CONTROL_STANDARDS } from '#lib/rulesets/control-standards.ts';
import { DECREE_53, LOW_EFFICIENCY_LISTS } from '#lib/rulesets/flag-rules.ts';
import { PARK_RULE_FILES, shippedParkRule, shippedParkRules } from '#lib/rulesets/park-rules.ts';
import { shippedRules } from '#lib/rulesets/shipped.ts';
import { printAnswer } from '../print.ts';
import { sentenceOfRuleChange } from '#lib/words/rule-diff-words.ts';
import { checkRuleFile, jsonOf, readRules, shippedFile } from '../read-rules.ts';

interface Listed {
	id: string;
	version: string;
	kind: 'scoring' | 'control' | 'idle' | 'low-efficiency' | 'park';
	title: string;
	year: number | null;
	/** Grades it gives; empty where its cuts are not published. */
	grades: string[];
	partial: boolean;
	source: string;
}

/** `tenglong rules list | show ID | check FILE | diff A B | schema`. */
export function register(program: Command): void {
	const rules = program
		.command('rules')
		.description('rule sets: list, show, check a file, compare two, print the JSON Schema');
	rules
		.command('list')
		.description('the rule sets that come with the product')
		.option('--json', 'one JSON document on stdout')
		.action((options: { json?: boolean }) => {
			const list = listed();
			printAnswer(options.json, list, () => list.map(lineOf).join('\n'));
		});
	rules
		.command('show <id>')
		.description('a shipped rule file, to copy and change: id or id@version')
		.option('--json', 'one JSON document on stdout')
		.action((id: string, options: { json?: boolean }) => {
			const file = shownFile(id);
			printAnswer(options.json, file, () => JSON.stringify(file, null, 2));
		});
	rules
		.command('check <file>')
		.description('each fault of a rule file by its path, and what the file leaves unknown')
		.option('--json', 'one JSON document on stdout')
		.action(async (file: string, options: { json?: boolean }) => {
			const { rules: set, problems, unknown, warnings } = await checkAny(file);
			const answer = {
				ok: set !== null,
				rules: set && `${set.id}@${set.version}`,
				partial: set?.partial ?? null,
				problems,
				unknown,
				warnings,
			};
			if (!set) process.exitCode = 1;
			printAnswer(options.json, answer, () => checkText(set, answer));
		});
	rules
		.command('diff <a> <b>')
		.description('what changed from rule set A to B, in plain words: files, or ids of shipped ones')
		.option('--en', 'in English')
		.option('--json', 'one JSON document on stdout')
		.action(async (a: string, b: string, options: { json?: boolean; en?: boolean }) => {
			const [before, after] = [await readRules(a), await readRules(b)];
			const lang = options.en ? 'en' : 'zh-CN';
			const changes = diffRules(before, after).map((change) => ({
				...change,
				sentence: sentenceOfRuleChange(change, lang),
			}));
			const name = ({ id, version }: RuleSet) => `${id}@${version}`;
			const answer = { before: name(before), after: name(after), changes };
			printAnswer(options.json, answer, () =>
				[`${answer.before} → ${answer.after}`, ...changes.map((c) => c.sentence)].join('\n'),
			);
		});
	rules
		.command('schema')
		.description('JSON Schema of a rule file')
		.option('--park', 'of a rule file for development zones')
		.option('--json', 'one JSON document on stdout')
		.action((options: { json?: boolean; park?: boolean }) => {
			const schema = options.park ? parkRuleSchema() : ruleFileSchema();
			printAnswer(options.json, schema, () => JSON.stringify(schema, null, 2));
		});
}

function listed(): Listed[] {
	return [
		...shippedRules().map((set) => listing(set)),
		...CONTROL_STANDARDS.map((c) => ({ ...rest(c), kind: 'control' as const, title: c.title.zh })),
		{ ...rest(DECREE_53), kind: 'idle', title: DECREE_53.title },
		...[...LOW_EFFICIENCY_LISTS.values()].map((l) => ({
			...rest(l),
			kind: 'low-efficiency' as const,
			title: l.title,
		})),
		...shippedParkRules().map((p) => ({
			...rest(p),
			kind: 'park' as const,
			title: p.title.zh,
			partial: p.partial,
		})),
	];
}

function listing(set: RuleSet): Listed {
	const { id, version, year, partial, source } = set;
	return { id, version, kind: 'scoring', title: set.title.zh, year, grades: gradesOf(set), partial, source };
}

function rest({ id, version, source }: { id: string; version: string; source: string }) {
	return { id, version, year: null, grades: [], partial: false, source };
}

/** Checks a scoring file, or one for development zones, by what it says it is. */
async function checkAny(file: string) {
	const written = await jsonOf(file);
	if (!isParkRuleFile(written)) return checkRuleFile(file);
	const checked = checkParkRules(written);
	return { ...checked, problems: checked.problems.map((p) => ({ ...p, file })) };
}

/** A scoring file as written; the others as they are used. */
function shownFile(reference: string): unknown {
	const [id, version] = reference.split('@');
	const park = shippedParkRule(reference);
	if (park) return PARK_RULE_FILES[shippedParkRules().indexOf(park)];
	const others = [...CONTROL_STANDARDS, DECREE_53, ...LOW_EFFICIENCY_LISTS.values()];
	return (
		others.find((o) => o.id === id && (version === undefined || o.version === version)) ??
		shippedFile(reference)
	);
}

function lineOf(r: Listed): string {
	const grades = r.kind !== 'scoring' ? '' : r.grades.length > 0 ? ` ${r.grades.join('/')}` : ' 未公布分档';
	return `${r.id}@${r.version}\t${r.kind}\t${r.title}${grades}${r.partial ? '(不完整)' : ''}`;
}

function checkText(
	set: Pick<RuleSet, 'id' | 'version' | 'partial'> | null,
	{
		problems,
		unknown,
		warnings,
	}: Pick<Awaited<ReturnType<typeof checkRuleFile>>, 'problems' | 'unknown' | 'warnings'>,
): string {
	return [
		set
			? `${set.id}@${set.version} 可用${set.partial ? ',但不完整:只计分,不分档' : ''}`
			: `有 ${problems.length} 处错误`,
		...problems.map(
			(p) => `✗ ${p.message}(得到 ${JSON.stringify(p.got) ?? '无'},应为 ${String(p.expected ?? '')})`,
		),
		...unknown.map((u) => `? ${u.path}:${u.message}`),
		...warnings.map((w) => `! ${w.message}${w.fix ? ` ${w.fix}` : ''}`),
	].join('\n');
}
