import { syncAddress } from '../address-sync.svelte.ts';
import { ADDRESS_KEYS, readAddress, writeAddress, type MatchingAddress } from './matching-url.ts';

/** Keeps our part of the address and the plan the same: another plan is a step. */
export function syncMatchingUrl(
	addressOf: () => MatchingAddress | null,
	follow: (address: MatchingAddress) => Promise<void>,
): void {
	syncAddress(
		{
			path: '/matching',
			keys: ADDRESS_KEYS,
			read: readAddress,
			write: writeAddress,
			isStep: (before, after) => before.plan !== after.plan,
		},
		addressOf,
		follow,
	);
}
