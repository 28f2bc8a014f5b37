import { expect, test } from 'vitest';
import { enterprise } from '../../../../tests/support/enterprises.ts';
import { columnsOf, type FactRow } from '../facts.ts';
import { predicateOf } from './predicate.ts';
import type { When } from './rule-set.ts';

const holds = (when: When, row: FactRow) => {
	const input = { columns: columnsOf([row]), values: {}, industryEdition: 2017 as const, date: '2025-06-01' };
	return ['no', 'yes', 'unknown'][predicateOf(when, input)(0)];
};
const firm = enterprise(
	'firm',
	{ landMu: 5, taxWan: 10 },
	{ industry: 'C3311', aboveScale: null, other: { establishedOn: '2023-06-02', park: '水阁' } },
);

test.each<[When, string]>([
	[{}, 'yes'],
	[{ landMu: 5 }, 'yes'],
	[{ landMu: { '>=': 3, '<': 5 } }, 'no'],
	[{ landMu: { '>=': 3 }, taxWan: { '>': 9 } }, 'yes'],
	[{ aboveScale: true }, 'unknown'],
	[{ aboveScale: true, landMu: { '<': 3 } }, 'no'],
	[{ any: [{ aboveScale: true }, { landMu: { '>=': 3 } }] }, 'yes'],
	[{ any: [{ aboveScale: true }, { landMu: { '<': 3 } }] }, 'unknown'],
	[{ all: [{ aboveScale: true }, { landMu: { '>=': 3 } }] }, 'unknown'],
	[{ revenueWan: { '<': 100 } }, 'unknown'],
	[{ nobodyAsked: true }, 'unknown'],
	[{ park: { in: ['水阁', '南城'] } }, 'yes'],
	[{ park: { notIn: ['水阁'] } }, 'no'],
	[{ industry: '33' }, 'yes'],
	[{ industry: '331' }, 'yes'],
	[{ industry: ['17', 'C34'] }, 'no'],
	[{ industry: { '>=': 13, '<=': 43 } }, 'yes'],
	[{ establishedOn: { withinYears: 2 } }, 'yes'],
	[{ establishedOn: { '<': '2023-01-01' } }, 'no'],
])('%j is %s', (when, truth) => {
	expect(holds(when, firm)).toBe(truth);
});

test('exactly two years old is not within two years', () => {
	const old = { ...firm, other: { establishedOn: '2023-06-01' } };
	expect(holds({ establishedOn: { withinYears: 2 } }, old)).toBe('no');
});

test('a 2002 code is not compared with a rule written in 2017 codes', () => {
	const old: FactRow = { ...firm, industry: '33', industryEdition: 2002 };
	expect(holds({ industry: '33' }, old)).toBe('unknown');
});
