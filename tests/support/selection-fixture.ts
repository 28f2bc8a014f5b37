import { amountOf } from '../../src/lib/domain/selection/amount.ts';
import {
	COST_ITEMS,
	READINESS_ISSUES,
	selection,
	type CostFigure,
	type FigureSource,
	type Selection,
	type SelectionCandidate,
} from '../../src/lib/api/selections.ts';

const record = (row: number): FigureSource => ({
	kind: 'record',
	mark: 'record',
	clause: null,
	source: '税务局 2024 年度',
	file: '税收.xlsx',
	row,
});
const median: FigureSource = {
	...{ kind: 'computed', mark: 'record', clause: null, source: null, file: null, row: null },
	code: 'park-median',
	count: 9,
};
const byDefault: FigureSource = {
	kind: 'default',
	mark: 'memory',
	clause: '附表 1',
	source: '成本默认值',
	file: null,
	row: null,
};

/** Two by rate × quantity, the rest by record; soil clean-up unknown unless given. */
function costs(mu: number, of: Partial<Record<(typeof COST_ITEMS)[number], number>>): CostFigure[] {
	return COST_ITEMS.map((item): CostFigure => {
		if (item === 'acquisition')
			return { item, wan: amountOf(24.5 * mu), rate: 24.5, quantity: mu, unit: '万元/亩', from: byDefault };
		if (item === 'demolition') {
			const m2 = mu * 400;
			return { item, wan: amountOf(0.012 * m2), rate: 0.012, quantity: m2, unit: '万元/m²', from: byDefault };
		}
		const wan = of[item];
		const known = wan !== undefined;
		return {
			item,
			wan: wan ?? (item === 'soilCleanup' ? null : 0),
			rate: null,
			quantity: null,
			unit: null,
			from: known ? record(7) : null,
		};
	});
}

function land(
	id: number,
	code: string,
	mu: number,
	now: number | null,
	extra: Partial<SelectionCandidate> = {},
): SelectionCandidate {
	const figures = costs(mu, { soilCleanup: 3.25, arrears: id });
	return {
		kind: 'parcel',
		id,
		code,
		name: null,
		park: 1,
		region: 1,
		stockKind: null,
		mu,
		muKind: 'registered',
		grade: 'D',
		total: 41,
		taxPerMu: now === null ? null : now / mu,
		far: 0.6,
		idle: 'yes',
		lowEfficiency: 'yes',
		batch: 'swap',
		reason: 'idle',
		extension: true,
		parts: {},
		priority: 50,
		bbox: [119.9 + id / 500, 28.4, 119.902 + id / 500, 28.402],
		yields: [
			{
				name: 'tax',
				now,
				perMuAfter: 18.4,
				uplift: now === null ? null : amountOf(18.4 * mu - now),
				from: median,
				nowFrom: record(id),
			},
			{
				name: 'valueAdded',
				now: 90,
				perMuAfter: 70,
				uplift: amountOf(70 * mu - 90),
				from: median,
				nowFrom: record(id + 100),
			},
		],
		costs: figures,
		costKnownWan: figures.reduce((sum, f) => sum + (f.wan ?? 0), 0),
		costComplete: figures.every((f) => f.wan !== null),
		readiness: READINESS_ISSUES.map((issue) => ({
			issue,
			finding: issue === 'mortgaged' ? 'yes' : 'unknown',
		})),
		holder: '甲厂',
		parkName: '水阁园区',
		regionName: '莲都区',
		...extra,
	};
}

/** A selection on paper: four chosen, four left out for every reason there is; signed, with a certificate of 40,000 characters. */
export function selectionFixture(change: Partial<Selection> = {}): Selection {
	const unknownCost = costs(10, {});
	const candidates = [
		land(1, '=331102001', 21.37, 12.5),
		land(2, '331102002', 33.1, 40),
		land(3, '331102003', 12.255, 3, { region: 2, park: 2, parkName: '碧湖园区', regionName: '松阳县' }),
		land(4, '331102004', 8.5, 0, {
			region: 2,
			park: 2,
			parkName: '碧湖园区',
			regionName: '松阳县',
			muKind: 'ellipsoidal',
		}),
		land(5, '331102005', 50, 300),
		land(6, '331102006', 9, null),
		land(7, '331102007', 10, 1, {
			costs: unknownCost,
			costKnownWan: unknownCost.reduce((sum, f) => sum + (f.wan ?? 0), 0),
			costComplete: false,
		}),
		land(8, '331102008', 15, 10, {
			readiness: READINESS_ISSUES.map((issue) => ({ issue, finding: issue === 'seized' ? 'yes' : 'no' })),
		}),
	];
	const benefit = (c: SelectionCandidate) => c.yields[0]?.uplift ?? null;
	const chosen = candidates.slice(0, 4);
	const sum = (of: (c: SelectionCandidate) => number) => chosen.reduce((s, c) => s + of(c), 0);
	const totals = {
		benefit: sum((c) => benefit(c) ?? 0),
		costWan: sum((c) => c.costKnownWan),
		mu: sum((c) => c.mu),
		count: 4,
	};
	const leftOut = [null, 'benefit-missing', 'cost-missing', 'not-ready'] as const;
	return selection.parse({
		id: 1,
		name: '2025 年腾退优选',
		note: null,
		copyOf: null,
		run: 12,
		year: 2024,
		rules: 'demo-2024@1',
		state: 'signed',
		status: 'optimal',
		objective: 'max-benefit',
		totals,
		version: 3,
		changedAt: '2026-11-30T08:00:00Z',
		by: '规划员',
		signedAt: '2026-11-30T09:00:00Z',
		signedBy: '处长',
		hash: 'a'.repeat(64),
		question: {
			run: 12,
			criteria: {},
			objective: 'max-benefit',
			budgetWan: 3000,
			targetMu: 60,
			weights: { tax: 1, valueAdded: 0 },
			quotas: [
				{ of: 'region', id: 2, minMu: 20, maxMu: null },
				{ of: 'park', id: 1, minMu: null, maxMu: 80.5 },
			],
			lockIn: [{ kind: 'parcel', id: 3 }],
			lockOut: [],
		},
		candidates: {
			run: { id: 12, year: 2024, rules: 'demo-2024@1', inputHash: 'b'.repeat(64) },
			costRules: { id: 'vacating-costs', version: '1', title: '腾退成本默认值', source: '本产品的提议' },
			candidates,
		},
		answer: {
			status: 'optimal',
			objective: totals.benefit,
			bound: totals.benefit,
			totals,
			greedy: { objective: totals.benefit - 20, count: 3 },
			picks: candidates.map((c, i) => ({
				kind: c.kind,
				id: c.id,
				chosen: i < 4,
				byGreedy: i < 2 || i === 4,
				locked: i === 2 ? 'in' : null,
				leftOut: i < 4 ? null : leftOut[i - 4],
				benefit: benefit(c),
				costWan: c.costComplete ? c.costKnownWan : null,
				regret: i === 4 ? { value: 37.5, exact: true } : null,
				firm: i < 4 ? { kept: 9 - i, of: 9 } : null,
			})),
			conflict: null,
			checked: { ok: true, faults: [] },
		},
		certificate: {
			format: 'tenglong-set-certificate',
			version: 1,
			weights: [{ w: '1', y: { budget: '17', 'min region:2': '0' } }],
			root: 0,
			branches: Array.from({ length: 1500 }, (_, i) => ({ node: i, bound: `${i}/7`, 名: '支' })),
		},
		...change,
	});
}
