import { assemble, type AssemblyAnswer } from '#lib/domain/assembly/assemble.ts';
import { checkAnswer } from '#lib/domain/assembly/check-answer.ts';
import type { AssemblyQuestion } from '#lib/domain/assembly/question.ts';
import { highsLinearPrograms } from '#lib/server/workers/highs-linear-program.ts';

/**
 * Solves an assembly question and checks every answer with the independent checker before it leaves.
 * @param seconds the search ends with the best found by then (`feasible`, or `unknown` where nothing was found)
 * @throws Error a bug: an answer that the checker refuses
 */
export async function assembleGraph(
	question: AssemblyQuestion,
	seconds: number,
	signal?: AbortSignal,
): Promise<AssemblyAnswer[]> {
	const open = await highsLinearPrograms();
	const end = performance.now() + seconds * 1000;
	const answers = assemble(question, {
		open,
		stop: () => performance.now() > end || signal?.aborted === true,
	});
	for (const { nodes, mu, costWan } of answers) {
		if (mu === null || costWan === null) continue;
		const { faults } = checkAnswer(question, { nodes, mu, costWan });
		if (faults.length > 0)
			throw new Error(`assembly refused by its checker: ${faults.join()} in ${nodes.join()}`);
	}
	return answers;
}
