import type { SelectionSubject } from '#lib/api/selections.ts';
import { keyOf } from '../shortlists/marks.ts';
import type { Asked } from './question-url.ts';

type Locks = Pick<Asked, 'lockIn' | 'lockOut'>;

/** Locks with one candidate's changed: it is in, out, or free; never both. */
export function locked({ lockIn, lockOut }: Locks, what: SelectionSubject, to: 'in' | 'out' | null): Locks {
	const others = (some: readonly SelectionSubject[]) => some.filter((one) => keyOf(one) !== keyOf(what));
	const { kind, id } = what;
	return {
		lockIn: to === 'in' ? [...others(lockIn), { kind, id }] : others(lockIn),
		lockOut: to === 'out' ? [...others(lockOut), { kind, id }] : others(lockOut),
	};
}
