import { createContext } from 'svelte';
import { overview, type Overview } from '#lib/api/overview.ts';
import { fetchJson } from '#lib/map/fetch-answer.ts';
import type { Problem } from '#lib/domain/problem.ts';

const USER_COOKIE = 'desk-user';
const YEAR_S = 365 * 24 * 3600;

/** What every page shares: what is loaded (the overview) and who sits here. Sign-in will replace `user`, nothing else. */
export class Desk {
	overview = $state.raw<Overview | null>(null);
	problem = $state.raw<Problem | null>(null);
	/** Of the failed request, as the server logged it. */
	problemId = $state<string | null>(null);
	loading = $state(true);
	#userId = $state(cookieOf(USER_COOKIE) ?? 'desk-planner');

	readonly user = $derived(
		this.overview?.users.find((user) => user.id === this.#userId) ?? this.overview?.users[0] ?? null,
	);

	/** Reads the overview anew: after an import, a run, a demo load. What was shown stays until the answer is there. */
	async reload(): Promise<void> {
		this.loading = true;
		const answer = await fetchJson(overview, '/api/overview');
		this.loading = false;
		this.problem = answer.ok ? null : answer.problem;
		this.problemId = answer.ok ? null : answer.id;
		if (answer.ok) this.overview = answer.value;
	}

	chooseUser(id: string): void {
		this.#userId = id;
		document.cookie = `${USER_COOKIE}=${encodeURIComponent(id)}; path=/; max-age=${YEAR_S}; samesite=lax`;
	}
}

function cookieOf(name: string): string | null {
	const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
	return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}

export const [useDesk, provideDesk] = createContext<Desk>();
