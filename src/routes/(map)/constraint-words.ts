import type { Constraint } from '#lib/domain/constraints/constraint.ts';
import type { Words } from '#lib/words/words.ts';

/** From when to when a paper is in force; what is not stated is said. */
export function effectiveText(
	{ validFrom, validTo }: Pick<Constraint, 'validFrom' | 'validTo'>,
	t: Words,
): string {
	if (validFrom !== null && validTo !== null)
		return t('constraint.effective.range', { from: validFrom, to: validTo });
	if (validFrom !== null) return t('constraint.effective.from', { from: validFrom });
	return validTo === null
		? t('constraint.effective.none')
		: t('constraint.effective.noStart', { to: validTo });
}
