import type { Lang } from '#lib/words/lang.ts';
import { sayIfKnown } from '#lib/words/words.ts';

/** Who did it: `desk-planner` → 规划员; a name that is no desk user's stays as it is. */
export function personWord(id: string, lang: Lang): string {
	return sayIfKnown(lang, `user.${id.replace(/^desk-/, '')}`) ?? id;
}
