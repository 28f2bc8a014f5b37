import { syncAddress } from '../address-sync.svelte.ts';
import { ADDRESS_KEYS, readAddress, writeAddress, type ScenarioAddress } from './scenario-url.ts';

/** Keeps our part of the address and the scenarios the same: another scenario is a step, how they are compared is not. */
export function syncScenarioUrl(
	addressOf: () => ScenarioAddress | null,
	follow: (address: ScenarioAddress) => Promise<void>,
): void {
	syncAddress(
		{
			path: '/scenarios',
			keys: ADDRESS_KEYS,
			read: readAddress,
			write: writeAddress,
			isStep: (before, after) => before.open !== after.open,
		},
		addressOf,
		follow,
	);
}
