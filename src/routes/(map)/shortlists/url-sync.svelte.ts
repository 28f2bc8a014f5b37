import { syncAddress } from '../address-sync.svelte.ts';
import { ADDRESS_KEYS, readAddress, writeAddress, type ShortlistAddress } from './criteria-url.ts';

/** Keeps our part of the address and the shortlist the same: another list is a step, moving a slider is not. */
export function syncShortlistUrl(
	addressOf: () => ShortlistAddress | null,
	follow: (address: ShortlistAddress) => Promise<void>,
): void {
	syncAddress(
		{
			path: '/shortlists',
			keys: ADDRESS_KEYS,
			read: readAddress,
			write: writeAddress,
			isStep: (before, after) => before.list !== after.list,
		},
		addressOf,
		follow,
	);
}
