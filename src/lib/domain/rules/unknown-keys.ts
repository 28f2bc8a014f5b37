import type { Problem } from '../problem.ts';

const ANYWHERE = [
	'$schema',
	'note',
	'notes',
	'name',
	'title',
	'comment',
	'unit',
	'mark',
	'clause',
	'source',
	'id',
];
const FIGURE = ['value'];
const ENTRY = ['when'];
const KNOWN: Record<string, string[]> = {
	'': [
		...[
			'version',
			'area',
			'year',
			'effective',
			'industryEdition',
			'partial',
			'groups',
			'corrections',
			'bonuses',
		],
		...['deductions', 'vetoes', 'exempt', 'tie', 'tieBreak', 'rounding', 'limits', 'tenants', 'regradings'],
		'publication',
	],
	area: ['code'],
	effective: ['from', 'to'],
	title: ['zh', 'en'],
	groups: ['when', 'within', 'indicators', 'tiers', 'tie', 'tieBreak', 'rounding'],
	within: ['groups', 'otherwise'],
	'within.groups': ['industries'],
	rounding: ['scores', 'totals', 'shares'],
	limits: ['bonuses', 'deductions', 'minTotal', 'maxTotal'],
	tenants: [...ENTRY, 'how', 'except', 'land'],
	regradings: ['grade', 'reason', 'by', 'on'],
	publication: ['scores', 'minGroup', 'workingDays'],
	indicators: [
		...[
			'weight',
			'family',
			'baseline',
			'min',
			'max',
			'base',
			'ideal',
			'direction',
			'cap',
			'floor',
			'missing',
		],
		'formula',
	],
	formula: ['numerator', 'denominator', 'factor'],
	baseline: [...FIGURE, 'groupMean', 'byIndustry', 'otherwise', 'industryEdition'],
	missing: ['points', 'deduct'],
	tiers: ['grade', 'upTo', 'closed', 'atLeast'],
	corrections: [...ENTRY, 'factor', 'fact'],
	bonuses: [...ENTRY, 'points', 'ratio', 'fact', 'first', 'further', 'per', 'max'],
	deductions: [...ENTRY, 'points', 'ratio', 'fact', 'first', 'further', 'per', 'max'],
	vetoes: [...ENTRY, 'grade', 'capAt'],
	exempt: [...ENTRY, 'reason', 'class', 'treatedAs'],
};

/** Rooms whose keys are names of facts or codes of industries. */
const NAMES_OF_OTHERS = new Set(['when', 'except', 'byIndustry']);

/**
 * Keys the grammar does not know. They are not used, so they are said: a misspelt `wieght` must not change a county's
 * result unseen.
 */
export function unknownKeys(input: unknown): Problem[] {
	const found: Problem[] = [];
	walk(input, '', '', found);
	return found;
}

function walk(value: unknown, path: string, room: string, found: Problem[]): void {
	if (Array.isArray(value)) {
		// A list of industry groups may stand for {groups: […]}.
		const inner = room === 'within' ? 'within.groups' : room;
		value.forEach((item, i) => walk(item, `${path}[${i}]`, inner, found));
		return;
	}
	if (typeof value !== 'object' || value === null || NAMES_OF_OTHERS.has(room)) return;
	const known = KNOWN[room] ?? FIGURE;
	for (const [key, item] of Object.entries(value)) {
		const here = path ? `${path}.${key}` : key;
		if (known.includes(key) || ANYWHERE.includes(key)) {
			// A key can stand for two things: groups of enterprises, and groups of industries within one.
			const within = room === 'within' || (room === 'limits' && key !== 'unit');
			walk(item, here, within ? `${room}.${key}` : key, found);
			continue;
		}
		const near = known.find((k) => distance(k.toLowerCase(), key.toLowerCase()) <= 2);
		found.push({
			code: 'rules.unknown-key',
			message: `${here} 不是规则语法中的项，未被采用`,
			path: here,
			got: key,
			...(near ? { fix: `是不是 ${near}？` } : {}),
		});
	}
}

/** Levenshtein distance of two short words. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
