import type { AssemblyAlternative } from '#lib/api/assemblies.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import type { Db } from '#lib/server/database/db.ts';
import type { Lang } from '#lib/words/lang.ts';
import { roundHalfUp } from '#lib/words/numbers.ts';
import { say } from '#lib/words/words.ts';
import { getAssembly } from './assemblies.ts';

export const ASSEMBLY_FORMATS = ['csv', 'geojson'] as const;

/** The alternatives of a search: CSV a line a parcel, GeoJSON a feature an alternative; undefined where there is no such search. */
export async function exportAssembly(
	db: Db,
	id: number,
	format: (typeof ASSEMBLY_FORMATS)[number],
	lang: Lang,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string; name: string } | undefined> {
	const kept = await getAssembly(db, id);
	if (!kept) return undefined;
	const name = kept.name ?? `${say(lang, 'assembly.title')}-${id}`;
	const { alternatives } = kept.found;
	const text =
		format === 'csv'
			? csvOf(
					COLUMNS.map((key) => say(lang, `assembly.column.${key}`)),
					alternatives.flatMap((one, i) => rowsOf(one, i + 1, lang)),
				)
			: JSON.stringify({
					type: 'FeatureCollection',
					name,
					features: alternatives.map((one, i) => featureOf(one, i + 1)),
				});
	return {
		bytes: new TextEncoder().encode(text),
		type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/geo+json',
		name: `${name}.${format}`,
	};
}

const COLUMNS = ['no', 'kind', 'code', 'mu', 'muKind', 'costWan', 'owner', 'grade', 'idle', 'low'] as const;

function rowsOf(one: AssemblyAlternative, no: number, lang: Lang): (string | number | null)[][] {
	const kind = one.labels.map((label) => say(lang, `assembly.label.${label}`)).join(' ');
	return one.parcels.map((p) => [
		no,
		kind,
		p.code,
		roundHalfUp(p.mu, 2),
		say(lang, `assembly.muKind.${p.muKind}`),
		p.costWan === null ? null : roundHalfUp(p.costWan, 2),
		p.owner,
		p.grade,
		say(lang, `finding.${p.idle}`),
		say(lang, `finding.${p.lowEfficiency}`),
	]);
}

function featureOf(one: AssemblyAlternative, no: number) {
	const { labels, status, registeredMu, ellipsoidalMu, costWan, withoutCost, owners, parcels, outline } = one;
	return {
		type: 'Feature',
		id: no,
		properties: {
			...{ no, labels, status, registeredMu, ellipsoidalMu, costWan, owners },
			withoutCost: withoutCost.length,
			parcels: parcels.map((p) => p.code),
		},
		geometry: outline,
	};
}
