import { matchingQuestion, type MatchingQuestion } from '#lib/api/matchings.ts';

/** A plan's question without the run, which is the map's. */
export type Asked = Omit<MatchingQuestion, 'run'>;
export type CountyFigureName = 'tax' | 'output';

export interface MatchingAddress {
	/** The saved plan that is open. */
	plan: number | null;
	/** The question where it differs from the saved one's, or from a new one's. */
	asked: Asked | null;
	/** Chosen project. */
	project: string | null;
	/** Counties on the map: the figure and the year; null: not shown. */
	figure: CountyFigureName;
	shownYear: number | null;
}

/** What a new plan starts from. */
export const NEW_QUESTION: Asked = withoutRun(matchingQuestion.parse({ run: 0 }));

/** Ours in the query; the map's own keys stay beside them. */
export const ADDRESS_KEYS = ['plan', 'ask', 'project', 'figure', 'in'] as const;

/** The query → what is open. A question that breaks the schema is none. */
export function readAddress(params: URLSearchParams): MatchingAddress {
	const plan = Number(params.get('plan') ?? NaN);
	const year = Number(params.get('in') ?? NaN);
	return {
		plan: Number.isSafeInteger(plan) && plan > 0 ? plan : null,
		asked: params.has('ask') ? readAsked(params.get('ask') ?? '') : null,
		project: params.get('project'),
		figure: params.get('figure') === 'output' ? 'output' : 'tax',
		shownYear: Number.isSafeInteger(year) && year > 1900 ? year : null,
	};
}

/** And back. */
export function writeAddress({ plan, asked, project, figure, shownYear }: MatchingAddress): URLSearchParams {
	const params = new URLSearchParams();
	if (plan !== null) params.set('plan', String(plan));
	if (asked) params.set('ask', JSON.stringify(changesOf(asked)));
	if (project !== null) params.set('project', project);
	if (figure !== 'tax') params.set('figure', figure);
	if (shownYear !== null) params.set('in', String(shownYear));
	return params;
}

/** A question without its run. */
export function withoutRun({ run: _, ...asked }: MatchingQuestion): Asked {
	return asked;
}

function readAsked(text: string): Asked | null {
	try {
		const parsed = matchingQuestion.safeParse({ ...Object(JSON.parse(text)), run: 0 });
		return parsed.success ? withoutRun(parsed.data) : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/** What differs from a new plan's question: the address stays short. */
function changesOf(asked: Asked): Partial<Asked> {
	const fresh = new Map<string, unknown>(Object.entries(NEW_QUESTION));
	return Object.fromEntries(
		Object.entries(asked).filter(
			([name, value]) => JSON.stringify(value) !== JSON.stringify(fresh.get(name)),
		),
	);
}
