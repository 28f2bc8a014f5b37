import { keyOf } from '../shortlists/marks.ts';
import type { Asked } from './question-url.ts';
import { remedyValue, type Remedy } from './select-words.ts';

/** What a remedy changes in the question; null where it says no more than that something is in the way. */
export function applied(asked: Asked, remedy: Remedy): Partial<Asked> | null {
	const value = remedyValue(remedy);
	const { kind, group } = remedy;
	if (kind === 'lock-in' || kind === 'lock-out') {
		const ids = remedy.ids ?? [];
		if (ids.length === 0) return null;
		const stays = (some: Asked['lockIn']) => some.filter((one) => !ids.includes(keyOf(one)));
		return kind === 'lock-in' ? { lockIn: stays(asked.lockIn) } : { lockOut: stays(asked.lockOut) };
	}
	if (value === null) return null;
	if (kind === 'budget') return { budgetWan: value };
	if (kind === 'target') return { targetMu: Math.max(0, value) };
	const field = kind === 'quota-min' ? 'minMu' : 'maxMu';
	return {
		quotas: asked.quotas.map((quota) =>
			`${quota.of}:${quota.id}` === group ? { ...quota, [field]: Math.max(0, value) } : quota,
		),
	};
}
