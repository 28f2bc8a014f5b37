import type { Command } from 'commander';
import type { ProofDocument } from '#lib/api/proof-document.ts';
import type { Proof } from '#lib/domain/proof.ts';
import { stepsOf } from '#lib/domain/proof-tree.ts';
import { InputError } from '#lib/domain/problem.ts';
import { operandText, sentenceOf } from '#lib/words/proof-words.ts';
import * as runs from '#lib/server/store/runs.ts';
import { proofDocumentOf, subjectOf, type ProofKind } from '#lib/server/tasks/proof-document.ts';
import type { Db } from '#lib/server/database/db.ts';
import { withDatabase } from '../database.ts';
import { printAnswer } from '../print.ts';

interface Options {
	run: number;
	enterprise?: string;
	parcel?: string;
	park?: string;
	json?: boolean;
}

export function register(program: Command): void {
	program
		.command('proof')
		.description(
			'all that a run proves of one enterprise, parcel or park: clause, operands, records, arithmetic',
		)
		.requiredOption('--run <id>', 'run', Number)
		.option('--enterprise <code>', '统一社会信用代码')
		.option('--parcel <code>', '宗地代码')
		.option('--park <code>', 'code of the development zone')
		.option('--json', 'one JSON document')
		.action(async (options: Options) => {
			const { kind, code } = objectOf(options);
			const path = `/api/runs/${options.run}/${kind}s/${encodeURIComponent(code)}/proof`;
			const document = await withDatabase(
				(db) => read(db, options.run, kind, code),
				(server) => server.json<ProofDocument>(path),
			);
			printAnswer(options.json, document, () => textOf(document));
		});
}

/** Exactly one of the three. */
function objectOf(options: Options): { kind: ProofKind; code: string } {
	const given = (['enterprise', 'parcel', 'park'] as const).flatMap((kind) =>
		options[kind] === undefined ? [] : [{ kind, code: options[kind] }],
	);
	const [first] = given;
	if (given.length === 1 && first) return first;
	throw new InputError({
		code: 'option',
		message: '请在 --enterprise、--parcel、--park 中恰好指定一个。',
		got: given.length,
		expected: 1,
	});
}

async function read(db: Db, runId: number, kind: ProofKind, code: string): Promise<ProofDocument> {
	const run = await runs.get(db, runId);
	if (!run) throw new InputError({ code: 'not-found', message: '没有找到评价', got: runId });
	const id = await subjectOf(db, kind, code);
	const document = id === undefined ? undefined : await proofDocumentOf(db, run, kind, id);
	if (!document) throw new InputError({ code: 'not-found', message: '该次评价中没有找到此对象', got: code });
	return document;
}

function textOf(document: ProofDocument): string {
	const { run, rules, parts } = document;
	return [
		`${document.name} ${document.code}`,
		`评价 ${run.id}，${run.year} 年，截至 ${run.asOf}；${rules[0]?.rule ?? ''}；输入哈希 ${run.inputHash}`,
		...parts.flatMap((part, i) => linesOf(part.proof, String(i + 1))),
	].join('\n');
}

function linesOf(proof: Proof, number: string): string[] {
	return [...stepsOf(proof, number)].map(({ number: at, step }) => {
		const operands = (step.operands ?? []).map((operand) => {
			const { file, sheet, row, method } = operand.source ?? {};
			const where = [file, sheet, row === undefined ? undefined : `第 ${row} 行`, method].filter(Boolean);
			return `${operandText(operand, 'zh-CN')}${where.length > 0 ? `〔${where.join(' ')}〕` : ''}`;
		});
		const clause = step.clause
			? `〔${[step.clause.rule, step.clause.clause].filter(Boolean).join(' ')}〕`
			: '';
		const said = [sentenceOf({ ...step, operands: undefined }, 'zh-CN'), step.arithmetic, ...operands];
		return `${'  '.repeat(at.split('.').length - 1)}${at} ${said.filter(Boolean).join('；')}${clause}`;
	});
}
