import type { Command } from 'commander';
import { readParkFacts, type ParkFactsRow } from '#lib/api/park-facts.ts';
import { isParkRuleFile, parseParkRules } from '#lib/domain/park/check-park-rules.ts';
import type { ParkRules } from '#lib/domain/park/park-rules.ts';
import { evaluateZone } from '#lib/domain/park/zone.ts';
import { chainProof, scoreProof, valueProofs } from '#lib/domain/park/zone-proof.ts';
import { zoneTypeProof } from '#lib/domain/park/zone-type.ts';
import { InputError } from '#lib/domain/problem.ts';
import { defaultZoneTypes, shippedParkRule, shippedParkRules } from '#lib/rulesets/park-rules.ts';
import { factWords } from '#lib/words/proof-words.ts';
import { say, sayIfKnown } from '#lib/words/words.ts';
import { printAnswer } from '../print.ts';
import { jsonOf } from '../read-rules.ts';

/** `tenglong park --rules FILE --facts FILE.json [--json]`: development zones evaluated, no database. */
export function register(program: Command): void {
	program
		.command('park')
		.description('development zones (开发区土地集约利用评价): indicators, type and score, with proof')
		.requiredOption('--rules <file>', 'a park rule: a shipped id[@version], or a file')
		.requiredOption(
			'--facts <file>',
			'JSON: [{id, facts: {A: 120, A2: 70, …}, areas?, values?, type?, category?}]',
		)
		.option('--json', 'one JSON document on stdout')
		.action(async (options: { rules: string; facts: string; json?: boolean }) => {
			const rules = await rulesOf(options.rules);
			const read = readParkFacts(await jsonOf(options.facts));
			if (read.rows === null) throw new InputError(read.problems.map((p) => ({ ...p, file: options.facts })));
			const answers = read.rows.map((row) => answerOf(row, rules));
			printAnswer(options.json, answers, () => answers.map(textOf).join('\n'));
		});
}

async function rulesOf(reference: string): Promise<ParkRules> {
	const shipped = shippedParkRule(reference);
	if (shipped) return shipped;
	if (!/[./\\]/.test(reference))
		throw new InputError({
			code: 'rules-not-found',
			message: `没有规则 ${reference}`,
			path: 'rules',
			got: reference,
			expected: shippedParkRules().map((r) => `${r.id}@${r.version}`),
			fix: '用 rules list 查看规则，或给出规则文件的路径',
		});
	const file = await jsonOf(reference);
	if (!isParkRuleFile(file))
		throw new InputError({
			code: 'rules.not-park',
			message: '不是园区评价的规则文件',
			file: reference,
			path: 'kind',
			expected: '"kind": "park"',
			fix: '用 rules show td-t-1029 查看样式',
		});
	return parseParkRules(file);
}

function answerOf({ id, zone, problems }: ParkFactsRow, rules: ParkRules) {
	const types = rules.zoneTypes.length > 0 ? { rules, zoneTypes: rules.zoneTypes } : defaultZoneTypes();
	const result = evaluateZone(zone, rules, types.zoneTypes);
	const { score, type, whole } = result;
	return {
		id,
		rules: `${rules.id}@${rules.version}`,
		type: type.type,
		values: whole.values,
		chain: result.chain,
		degrees: score.degrees,
		goals: score.goals,
		areas: score.areas,
		total: score.total,
		reason: score.reason,
		missing: [...new Set([...type.missing, ...score.missing])],
		problems: [...problems, ...result.doubts],
		proof: {
			code: 'park.zone',
			result: score.total,
			steps: [
				scoreProof(result, zone.category, rules),
				zoneTypeProof(type, whole.values, zone.category, types.rules),
				chainProof(result),
				...Object.values(valueProofs(result)).filter((proof) => proof.result !== null),
			],
		},
	};
}

function textOf({ id, type, total, reason, missing, problems, chain }: ReturnType<typeof answerOf>): string {
	const kind = type === null ? '类型不明' : say('zh-CN', `park.type.${type}`);
	const score = total === null ? (sayIfKnown('zh-CN', `reason.${reason}`) ?? '') : `${total.toFixed(2)} 分`;
	return [
		`${id}  ${kind}  ${score}`,
		...(chain === null ? [] : [`  开发率 × 供应率 × 建成率 ${(chain * 100).toFixed(2)} %`]),
		...(missing.length === 0 ? [] : [`  尚缺：${factWords(missing, 'zh-CN')}`]),
		...problems.map((p) => `  ! ${p.message}`),
	].join('\n');
}
