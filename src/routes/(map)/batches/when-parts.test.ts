import { expect, it } from 'vitest';
import { partsOf, withFact } from './when-parts.ts';

it('a condition is shown by its facts and written back; alternatives beside them stay', () => {
	const when = { idle: 'yes', stockKind: { in: ['recovered', 'reserve'] }, any: [{ planChanged: true }] };
	expect(partsOf(when)).toEqual([
		{ fact: 'idle', values: ['yes'] },
		{ fact: 'stockKind', values: ['recovered', 'reserve'] },
	]);
	expect(withFact(when, 'stockKind', ['recovered'])).toEqual({ ...when, stockKind: 'recovered' });
	expect(withFact(when, 'idle', [])).toEqual({ stockKind: when.stockKind, any: when.any });
	expect(withFact({}, 'papersMissing', [true])).toEqual({ papersMissing: true });
});
