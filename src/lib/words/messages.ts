import enData from '../../../messages/en/data.json' with { type: 'json' };
import enDraw from '../../../messages/en/draw.json' with { type: 'json' };
import enFacts from '../../../messages/en/facts.json' with { type: 'json' };
import enFixes from '../../../messages/en/problem-fixes.json' with { type: 'json' };
import enProblems from '../../../messages/en/problems.json' with { type: 'json' };
import enProof from '../../../messages/en/proof.json' with { type: 'json' };
import enScreen from '../../../messages/en/screen.json' with { type: 'json' };
import enShortlist from '../../../messages/en/shortlist.json' with { type: 'json' };
import enUi from '../../../messages/en/ui.json' with { type: 'json' };
import zhData from '../../../messages/zh-CN/data.json' with { type: 'json' };
import zhDraw from '../../../messages/zh-CN/draw.json' with { type: 'json' };
import zhFacts from '../../../messages/zh-CN/facts.json' with { type: 'json' };
import zhProof from '../../../messages/zh-CN/proof.json' with { type: 'json' };
import zhScreen from '../../../messages/zh-CN/screen.json' with { type: 'json' };
import zhShortlist from '../../../messages/zh-CN/shortlist.json' with { type: 'json' };
import zhUi from '../../../messages/zh-CN/ui.json' with { type: 'json' };
import enRules from '../../../messages/en/rules.json' with { type: 'json' };
import enWhatIf from '../../../messages/en/what-if.json' with { type: 'json' };
import enRuns from '../../../messages/en/runs.json' with { type: 'json' };
import enContest from '../../../messages/en/contest.json' with { type: 'json' };
import enCharts from '../../../messages/en/charts.json' with { type: 'json' };
import enShares from '../../../messages/en/shares.json' with { type: 'json' };
import enPark from '../../../messages/en/park.json' with { type: 'json' };
import enStages from '../../../messages/en/stages.json' with { type: 'json' };
import enPrint from '../../../messages/en/print.json' with { type: 'json' };
import zhRules from '../../../messages/zh-CN/rules.json' with { type: 'json' };
import zhWhatIf from '../../../messages/zh-CN/what-if.json' with { type: 'json' };
import zhRuns from '../../../messages/zh-CN/runs.json' with { type: 'json' };
import zhContest from '../../../messages/zh-CN/contest.json' with { type: 'json' };
import zhCharts from '../../../messages/zh-CN/charts.json' with { type: 'json' };
import zhShares from '../../../messages/zh-CN/shares.json' with { type: 'json' };
import zhPark from '../../../messages/zh-CN/park.json' with { type: 'json' };
import zhStages from '../../../messages/zh-CN/stages.json' with { type: 'json' };
import zhPrint from '../../../messages/zh-CN/print.json' with { type: 'json' };
import enStudio from '../../../messages/en/studio.json' with { type: 'json' };
import enConstraints from '../../../messages/en/constraints.json' with { type: 'json' };
import enTerrain from '../../../messages/en/terrain.json' with { type: 'json' };
import enLowSlope from '../../../messages/en/low-slope.json' with { type: 'json' };
import enScenario from '../../../messages/en/scenario.json' with { type: 'json' };
import enMatching from '../../../messages/en/matching.json' with { type: 'json' };
import enSelect from '../../../messages/en/select.json' with { type: 'json' };
import enVacate from '../../../messages/en/vacate.json' with { type: 'json' };
import enSelectionDocument from '../../../messages/en/selection-document.json' with { type: 'json' };
import enLayers from '../../../messages/en/layers.json' with { type: 'json' };
import enTable from '../../../messages/en/table.json' with { type: 'json' };
import enCompose from '../../../messages/en/compose.json' with { type: 'json' };
import enBatches from '../../../messages/en/batches.json' with { type: 'json' };
import zhStudio from '../../../messages/zh-CN/studio.json' with { type: 'json' };
import zhConstraints from '../../../messages/zh-CN/constraints.json' with { type: 'json' };
import zhTerrain from '../../../messages/zh-CN/terrain.json' with { type: 'json' };
import zhLowSlope from '../../../messages/zh-CN/low-slope.json' with { type: 'json' };
import zhScenario from '../../../messages/zh-CN/scenario.json' with { type: 'json' };
import zhMatching from '../../../messages/zh-CN/matching.json' with { type: 'json' };
import zhSelect from '../../../messages/zh-CN/select.json' with { type: 'json' };
import zhVacate from '../../../messages/zh-CN/vacate.json' with { type: 'json' };
import zhSelectionDocument from '../../../messages/zh-CN/selection-document.json' with { type: 'json' };
import zhLayers from '../../../messages/zh-CN/layers.json' with { type: 'json' };
import zhTable from '../../../messages/zh-CN/table.json' with { type: 'json' };
import zhCompose from '../../../messages/zh-CN/compose.json' with { type: 'json' };
import zhBatches from '../../../messages/zh-CN/batches.json' with { type: 'json' };
import enSolve from '../../../messages/en/solve.json' with { type: 'json' };
import zhSolve from '../../../messages/zh-CN/solve.json' with { type: 'json' };
import enAssembly from '../../../messages/en/assembly.json' with { type: 'json' };
import zhAssembly from '../../../messages/zh-CN/assembly.json' with { type: 'json' };
import type { Lang } from './lang.ts';

// A new area of words is one more file in both folders, and one line in both lists. Keys are flat and dotted
// (`panel.area`); each file owns its prefixes, so that no key can be written twice.
const zh = {
	...zhUi,
	...zhFacts,
	...zhProof,
	...zhScreen,
	...zhDraw,
	...zhShortlist,
	...zhData,
	...zhRules,
	...zhWhatIf,
	...zhRuns,
	...zhContest,
	...zhCharts,
	...zhShares,
	...zhPark,
	...zhStages,
	...zhPrint,
	...zhStudio,
	...zhConstraints,
	...zhTerrain,
	...zhLowSlope,
	...zhAssembly,
	...zhScenario,
	...zhMatching,
	...zhVacate,
	...zhSelect,
	...zhSelectionDocument,
	...zhLayers,
	...zhTable,
	...zhCompose,
	...zhBatches,
	...zhSolve,
};
const en = {
	...enUi,
	...enFacts,
	...enProof,
	...enScreen,
	...enDraw,
	...enShortlist,
	...enData,
	...enRules,
	...enWhatIf,
	...enRuns,
	...enContest,
	...enCharts,
	...enShares,
	...enPark,
	...enStages,
	...enPrint,
	...enStudio,
	...enConstraints,
	...enTerrain,
	...enLowSlope,
	...enAssembly,
	...enScenario,
	...enMatching,
	...enVacate,
	...enSelect,
	...enSelectionDocument,
	...enLayers,
	...enTable,
	...enCompose,
	...enBatches,
	...enSolve,
};

/** English sentences of problems by code; in Chinese a Problem brings its own sentence. */
export const PROBLEM_SENTENCES: Readonly<Record<string, string>> = enProblems;

/** What to do about a problem, in English, by its code. */
export const PROBLEM_FIXES: Readonly<Record<string, string>> = enFixes;

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** Every key that can be asked for; a plural (`…_one`, `…_other`) is asked for by its stem, with `count`. */
export type Key = WithoutPlural<keyof typeof zh & string>;

export const MESSAGES: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { 'zh-CN': zh, en };
