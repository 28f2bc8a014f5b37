import type { ObjectChange } from './object-change.ts';
import { CAUSES, type Cause, type Split } from './split.ts';

/** How many objects, on how much land (mu; those of unknown land add nothing). */
export interface Weight {
	n: number;
	mu: number;
}

export interface KindSummary {
	/** In either run. */
	objects: number;
	both: number;
	new: number;
	gone: number;
	/** In both, another grade; and changed in anything at all. */
	moved: number;
	changed: number;
	/** From → to, `none` and `absent` included; only pairs that occur. Land as in B, for what is gone as in A. */
	matrix: (Weight & { from: string; to: string })[];
	/** How many stood at each grade: in A, with B's boundary, with B's boundary and data, in B. */
	stages: Record<string, Weight>[];
	/** Of those whose grade is another: by the steps that moved it, `boundary+data` where several did. */
	gradeCauses: Record<string, number>;
	/** Of those that changed: by each step that moved anything of them. */
	causes: Record<Cause, number>;
	/** Of those: how many had nothing of their own changed by that cause (the others of the group moved). */
	byOthers: Record<Cause, number>;
	meanTotal: Split;
}

/** Counts what became of the objects of one kind. */
export function summarise(objects: readonly ObjectChange[], meanTotal: Split): KindSummary {
	const matrix = new Map<string, Weight & { from: string; to: string }>();
	const stages: Record<string, Weight>[] = [{}, {}, {}, {}];
	const gradeCauses: Record<string, number> = {};
	const none = () => Object.fromEntries(CAUSES.map((c) => [c, 0])) as Record<Cause, number>;
	const [causes, byOthers] = [none(), none()];
	const counts = { both: 0, new: 0, gone: 0, moved: 0, changed: 0 };
	for (const o of objects) {
		const mu = (o.membership === 'gone' ? o.muFrom : o.muTo) ?? 0;
		counts[o.membership] += 1;
		const [from, , , to] = o.grade;
		const cell = matrix.get(`${from}>${to}`) ?? { from, to, n: 0, mu: 0 };
		matrix.set(`${from}>${to}`, cell);
		cell.n += 1;
		cell.mu += mu;
		o.grade.forEach((grade, stage) => {
			if (grade === 'absent') return;
			const weight = ((stages[stage] as Record<string, Weight>)[grade] ??= { n: 0, mu: 0 });
			weight.n += 1;
			weight.mu += mu;
		});
		if (from !== to) {
			const key = o.gradeCauses.join('+');
			gradeCauses[key] = (gradeCauses[key] ?? 0) + 1;
			if (o.membership === 'both') counts.moved += 1;
		}
		if (o.causes.length > 0) counts.changed += 1;
		for (const cause of o.causes) {
			causes[cause] += 1;
			if (cause !== 'rule' && !o.own.includes(cause)) byOthers[cause] += 1;
		}
	}
	return {
		objects: objects.length,
		...counts,
		matrix: [...matrix.values()].sort((a, b) => order(a.from, b.from) || order(a.to, b.to)),
		stages,
		gradeCauses,
		causes,
		byOthers,
		meanTotal,
	};
}

/** Grades by their letters, then not graded, then not there. */
function order(a: string, b: string): number {
	const place = (grade: string) => (grade === 'absent' ? 2 : grade === 'none' ? 1 : 0);
	return place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0);
}
