import type { FactRow } from '#lib/domain/facts.ts';
import { checkControl, type ControlFinding } from '#lib/domain/rules/control.ts';
import { CONTROL_STANDARDS } from '#lib/rulesets/control-standards.ts';

/** An object against the control indicators of 2008 and 2023; empty for what is not manufacturing. */
export function controlFindings(row: FactRow): ControlFinding[] {
	return CONTROL_STANDARDS.flatMap((standard) => checkControl(standard, row));
}

/** The floor area ratio that the control indicators ask of the object's industry; null where none is known. */
export function farGuideOf(row: FactRow): number | null {
	return controlFindings(row).find((f) => f.code === 'control.far' && f.limit !== null)?.limit ?? null;
}
