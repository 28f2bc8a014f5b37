import { syncAddress } from '../address-sync.svelte.ts';
import { ADDRESS_KEYS, readSelectAddress, writeSelectAddress, type SelectAddress } from './question-url.ts';

/** Keeps our part of the address and the question the same: another saved selection is a step, moving a slider is not. */
export function syncSelectUrl(
	addressOf: () => SelectAddress | null,
	follow: (address: SelectAddress) => Promise<void>,
): void {
	syncAddress(
		{
			path: '/select',
			keys: ADDRESS_KEYS,
			read: readSelectAddress,
			write: writeSelectAddress,
			isStep: (before, after) => before.saved !== after.saved,
		},
		addressOf,
		follow,
	);
}
