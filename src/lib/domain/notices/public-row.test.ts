import { describe, expect, it } from 'vitest';
import { NUMERIC_FACTS } from '../facts.ts';
import { INDICATORS } from '../indicators/registry.ts';
import { NOTICE_KINDS, NOTICE_SUBJECTS } from './notice.ts';
import { isDetermined, publicRow } from './public-row.ts';

// A record with everything that a run knows of a firm: each secret figure is a number of its own.
const secrets = Object.fromEntries(
	[...NUMERIC_FACTS, ...INDICATORS.map((i) => i.id), 'rank', 'total', 'scores'].map((name, i) => [
		name,
		9_000_001 + i,
	]),
);
const record = {
	...secrets,
	facts: { ...secrets },
	name: '甲公司',
	code: '331102001001GB00001',
	location: '某路 1 号',
	areaMu: 15,
	gradeBefore: 'B',
	grade: 'A',
	score: 9_000_999,
	determined: 'idle',
	decisionNo: '丽资规闲认〔2025〕1 号',
	decidedOn: '2025-03-01',
};

describe('what may be public', () => {
	for (const kind of NOTICE_KINDS)
		for (const subject of NOTICE_SUBJECTS)
			it(`of a ${kind} list of ${subject}s is no figure of a single firm`, () => {
				const text = JSON.stringify(publicRow(record, kind, subject, { scores: false }));
				expect(text).not.toMatch(/9000\d{3}/);
			});

	it('of a graded enterprise is its name, area and grade, before and after re-grading', () => {
		expect(publicRow(record, 'grades', 'enterprise', { scores: false })).toEqual({
			name: '甲公司',
			areaMu: 15,
			gradeBefore: 'B',
			grade: 'A',
		});
	});

	it('has scores only where the rule says so, and never in a list of areas', () => {
		expect(publicRow(record, 'grades', 'enterprise', { scores: true }).score).toBe(9_000_999);
		expect(publicRow(record, 'land-area', 'enterprise', { scores: true })).toEqual({
			name: '甲公司',
			areaMu: 15,
		});
	});

	it('lets nothing in through the type of a field: an object or a number in place of a name is no name', () => {
		const odd = publicRow({ name: { taxWan: 300 }, areaMu: '15', grade: 300 }, 'grades', 'enterprise', {
			scores: false,
		});
		expect(odd).toEqual({ name: null, areaMu: null, gradeBefore: null, grade: null });
	});

	it('of a parcel names it by code and place too', () => {
		expect(Object.keys(publicRow(record, 'grades', 'parcel', { scores: false }))).toEqual([
			'name',
			'code',
			'location',
			'areaMu',
			'gradeBefore',
			'grade',
		]);
	});
});

describe('a determination', () => {
	it('needs the number and the day of a paper; what is only suspected is none', () => {
		expect(isDetermined({ decisionNo: '〔2025〕1 号', decidedOn: '2025-03-01' })).toBe(true);
		expect(isDetermined({ decisionNo: ' ', decidedOn: '2025-03-01' })).toBe(false);
		expect(isDetermined({ decisionNo: '〔2025〕1 号', decidedOn: null })).toBe(false);
		expect(isDetermined(null)).toBe(false);
	});
});
