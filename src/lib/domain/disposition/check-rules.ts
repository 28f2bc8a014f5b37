import type { Problem } from '../problem.ts';
import type { Comparison, Scalar, When } from '../rules/rule-set.ts';
import {
	DISPOSITION_FACT_VALUES,
	type Batch,
	type DispositionFact,
	type DispositionRules,
} from './disposition-rules.ts';

type FactTest = Scalar | Scalar[] | Comparison;

/** Faults make a set of batch rules unusable; notes are said and do not hinder. */
export interface BatchRulesCheck {
	problems: Problem[];
	notes: Problem[];
}

/**
 * What the form of a batch rule file cannot tell: rules that share a name, values that no fact takes, rules that an
 * earlier one always answers before, low-efficiency rules not marked as our extension, batches nothing leads to.
 */
export function checkBatchRules({ rules }: DispositionRules): BatchRulesCheck {
	const problems: Problem[] = [];
	const notes: Problem[] = [];
	const asked = rules.filter((rule) => rule.enabled !== false);
	if (asked.length === 0) {
		problems.push({
			code: 'batch-rules.none',
			message: '没有启用的规则',
			path: 'rules',
			fix: '至少启用一条规则',
		});
	}
	const before = new Map<string, string>();
	const names = new Set<string>();
	let open = true;
	rules.forEach((rule, i) => {
		const path = `rules[${i}]`;
		if (names.has(rule.id)) {
			problems.push({
				code: 'batch-rules.same-id',
				message: `两条规则的编号都是 ${rule.id}`,
				path: `${path}.id`,
				got: rule.id,
				fix: '换一个编号',
			});
		}
		names.add(rule.id);
		problems.push(...valueProblems(rule.when, `${path}.when`));
		if (rule.enabled === false) return;
		const condition = JSON.stringify(sorted(rule.when));
		const earlier = before.get(condition);
		if (!open || earlier !== undefined) {
			notes.push({
				code: 'batch-rules.never-asked',
				message: `规则 ${rule.id} 永远轮不到：前面的规则已包含它的条件`,
				path,
				got: rule.id,
				...(earlier === undefined ? {} : { expected: earlier }),
				fix: '调整顺序或条件，或停用其中一条',
			});
		}
		before.set(condition, earlier ?? rule.id);
		if (Object.keys(rule.when).length === 0) open = false;
		if (asksLowEfficiency(rule.when) && !rule.extension) {
			notes.push({
				code: 'batch-rules.extension-unmarked',
				message: `规则 ${rule.id} 用于低效用地，却没有标明是扩展用法`,
				path: `${path}.extension`,
				got: rule.id,
				fix: '三个一批原指存量批地与闲置地，请标明扩展',
			});
		}
	});
	for (const batch of ['supply', 'swap', 'formalities'] satisfies Batch[]) {
		if (asked.length > 0 && !asked.some((rule) => rule.batch === batch))
			notes.push({
				code: 'batch-rules.batch-unused',
				message: '有一个批次没有任何启用的规则',
				path: 'rules',
				got: batch,
			});
	}
	return { problems, notes };
}

function valueProblems(when: When, path: string): Problem[] {
	return Object.entries(when).flatMap(([name, test]) => {
		if (name === 'any' || name === 'all' || name === 'not')
			return (test as When[]).flatMap((part, i) => valueProblems(part, `${path}.${name}[${i}]`));
		const allowed = DISPOSITION_FACT_VALUES[name as DispositionFact];
		if (allowed === undefined || allowed === 'text') return [];
		return valuesOf(test as FactTest)
			.filter((value) => !allowed.includes(value))
			.map((value) => ({
				code: 'batch-rules.value',
				message: `条件 ${name} 没有取值 ${value}`,
				path: `${path}.${name}`,
				got: value,
				expected: [...allowed],
				fix: '从列出的取值中选一个',
			}));
	});
}

function valuesOf(test: FactTest): Scalar[] {
	if (Array.isArray(test)) return test;
	if (typeof test !== 'object') return [test];
	return Object.values(test).flatMap((bound) =>
		Array.isArray(bound) ? (bound as Scalar[]) : typeof bound === 'object' ? [] : [bound as Scalar],
	);
}

function asksLowEfficiency(when: When): boolean {
	return Object.entries(when).some(([name, test]) =>
		name === 'any' || name === 'all'
			? (test as When[]).some(asksLowEfficiency)
			: name === 'lowEfficiency' && valuesOf(test as FactTest).includes('yes'),
	);
}

/** Keys in one order, so that the same condition reads the same. */
function sorted(when: When): unknown {
	return Object.fromEntries(
		Object.entries(when)
			.sort(([a], [b]) => a.localeCompare(b))
			.map(([name, test]) => [
				name,
				name === 'any' || name === 'all' || name === 'not' ? (test as When[]).map(sorted) : test,
			]),
	);
}
