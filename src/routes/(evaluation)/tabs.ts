import type { Key } from '#lib/words/messages.ts';

/** The pages of the evaluation section, in the order of the tabs. */
export const EVALUATION_TABS: readonly { path: string; label: Key }[] = [
	{ path: '/rules', label: 'nav.rules' },
	{ path: '/runs', label: 'nav.runs' },
	{ path: '/charts', label: 'nav.charts' },
	{ path: '/stages', label: 'nav.stages' },
	{ path: '/parks', label: 'nav.parks' },
	{ path: '/shares', label: 'nav.shares' },
	{ path: '/notices', label: 'nav.notices' },
];
