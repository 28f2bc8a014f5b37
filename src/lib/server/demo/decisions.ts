import type { DecisionKind } from '#lib/domain/flags/determination.ts';
import type { Building } from './buildings.ts';
import { shift } from './days.ts';
import { demoFile, known, type DemoFile, type DemoValue } from './demo-set.ts';
import type { Fate } from './fates.ts';
import type { Plot } from './plots.ts';
import { at, randomOf } from './random.ts';

export interface Papers {
	file: DemoFile;
	/** Parcels by how far their case came. */
	cases: { noticed: string[]; determined: string[]; rejected: string[]; lowEfficiency: string[] };
}

/** How many parcels of each fate have a case at scale 1, and what was found. */
const CASES: {
	fate: Fate;
	count: number;
	end: 'noticed' | 'determined' | 'decided' | 'rejected';
	cause: string;
}[] = [
	{ fate: 'idle-one-year', count: 4, end: 'decided', cause: '企业自身原因' },
	{ fate: 'idle-two-years', count: 3, end: 'decided', cause: '企业自身原因' },
	{ fate: 'idle-two-years', count: 2, end: 'determined', cause: '企业自身原因' },
	{ fate: 'government-open', count: 3, end: 'determined', cause: '政府原因' },
	{ fate: 'suspended', count: 2, end: 'determined', cause: '中止开发建设满一年' },
	{ fate: 'unknown-start', count: 6, end: 'noticed', cause: '' },
	{ fate: 'idle-one-year', count: 1, end: 'rejected', cause: '' },
];
const AUTHORITY = '自然资源主管部门（演示）';
const NUMBER = (word: string, n: number) => `演示${word}〔2025〕${n}号`;

/** A few cases of the spring of 2025: what was served, found and decided, so that suspected and determined stand apart. */
export function papersOf(
	seed: number,
	land: {
		plots: readonly Plot[];
		fates: readonly Fate[];
		buildings: readonly Building[];
		atBoundary: readonly string[];
	},
	count: (n: number) => number,
): Papers {
	const random = randomOf(seed, 'decisions');
	const cases: Papers['cases'] = { noticed: [], determined: [], rejected: [], lowEfficiency: [] };
	const rows: { values: Record<string, DemoValue> }[] = [];
	/** One case a parcel; what lies exactly on a third is not idle. */
	const taken = new Set<string>(land.atBoundary);
	const numbers: Record<string, number> = {};
	const numbered = (word: string) => NUMBER(word, (numbers[word] = (numbers[word] ?? 0) + 1));
	const pick = (fate: Fate, n: number, suits: (plot: Plot) => boolean = () => true) =>
		random
			.shuffled(land.plots.filter((p) => at(land.fates, p.index) === fate && !taken.has(p.code) && suits(p)))
			.slice(0, n)
			.sort((a, b) => a.index - b.index)
			.map((p) => (taken.add(p.code), p.code));
	const paper = (
		parcel: string,
		kind: DecisionKind,
		dated: string,
		more: { number?: string; served?: boolean; cause?: string; note?: string } = {},
	) => {
		const { number, served, cause, note } = more;
		rows.push({
			values: known({
				...{ parcel, kind, number, dated, servedOn: served ? shift(dated, 4) : undefined },
				authority: kind === 'holder-answer' ? undefined : AUTHORITY,
				cause: cause === '' ? undefined : cause,
				note: note ?? '演示文书',
			}),
		});
	};
	for (const { fate, count: n, end, cause } of CASES) {
		for (const parcel of pick(fate, count(n))) {
			paper(parcel, 'suspicion', '2025-03-05');
			paper(parcel, 'investigation-notice', '2025-03-20', { number: numbered('闲调'), served: true });
			if (end === 'noticed') {
				cases.noticed.push(parcel);
				continue;
			}
			if (end === 'rejected') {
				cases.rejected.push(parcel);
				paper(parcel, 'not-idle', '2025-05-12', { number: numbered('闲否'), note: '经查已依法动工（演示）' });
				continue;
			}
			cases.determined.push(parcel);
			paper(parcel, 'idle-determination', '2025-05-08', { number: numbered('闲认'), served: true, cause });
			if (end === 'determined') continue;
			paper(parcel, 'hearing-notice', '2025-05-22', { number: numbered('听告'), served: true });
			const recovery = fate === 'idle-two-years';
			paper(parcel, recovery ? 'recovery-decision' : 'fee-decision', '2025-06-16', {
				number: numbered(recovery ? '收决' : '征决'),
				served: true,
			});
		}
	}
	const built = new Map<number, number>();
	for (const b of land.buildings) {
		const storeys = (b.storeyHeightM ?? 0) > 8 ? 2 : 1;
		built.set(b.plot, (built.get(b.plot) ?? 0) + b.floorAreaM2 * storeys);
	}
	const thin = (plot: Plot) => (built.get(plot.index) ?? Infinity) < 0.7 * plot.areaM2;
	for (const parcel of pick('producing', count(5), thin)) {
		cases.lowEfficiency.push(parcel);
		paper(parcel, 'low-efficiency-determination', '2025-04-18', { number: numbered('低认') });
	}
	return { file: demoFile('decisions', '演示-认定与处置文书.xlsx', rows), cases };
}
