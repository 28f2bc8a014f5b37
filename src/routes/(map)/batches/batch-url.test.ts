import { expect, it } from 'vitest';
import { readAddress, writeAddress } from './batch-url.ts';

it('what stands in the address comes back; defaults are not written, nonsense is left out', () => {
	const query = 'plan=3&rules=own@2&tab=rules&batch=supply,none&county=331102&tasks=2025';
	expect(decodeURIComponent(writeAddress(readAddress(new URLSearchParams(query))).toString())).toBe(query);
	const none = readAddress(new URLSearchParams('plan=x&tab=what&batch=sold'));
	expect(none).toEqual({ plan: null, rules: null, tab: 'items', batches: [], region: null, year: null });
	expect(writeAddress(none).toString()).toBe('');
});
