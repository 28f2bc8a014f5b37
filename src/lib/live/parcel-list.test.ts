import { expect, it } from 'vitest';
import { FINDINGS } from '#lib/domain/assessment/parcel-columns.ts';
import { ParcelList } from './parcel-list.ts';

const [yes, no] = [FINDINGS.indexOf('yes'), FINDINGS.indexOf('no')];
const list = new ParcelList({
	ids: Int32Array.of(10, 11, 12, 13),
	codes: 'a\nb\nc\nd',
	areaM2: Float64Array.of(1, 1, 1, 1),
	grades: Uint8Array.of(0, 0, 0, 0),
	gradeNames: [null],
	idle: Uint8Array.of(yes, no, yes, yes),
	lowEfficiency: Uint8Array.of(no, no, no, no),
});

it('names the first flagged of the covered, by their place among these, and no more than asked for', () => {
	const covered = Uint32Array.of(1, 3, 2, 0);
	expect(list.flagged(covered, 'idle', 2)).toEqual([1, 2]);
	expect(list.flagged(covered, 'idle', 9)).toEqual([1, 2, 3]);
	expect(list.flagged(covered, 'low-efficiency', 9)).toEqual([]);
	expect(new ParcelList(null).flagged(covered, 'idle', 9)).toEqual([]);
});
