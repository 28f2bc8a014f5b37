import type { RuleChanges } from '#lib/domain/evaluate/what-if-rule.ts';

/** Changes ↔ the part of the address after `#`: it survives a reload and can be sent to a colleague. */
export function hashOf(changes: RuleChanges): string {
	return Object.entries(changes)
		.map(([path, value]) => `${path}=${encodeURIComponent(value)}`)
		.join('&');
}

export function changesOfHash(hash: string): RuleChanges {
	const pairs = hash
		.replace(/^#/, '')
		.split('&')
		.flatMap((pair): [string, string][] => {
			const at = pair.indexOf('=');
			return at <= 0 ? [] : [[pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))]];
		});
	return Object.fromEntries(pairs);
}
