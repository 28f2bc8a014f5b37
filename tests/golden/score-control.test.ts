import { expect, test } from 'vitest';
import { checkControl } from '#lib/domain/rules/control.ts';
import { CONTROL_2008, CONTROL_2023 } from '#lib/rulesets/control-standards.ts';
import { enterprise } from '../support/enterprises.ts';

const finding = (row: Parameters<typeof checkControl>[1], code: string, standard = CONTROL_2008) =>
	checkControl(standard, row).find((f) => f.code === code);

// W11: 8.22 hm² of land, 5.82 万㎡ of floor, 4.05 hm² built over, 0.47 hm² of offices, industry 22 造纸.
const paperMill = enterprise(
	'宾西',
	{ landMu: 8.22 * 15, floorAreaM2: 58_200, footprintM2: 40_500 },
	{ industry: '22', other: { officeLandMu: 0.47 * 15 } },
);

test('W11: FAR 0.708029 is below the 0.8 of paper making and fails; the other two hold', () => {
	expect(finding(paperMill, 'control.far')).toMatchObject({ finding: 'yes', limit: 0.8, bound: 'min' });
	expect(finding(paperMill, 'control.far')?.value).toBeCloseTo(0.708029, 6);
	expect(finding(paperMill, 'control.building-coefficient')).toMatchObject({ finding: 'no', limit: 0.3 });
	expect(finding(paperMill, 'control.building-coefficient')?.value).toBeCloseTo(0.4927, 4);
	expect(finding(paperMill, 'control.office-land')).toMatchObject({ finding: 'no', limit: 0.07 });
	expect(finding(paperMill, 'control.office-land')?.value).toBeCloseTo(0.0572, 4);
});

test('a 2017 code is not read as a 2002 code: 30 is minerals (31 then, ≥ 0.7), not plastics (≥ 1.0)', () => {
	const far = (landMu: number, floor: number) => ({ landMu, floorAreaM2: floor * ((landMu * 2000) / 3) });
	const minerals = enterprise('minerals', far(30, 0.75), { industry: 'C3021' });
	expect(finding(minerals, 'control.far')).toMatchObject({ finding: 'no', limit: 0.7, divisions: ['31'] });
	const plastics = enterprise('plastics', far(30, 0.75), { industry: '30', industryEdition: 2002 });
	expect(finding(plastics, 'control.far')).toMatchObject({ finding: 'yes', limit: 1, divisions: ['30'] });
});

test('where the mapping leaves two control values the finding is unknown: 2017’s 29 was 29 or 30', () => {
	const rubber = enterprise('rubber', { landMu: 30, floorAreaM2: 18_000 }, { industry: '2911' });
	expect(finding(rubber, 'control.far')).toMatchObject({
		finding: 'unknown',
		divisions: ['29', '30'],
		missing: ['control-value'],
	});
});

test('a missing floor area, a repair shop (no 2002 division) and the 2023 table are unknown, not failures', () => {
	const noFloor = enterprise('no floor', { landMu: 30 }, { industry: '22' });
	expect(finding(noFloor, 'control.far')).toMatchObject({ finding: 'unknown', missing: ['floorAreaM2'] });
	const repair = enterprise('repair', { landMu: 30, floorAreaM2: 1 }, { industry: '4310' });
	expect(finding(repair, 'control.far')?.finding).toBe('unknown');
	expect(finding(paperMill, 'control.far', CONTROL_2023)).toMatchObject({ finding: 'unknown', limit: null });
});

test('exactly on the control value holds; services and unknown industries are not judged', () => {
	const onLine = enterprise('on the line', { landMu: 3, floorAreaM2: 0.8 * 2000 }, { industry: '22' });
	expect(finding(onLine, 'control.far')?.finding).toBe('no');
	expect(checkControl(CONTROL_2008, enterprise('shop', { landMu: 3 }, { industry: '5211' }))).toEqual([]);
	expect(checkControl(CONTROL_2008, enterprise('unknown', { landMu: 3 }))).toEqual([]);
});
