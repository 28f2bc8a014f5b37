import type { DispositionRules } from '#lib/domain/disposition/disposition-rules.ts';
import type { IdleRules } from '#lib/domain/flags/idle-rules.ts';
import type { StageRules } from '#lib/domain/stages/stage-rules.ts';
import type { LowEfficiencyRules } from '#lib/domain/flags/low-efficiency-rules.ts';
import decree53File from './decree-53.json';
import dispositionFile from './disposition-proposed.json';
import fiveStagesFile from './five-stages-proposed.json';
import { dispositionRules, idleRules, lowEfficiencyRules, stageRules } from './flag-rule-shapes.ts';
import demoFile from './low-efficiency-demo-2024.json';
import huzhouFile from './low-efficiency-huzhou-2021.json';
import taizhouFile from './low-efficiency-taizhou-2025.json';

/** 闲置土地处置办法, from its full text. */
export const DECREE_53: IdleRules = idleRules.parse(decree53File);

/** The low-efficiency lists that ship, by id. */
export const LOW_EFFICIENCY_LISTS: ReadonlyMap<string, LowEfficiencyRules> = new Map(
	[huzhouFile, taizhouFile, demoFile].map((file) => {
		const rules = lowEfficiencyRules.parse(file);
		return [rules.id, rules];
	}),
);

/** The list of the demo region: synthetic. */
export const LOW_EFFICIENCY_DEMO: LowEfficiencyRules = lowEfficiencyRules.parse(demoFile);

/** The ledger of five stages: working definitions, local figures empty. */
export const FIVE_STAGES: StageRules = stageRules.parse(fiveStagesFile);

/** The proposed batch rules: the bureau's to confirm or replace. */
export const DISPOSITION_PROPOSED: DispositionRules = dispositionRules.parse(dispositionFile);
