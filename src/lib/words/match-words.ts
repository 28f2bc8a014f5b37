import type { MatchConflict } from '#lib/domain/matching/match-problem.ts';
import { quarterOf } from '#lib/domain/matching/match-time.ts';
import type { Unlock, Unmet } from '#lib/domain/matching/explain-unmet.ts';
import type { Lang } from './lang.ts';
import { say } from './words.ts';

/** Why a project has no site, in one or two sentences, with what would seat it. `name` turns an id into what is read. */
export function unmetInWords(unmet: Unmet, lang: Lang, name: (id: string) => string = (id) => id): string {
	const { reason, largestMu, regret, displaced, unlock, barred = [] } = unmet;
	const causes = barred
		.map(({ cause, sites }) => say(lang, `match.barred.${cause}`, { n: sites }))
		.join(say(lang, 'match.and'));
	const parts = [
		reason === 'size' && largestMu !== null
			? say(lang, 'match.reason.size-largest', { mu: largestMu })
			: causes === ''
				? say(lang, `match.reason.${reason}`)
				: say(lang, 'match.reason.barred', { causes }),
	];
	if (regret !== null) {
		const who = displaced.map(name).join(say(lang, 'match.and'));
		parts.push(
			displaced.length > 0
				? say(lang, 'match.reason.regret-displaced', { regret, who })
				: say(lang, 'match.reason.regret', { regret }),
		);
	}
	if (unlock) parts.push(unlockInWords(unlock, lang, name));
	return parts.join(lang === 'en' ? ' ' : '');
}

function unlockInWords({ site, seats, takenBy }: Unlock, lang: Lang, name: (id: string) => string): string {
	const where = {
		mu: site.mu,
		by: site.available === null ? '' : quarterOf(site.available),
		zone: site.zone
			? say(lang, 'match.unlock.in-zone', { zone: name(site.zone) })
			: say(lang, 'match.unlock.any-zone'),
	};
	if (seats) return say(lang, 'match.unlock.seats', where);
	return say(lang, 'match.unlock.taken', { ...where, who: takenBy.map(name).join(say(lang, 'match.and')) });
}

/** Why pins cannot stand. */
export function conflictInWords(
	conflict: MatchConflict,
	lang: Lang,
	name: (id: string) => string = (id) => id,
): string {
	const pairs = conflict.pairs
		.map((pair) => say(lang, 'match.pair', { project: name(pair.project), site: name(pair.site) }))
		.join(say(lang, 'match.and'));
	const { code, cause = 'planner' } = conflict;
	return say(lang, code === 'forbidden' ? `match.conflict.forbidden-${cause}` : `match.conflict.${code}`, {
		pairs,
		needed: conflict.neededMu ?? '',
		mu: conflict.siteMu ?? '',
	});
}
