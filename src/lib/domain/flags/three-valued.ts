import type { Finding } from '../proof.ts';

/** Yes where any is yes; no where all are no; otherwise not known (Kleene's strong logic). No findings: no. */
export function anyOf(findings: readonly Finding[]): Finding {
	if (findings.includes('yes')) return 'yes';
	return findings.includes('unknown') ? 'unknown' : 'no';
}

/** No where any is no; yes where all are yes; otherwise not known. No findings: yes. */
export function allOf(findings: readonly Finding[]): Finding {
	if (findings.includes('no')) return 'no';
	return findings.includes('unknown') ? 'unknown' : 'yes';
}

/** Known true → yes, known false → no. */
export function findingOf(holds: boolean): Finding {
	return holds ? 'yes' : 'no';
}
