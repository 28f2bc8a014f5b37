import { SNAP_KINDS, type SnapKind } from '#lib/map/drawing/snap-target.ts';
import type { Language } from '#lib/words/language.svelte.ts';

/** The word beside each kind of snap target. */
export function snapWordsOf(t: Language['t']): Record<SnapKind, string> {
	return Object.fromEntries(SNAP_KINDS.map((kind) => [kind, t(`studio.tool.snap.${kind}`)])) as Record<
		SnapKind,
		string
	>;
}
