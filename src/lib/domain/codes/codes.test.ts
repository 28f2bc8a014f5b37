import { describe, expect, it } from 'vitest';
import { enterpriseKeyOf } from './enterprise-key.ts';
import { divisionName2017, divisions2002Of2017, divisions2017Of2002 } from './industry-divisions.ts';
import { checkOrganisationCode } from './organisation-code.ts';
import { checkParcelCode } from './parcel-code.ts';
import { regionOf } from './regions.ts';
import { checkRegistrationNumber, registrationCheck } from './registration-number.ts';
import { checkUscc, makeUscc } from './uscc.ts';

describe('统一社会信用代码', () => {
	// Published codes of listed companies.
	it.each(['9144030071526726XG', '91330100799655058B', '914403001922038216', '91110108551385082Q'])(
		'%s holds',
		(code) => {
			expect(checkUscc(code)).toMatchObject({
				ok: true,
				code,
				authority: '9',
				kind: '1',
				organisationHolds: true,
			});
		},
	);

	it('is taken apart', () => {
		expect(checkUscc(' 9144 0300 7152 6726 xg ')).toMatchObject({
			region: '440300',
			organisation: '71526726X',
		});
	});

	it('says why it is refused, and which sign was due', () => {
		expect(checkUscc('9144030071526726X')).toEqual({ ok: false, reason: 'uscc.length' });
		expect(checkUscc('9144030071526726IG')).toEqual({ ok: false, reason: 'uscc.letter' });
		expect(checkUscc('914A030071526726XG')).toEqual({ ok: false, reason: 'uscc.region' });
		expect(checkUscc('9144030071526726XH')).toEqual({ ok: false, reason: 'uscc.check', expected: 'G' });
	});

	it('finds every single wrong sign and every swap of neighbours', () => {
		const code = '91330100799655058B';
		for (let i = 0; i < 18; i++) {
			const other = code[i] === '7' ? '8' : '7';
			expect(checkUscc(code.slice(0, i) + other + code.slice(i + 1)).ok, `at ${i}`).toBe(false);
			const [a, b] = [code[i], code[i + 1]];
			if (b === undefined || a === b) continue;
			expect(checkUscc(code.slice(0, i) + b + a + code.slice(i + 2)).ok, `swap at ${i}`).toBe(false);
		}
	});

	it('is made from a serial, valid and distinct, the same each time', () => {
		const codes = Array.from({ length: 2000 }, (_, i) => makeUscc({ serial: i * 7919, region: '331122' }));
		expect(new Set(codes).size).toBe(2000);
		expect(codes.every((c) => checkUscc(c).ok && c.startsWith('91331122MA'))).toBe(true);
		expect(codes.every((c) => checkOrganisationCode(c.slice(8, 17)).ok)).toBe(true);
		expect(makeUscc({ serial: 5 })).toBe(makeUscc({ serial: 5 }));
		expect(() => makeUscc({ serial: -1 })).toThrow('expected an integer');
		expect(() => makeUscc({ serial: 1, region: '丽水' })).toThrow();
	});
});

describe('the older keys', () => {
	it('组织机构代码 with its hyphen holds, and the wrong check does not', () => {
		expect(checkOrganisationCode('71526726-X')).toEqual({ ok: true, code: '71526726X' });
		expect(checkOrganisationCode('71526726-1')).toEqual({
			ok: false,
			reason: 'organisation-code.check',
			expected: 'X',
		});
	});

	it('注册号 by ISO 7064 MOD 11,10: a published number, and the worked example 0794 → 5 of the standard', () => {
		expect(registrationCheck('0794')).toBe('5');
		expect(checkRegistrationNumber('310115600985533')).toMatchObject({ ok: true, authority: '310115' });
		expect(checkRegistrationNumber('310115600985535')).toMatchObject({
			ok: false,
			reason: 'registration-number.check',
			expected: '3',
		});
	});

	it('are told apart by length', () => {
		expect(enterpriseKeyOf('9144030071526726XG')).toMatchObject({ kind: 'uscc', organisation: '71526726X' });
		expect(enterpriseKeyOf('310115600985533')).toMatchObject({ kind: 'registration-number' });
		expect(enterpriseKeyOf('71526726-X')).toMatchObject({ kind: 'organisation-code' });
		expect(enterpriseKeyOf('某某公司')).toEqual({ ok: false, reason: 'enterprise-key.length' });
	});
});

describe('宗地代码 and 不动产单元号', () => {
	it('a published example passes with its parts', () => {
		expect(checkParcelCode('450103004003GB00717')).toEqual({
			ok: true,
			code: '450103004003GB00717',
			parcel: '450103004003GB00717',
			county: '450103',
			cadastralArea: '004',
			cadastralSubarea: '003',
			ownership: 'G',
			right: 'B',
			sequence: '00717',
		});
		expect(checkParcelCode('450103 004003 GB00717 F00010001')).toMatchObject({
			ok: true,
			parcel: '450103004003GB00717',
			fixture: { kind: 'F', number: '00010001' },
		});
	});

	it.each([
		['450103004003GB0071', 'parcel-code.length'],
		['450103004003GI00717', 'parcel-code.form'],
		['450103004003GB00000', 'parcel-code.sequence'],
		['450103004003GC00717', 'parcel-code.collective-only'],
		['450103004003GB00717W00000001', 'parcel-code.no-fixture'],
	])('%s is refused: %s', (code, reason) => {
		expect(checkParcelCode(code)).toMatchObject({ ok: false, reason });
	});

	it('homestead right on collective land, and no fixture with zeros, pass', () => {
		expect(checkParcelCode('331102001001JC00001').ok).toBe(true);
		expect(checkParcelCode('331102001001GB00001W00000000').ok).toBe(true);
	});
});

describe('industry and region', () => {
	it('the number of 2002 is another industry in 2017', () => {
		expect(divisions2017Of2002('30')).toEqual(['29']);
		expect(divisions2017Of2002('37')).toEqual(['36', '37']);
		expect(divisions2017Of2002('17')).toEqual(['17']);
		expect(divisions2017Of2002('38')).toEqual([]);
		expect(divisions2002Of2017('29')).toEqual(['29', '30']);
		expect(divisions2002Of2017('37')).toEqual(['37']);
		expect(divisionName2017('30')).toBe('非金属矿物制品业');
	});

	it('knows Lishui and its nine counties', () => {
		expect(regionOf('331127')?.name).toBe('景宁畲族自治县');
		expect(regionOf('331101')).toBeNull();
	});
});
