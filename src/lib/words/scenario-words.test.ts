import { expect, it } from 'vitest';
import { effectSides, landKindsWord, shownDifference } from './scenario-words.ts';

it('land in an effect says which kind of area either side is, in the punctuation of the language', () => {
	const effect = {
		...{ object: 'parcel:1', code: 'P1', what: 'landMu' as const, from: 100, to: 97 },
		kinds: ['registered', 'ellipsoidal'] as ['registered', 'ellipsoidal'],
	};
	expect(effectSides(effect, 'zh-CN')).toMatchObject({ from: '100.00（登记面积）', to: '97.00（椭球面积）' });
	expect(effectSides(effect, 'en')).toMatchObject({ from: '100.00 (by deed)', to: '97.00 (ellipsoidal)' });
	const drawn = {
		...effect,
		what: 'drawn' as const,
		from: null,
		kinds: [null, 'ellipsoidal'] as [null, 'ellipsoidal'],
	};
	expect(effectSides(drawn, 'en')).toMatchObject({ from: '—', to: '97.00 (ellipsoidal)' });
});

it('land of a column is given by kind of area, never as one sum of two kinds', () => {
	expect(landKindsWord({ registered: 50, ellipsoidal: 48.5 }, 'zh-CN')).toBe(
		'登记面积 50.00、椭球面积 48.50',
	);
	expect(landKindsWord({ registered: 50, ellipsoidal: 0 }, 'en')).toBe('by deed 50.00');
});

it('a difference that rounds to nothing is none', () => {
	expect([1.5, -1.5, 1e-7, null].map((v) => shownDifference(v, 'mu'))).toEqual([
		'+1.50',
		'−1.50',
		null,
		null,
	]);
});
