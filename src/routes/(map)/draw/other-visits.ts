import { z } from 'zod';

const message = z.object({ kind: z.enum(['ask', 'here']), key: z.string() });

/**
 * Asks the product's other open tabs for the keys of their drafts, and tells ours to whoever asks. Without a channel (an
 * old browser, the server) nobody is known.
 * @param key of this visit's draft
 * @param onother called with the key of each tab that answers
 */
export function otherVisits(key: string, onother: (key: string) => void): void {
	if (typeof window === 'undefined' || typeof BroadcastChannel === 'undefined') return;
	const channel = new BroadcastChannel('tenglong.draft');
	channel.onmessage = ({ data }) => {
		const said = message.safeParse(data);
		if (!said.success) return;
		if (said.data.kind === 'ask') channel.postMessage({ kind: 'here', key });
		onother(said.data.key);
	};
	channel.postMessage({ kind: 'ask', key });
}
