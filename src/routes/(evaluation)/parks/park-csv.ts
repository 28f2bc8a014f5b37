import type { ParkTable } from '#lib/api/parks.ts';
import { parkIndicator } from '#lib/domain/park/park-indicators.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import type { ParkReference } from '#lib/rulesets/park-references.ts';
import type { Lang } from '#lib/words/lang.ts';
import { roundHalfUp } from '#lib/words/numbers.ts';
import { say } from '#lib/words/words.ts';
import { zoneIndicatorWord, zoneUnitWord } from '#lib/words/zone-words.ts';

/** The table as a file that Excel opens: a line a park, its areas below it, the total and the reference at the end. */
export function parkCsv(
	table: ParkTable,
	columns: readonly string[],
	reference: ParkReference | null,
	lang: Lang,
): string {
	const head = [
		say(lang, 'park.page.code'),
		say(lang, 'park.page.park'),
		say(lang, 'park.page.type'),
		say(lang, 'park.page.score'),
		...columns.map((id) => {
			const unit = zoneUnitWord(id, lang);
			return `${zoneIndicatorWord(id, lang)}${unit ? `（${unit}）` : ''}`;
		}),
	];
	const values = (of: Record<string, number | null | undefined>) =>
		columns.map((id) => {
			const value = of[id] ?? null;
			return value === null ? null : roundHalfUp(parkIndicator(id)?.unit === '%' ? value * 100 : value, 4);
		});
	const scoreOf = (score: number | null) => (score === null ? null : roundHalfUp(score, 4));
	const rows = table.parks.flatMap((park) => [
		[
			park.code,
			park.name,
			say(lang, `park.type.${park.type ?? 'unknown'}`),
			scoreOf(park.total),
			...values(park.values),
		],
		...park.areas.map((area) => [
			park.code,
			`${park.name} ${say(lang, `park.part.${area.part}`)}`,
			'',
			scoreOf(area.score),
			...values(area.values),
		]),
	]);
	const all = ['', say(lang, 'park.page.all'), '', '', ...values(table.all.values)];
	const compared = reference
		? [
				[
					'',
					`${lang === 'en' ? reference.en : reference.zh} ${reference.year}`,
					'',
					'',
					...values(reference.values),
				],
			]
		: [];
	return csvOf(head, [...rows, all, ...compared]);
}
