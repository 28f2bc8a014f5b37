import { expect, it } from 'vitest';
import {
	newDemand,
	readAssemblyAddress,
	writeAssemblyAddress,
	type AssemblyAddress,
} from './assembly-url.ts';

it('comes back from the address as it went in', () => {
	const address: AssemblyAddress = {
		assembly: 7,
		alternative: 2,
		demand: {
			...newDemand(),
			minMu: 120.5,
			acrossRoad: true,
			roadM: 24,
			shape: { kind: 'rectangle', lengthM: 180, widthM: 90 },
			objective: 'owners',
			missingCost: 'accept',
			maxOwners: 3,
		},
	};
	const params = writeAssemblyAddress(address);
	expect(params.toString()).toBe(
		'assembly=7&alt=2&amu=120.5&aroad=24&ashape=r180x90&aobj=owners&amissing=accept&aowners=3',
	);
	expect(readAssemblyAddress(params)).toEqual(address);
});

it('keeps a shape whose sides are still to be said', () => {
	const { shape } = readAssemblyAddress(new URLSearchParams('ashape=r120x')).demand;
	expect(shape).toEqual({ kind: 'rectangle', lengthM: 120, widthM: null });
	const demand = { ...newDemand(), shape: { kind: 'width', widthM: null } as const };
	expect(writeAssemblyAddress({ assembly: null, alternative: 1, demand }).get('ashape')).toBe('w');
});

it('passes over what is out of bounds', () => {
	const read = readAssemblyAddress(new URLSearchParams('amu=-3&atol=99&ashape=q9&acount=77'));
	expect(read).toEqual({ assembly: null, alternative: 1, demand: newDemand() });
});
