import { syncAddress } from '../address-sync.svelte.ts';
import { ADDRESS_KEYS, readAddress, writeAddress, type BatchAddress } from './batch-url.ts';

/** Keeps our part of the address and the desk the same: another plan or tab is a step, a filter is not. */
export function syncBatchUrl(
	addressOf: () => BatchAddress | null,
	follow: (address: BatchAddress) => Promise<void>,
): void {
	syncAddress(
		{
			path: '/batches',
			keys: ADDRESS_KEYS,
			read: readAddress,
			write: writeAddress,
			isStep: (before, after) => before.plan !== after.plan || before.tab !== after.tab,
		},
		addressOf,
		follow,
	);
}
