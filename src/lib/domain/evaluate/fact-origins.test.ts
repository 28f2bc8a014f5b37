import { describe, expect, it } from 'vitest';
import { enterprise } from '../../../../tests/support/enterprises.ts';
import type { SharedOccupancy } from '../parcel/occupancy.ts';
import { derivedFact, mergedFact, type OccupantRecord } from './fact-origins.ts';

const occupant = (
	code: string,
	taxWan: number | null,
	share: number | null,
	more: Partial<OccupantRecord> = {},
): OccupantRecord => ({
	code,
	name: code,
	share,
	how: 'recorded',
	facts: enterprise(code, { taxWan }).facts,
	sources: { taxWan: { batch: 1, file: '税收.xlsx', sheet: '2024', row: code === 'a' ? 17 : 18 } },
	...more,
});

describe('a merged figure walked back', () => {
	it('names each occupant’s share, figure and record, and adds up to the parcel’s', () => {
		const proof = mergedFact('taxWan', 152, [occupant('a', 120, 0.6), occupant('b', 80, 1)]);
		expect(proof).toMatchObject({ code: 'fact.merged', arithmetic: '72 + 80 = 152', result: 152 });
		expect(proof?.steps?.map((s) => s.arithmetic)).toEqual(['120 × 0.6 = 72', '80 × 1 = 80']);
		expect(proof?.steps?.[1]?.operands?.[0]).toMatchObject({
			name: 'taxWan',
			value: 80,
			unit: '万元',
			source: { file: '税收.xlsx', row: 18 },
		});
	});
	it('has no sum where one occupant lacks the figure or its share: a part is not the whole', () => {
		const proof = mergedFact('taxWan', null, [occupant('a', 120, 0.6), occupant('b', null, 1)]);
		expect(proof).toMatchObject({ code: 'fact.merged-missing', params: { missing: 1 }, result: null });
		expect(proof?.arithmetic).toBeUndefined();
		expect(mergedFact('taxWan', null, [occupant('a', 1, null)])?.code).toBe('fact.merged-missing');
	});
	it('says since when it sat there, where the year’s share is a part of the recorded one', () => {
		const moved = occupant('a', 100, 0.5, {
			recorded: { share: 1, fromDate: '2024-07-02', toDate: null },
		});
		expect(mergedFact('taxWan', 50, [moved])?.steps?.[0]?.operands?.slice(2)).toEqual([
			{ name: 'recordedShare', value: 1 },
			{ name: 'fromDate', value: '2024-07-02' },
		]);
		const stayed = occupant('a', 100, (0.4308 * 366) / 366, {
			recorded: { share: 0.4308, fromDate: '2011-06-25', toDate: null },
		});
		expect(mergedFact('taxWan', 43.08, [stayed])?.steps?.[0]?.operands).toHaveLength(2);
	});
});

describe('a derived figure walked back', () => {
	const seat = (areaMu: number | null): SharedOccupancy => ({
		enterprise: 1,
		parcel: 9,
		fromDate: null,
		toDate: null,
		share: 1,
		shareBasis: null,
		role: 'owner',
		areaMu,
		floorM2: null,
		yearShare: 1,
		how: 'recorded',
	});
	const place = { parcel: 'P9', landMu: 20, floorAreaM2: 8000, footprintM2: 4000, tenants: 0 };
	it('is land in use, or the whole parcel where it sits alone', () => {
		const part = { ...place, occupants: 2, occupancy: seat(5) };
		const alone = { ...place, occupants: 1, occupancy: seat(null) };
		expect(derivedFact('landMu', 25, [part, alone])).toMatchObject({
			arithmetic: '5 + 20 = 25',
			steps: [{ code: 'fact.seat-part' }, { code: 'fact.seat-whole' }],
		});
	});
	it('is floor by land used, with the parcel’s own floor and land', () => {
		const proof = derivedFact('floorAreaM2', 2000, [{ ...place, occupants: 2, occupancy: seat(5) }]);
		expect(proof?.steps?.[0]).toMatchObject({ arithmetic: '8000 × 5 ÷ 20 = 2000', result: 2000 });
	});
	it('is nothing for a figure that was reported', () => {
		expect(derivedFact('taxWan', 1, [{ ...place, occupants: 1, occupancy: seat(null) }])).toBeUndefined();
	});
});
