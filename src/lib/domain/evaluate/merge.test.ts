import { expect, test } from 'vitest';
import { enterprise } from '../../../../tests/support/enterprises.ts';
import { mergeOccupants } from './merge.ts';

const owner = enterprise(
	'owner',
	{ landMu: 30, taxWan: 300, employees: 50 },
	{ industry: '33', aboveScale: true },
);
const tenant = enterprise(
	'tenant',
	{ landMu: 5, taxWan: 40, employees: null },
	{ industry: '17', aboveScale: false },
);

test('a parcel holds its occupants’ facts by share, its own land, and the scale of who holds most of it', () => {
	const { row, missing } = mergeOccupants({ id: 'P1', landMu: 22 }, [
		{ row: tenant, share: 1 },
		{ row: owner, share: 0.5 },
	]);
	expect(row).toMatchObject({ id: 'P1', industry: '33', aboveScale: true });
	expect(row.facts).toMatchObject({ landMu: 22, taxWan: 190, employees: null, energyTce: null });
	expect(missing.employees).toEqual(['tenant']);
	expect(missing.energyTce).toEqual(['owner', 'tenant']);
});

test('an occupant without a share neither adds nor withholds', () => {
	const { row, missing } = mergeOccupants({ id: 'P1', landMu: 22 }, [
		{ row: owner, share: 1 },
		{ row: tenant, share: 0 },
	]);
	expect(row.facts.employees).toBe(50);
	expect(missing.employees).toBeUndefined();
});

test('equal holders: the first id leads; nobody there: everything but land is missing', () => {
	const b = enterprise('b', { landMu: 10 }, { industry: '22' });
	const a = enterprise('a', { landMu: 10 }, { industry: '13' });
	const both = [
		{ row: b, share: 0.5 },
		{ row: a, share: 0.5 },
	];
	expect(mergeOccupants({ id: 'P', landMu: 10 }, both).row.industry).toBe('13');
	const empty = mergeOccupants({ id: 'P', landMu: 10 }, []);
	expect(empty.row).toMatchObject({ industry: null, aboveScale: null });
	expect(empty.row.facts).toMatchObject({ landMu: 10, taxWan: null });
});
