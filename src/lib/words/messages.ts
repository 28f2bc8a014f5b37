import enData from '../../../messages/en/data.json' with { type: 'json' };
import enDraw from '../../../messages/en/draw.json' with { type: 'json' };
import enFacts from '../../../messages/en/facts.json' with { type: 'json' };
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
import type { Lang } from './lang.ts';

// A new area of words is one more file in both folders, and one line in both lists. Keys are flat and dotted
// (`panel.area`); each file owns its prefixes, so that no key can be written twice.
const zh = { ...zhUi, ...zhFacts, ...zhProof, ...zhScreen, ...zhDraw, ...zhShortlist, ...zhData };
const en = { ...enUi, ...enFacts, ...enProof, ...enScreen, ...enDraw, ...enShortlist, ...enData };

/** English sentences of problems by code; in Chinese a Problem brings its own sentence. */
export const PROBLEM_SENTENCES: Readonly<Record<string, string>> = enProblems;

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** Every key that can be asked for; a plural (`…_one`, `…_other`) is asked for by its stem, with `count`. */
export type Key = WithoutPlural<keyof typeof zh & string>;

export const MESSAGES: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { 'zh-CN': zh, en };
