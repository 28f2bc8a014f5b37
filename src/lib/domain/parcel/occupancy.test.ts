import { describe, expect, it } from 'vitest';
import { sharesOfYear, type Occupancy } from './occupancy.ts';

const at = (enterprise: number, parcel: number, more: Partial<Occupancy> = {}): Occupancy => ({
	enterprise,
	parcel,
	fromDate: null,
	toDate: null,
	share: null,
	shareBasis: null,
	role: 'owner',
	areaMu: null,
	floorM2: null,
	...more,
});

describe('shares of a year', () => {
	it('gives the only parcel of an enterprise the whole of it', () => {
		expect(sharesOfYear([at(1, 10)], 2024).occupancies[0]).toMatchObject({ yearShare: 1, how: 'sole' });
	});

	it('splits by land used where no share is recorded and every area is known', () => {
		const { occupancies } = sharesOfYear([at(1, 10, { areaMu: 30 }), at(1, 11, { areaMu: 10 })], 2024);
		expect(occupancies.map((o) => o.yearShare)).toEqual([0.75, 0.25]);
	});

	it('leaves the share unknown, and says so, where it does not follow from the record', () => {
		const { occupancies, warnings } = sharesOfYear([at(1, 10, { areaMu: 30 }), at(1, 11)], 2024);
		expect(occupancies.map((o) => o.yearShare)).toEqual([null, null]);
		expect(warnings).toEqual([{ enterprise: 1, sum: NaN }]);
	});

	it('splits a firm that moved within the year by days', () => {
		const { occupancies, warnings } = sharesOfYear(
			[at(1, 10, { toDate: '2024-06-30', share: 1 }), at(1, 11, { fromDate: '2024-07-01', share: 1 })],
			2024,
		);
		expect(occupancies.map((o) => o.yearShare)).toEqual([182 / 366, 184 / 366]);
		expect(warnings).toEqual([]);
	});

	it('gives a firm that came in mid-year all of its figures where it sits', () => {
		expect(sharesOfYear([at(1, 10, { fromDate: '2024-10-01' })], 2024).occupancies[0]?.yearShare).toBe(1);
	});

	it('warns where recorded shares do not sum to one', () => {
		const { warnings } = sharesOfYear([at(1, 10, { share: 0.5 }), at(1, 11, { share: 0.4 })], 2024);
		expect(warnings).toEqual([{ enterprise: 1, sum: 0.9 }]);
	});

	it('takes shares rounded to two digits relative to their sum, so that nothing of the tax is lost', () => {
		const { occupancies, warnings } = sharesOfYear(
			[10, 11, 12].map((parcel) => at(1, parcel, { share: 0.33 })),
			2024,
		);
		expect(occupancies.reduce((sum, o) => sum + (o.yearShare as number), 0)).toBeCloseTo(1, 15);
		expect(warnings).toEqual([]);
	});

	it('leaves out what ended before the year', () => {
		expect(sharesOfYear([at(1, 10, { toDate: '2023-12-31' })], 2024)).toEqual({
			occupancies: [],
			warnings: [],
		});
	});
});
