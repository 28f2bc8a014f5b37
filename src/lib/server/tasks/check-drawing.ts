import type { Areal } from '#lib/domain/geometry/areal.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { boundaryProblem } from '#lib/formats/boundary-problems.ts';

/**
 * Faults of a drawing that leave its shape as it is.
 * @throws InputError with the place of each fault where one of them does not
 */
export function checkDrawing(geometry: Areal): Problem[] {
	const findings = boundaryFindings(geometry);
	const problems = findings.map((f) => boundaryProblem(f));
	if (!isUsable(findings)) throw new InputError(problems);
	return problems;
}
