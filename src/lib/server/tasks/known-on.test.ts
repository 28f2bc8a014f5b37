import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { knownInstant } from './known-on.ts';

const clock = { now: '2026-03-02T01:00:00.123456Z', today: '2026-03-02' };

it('without a day, and for today, facts are read as they are now', () => {
	const now = { knownAt: clock.now, day: clock.today };
	expect([knownInstant(undefined, clock), knownInstant('2026-03-02', clock)]).toEqual([now, now]);
});

it('a day means its end in China', () => {
	expect(knownInstant('2026-03-01', clock)).toEqual({
		knownAt: '2026-03-01T15:59:59.999999Z',
		day: '2026-03-01',
	});
});

it('an instant is taken as it is, and falls on its day in China', () => {
	expect(knownInstant('2026-02-28T20:00:00Z', clock)).toEqual({
		knownAt: '2026-02-28T20:00:00Z',
		day: '2026-03-01',
	});
});

it('a day to come is refused: facts recorded until then would change the answer', () => {
	for (const later of ['2026-03-03', '2026-03-02T02:00:00Z'])
		expect(() => knownInstant(later, clock)).toThrow('还没有到');
});

it('equal values have equal text whatever the order of their keys', () => {
	expect(canonicalJson({ b: [2, { y: 1, x: null }], a: 1 })).toBe('{"a":1,"b":[2,{"x":null,"y":1}]}');
	expect(canonicalJson({ a: 1, b: [2, { x: null, y: 1 }], c: undefined })).toBe(
		canonicalJson({ b: [2, { y: 1, x: null }], a: 1 }),
	);
});
