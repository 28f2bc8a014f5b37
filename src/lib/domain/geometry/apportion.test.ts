import { describe, expect, it } from 'vitest';
import { apportion } from './apportion.ts';

describe('apportioned totals', () => {
	it('take of each fact the share of the parcel’s own area that is covered', () => {
		const parcels = [
			{ id: 'whole', ownM2: 1000, overlapM2: 1000, facts: { taxWan: 100, landMu: 1.5 } },
			{ id: 'quarter', ownM2: 2000, overlapM2: 500, facts: { taxWan: 40, landMu: 3 } },
		];
		expect(apportion(parcels, ['taxWan', 'landMu'], { taxPerMu: { of: 'taxWan', per: 'landMu' } })).toEqual({
			totals: { taxWan: 110, landMu: 2.25 },
			knownM2: { taxWan: 1500, landMu: 1500 },
			missing: { taxWan: [], landMu: [] },
			ratios: { taxPerMu: 110 / 2.25 },
		});
	});

	it('leave a parcel whose fact is missing out of both sides of the ratio, and name it', () => {
		const parcels = [
			{ id: 'known', ownM2: 1000, overlapM2: 1000, facts: { taxWan: 30, landMu: 1.5 } },
			{ id: 'no tax', ownM2: 1000, overlapM2: 1000, facts: { taxWan: null, landMu: 1.5 } },
			{ id: 'no land', ownM2: 1000, overlapM2: 1000, facts: { taxWan: 1000 } },
		];
		const { totals, missing, ratios } = apportion(parcels, ['taxWan', 'landMu'], {
			taxPerMu: { of: 'taxWan', per: 'landMu' },
			taxPerM2: { of: 'taxWan', per: 'overlapM2' },
		});
		expect(totals).toEqual({ taxWan: 1030, landMu: 3 });
		expect(missing).toEqual({ taxWan: ['no tax'], landMu: ['no land'] });
		expect(ratios).toEqual({ taxPerMu: 20, taxPerM2: 1030 / 2000 });
	});

	it('keep a known zero apart from a missing fact', () => {
		const zero = apportion([{ id: 'a', ownM2: 10, overlapM2: 10, facts: { taxWan: 0 } }], ['taxWan']);
		const none = apportion([{ id: 'a', ownM2: 10, overlapM2: 10, facts: { taxWan: null } }], ['taxWan']);
		expect([zero.totals.taxWan, none.totals.taxWan]).toEqual([0, null]);
	});

	it('do not list a neighbour for a sliver, and never take more than all of a parcel', () => {
		const { totals, missing } = apportion(
			[
				{ id: 'neighbour', ownM2: 1000, overlapM2: 0.02, facts: { taxWan: null } },
				{ id: 'all', ownM2: 1000, overlapM2: 1000.001, facts: { taxWan: 50 } },
			],
			['taxWan'],
		);
		expect({ totals, missing }).toEqual({ totals: { taxWan: 50 }, missing: { taxWan: [] } });
	});

	it('have no ratio where nothing is known or the divisor is zero', () => {
		const ratio = { x: { of: 'a', per: 'b' } } as const;
		const parcel = { id: 'p', ownM2: 10, overlapM2: 5 };
		expect(apportion([{ ...parcel, facts: { a: 1, b: 0 } }], ['a', 'b'], ratio).ratios.x).toBeNull();
		expect(apportion<'a' | 'b', 'x'>([], ['a', 'b'], ratio)).toMatchObject({
			totals: { a: null, b: null },
			ratios: { x: null },
		});
	});
});
