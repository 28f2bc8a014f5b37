import type {
	LowSlopeBlock,
	LowSlopeBlockDetail,
	LowSlopeFound,
	LowSlopeSearch,
} from '#lib/api/low-slope.ts';
import type { PolygonGeometry } from '#lib/api/assessment.ts';
import type { BlockGround } from '#lib/domain/low-slope/block-figures.ts';
import {
	suitabilityOf,
	suitabilityProof,
	suitabilityTable,
	type BlockConditions,
} from '#lib/domain/low-slope/suitability.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/low-slope-searches.ts';

/** A stored search as it is answered. */
export function searchOf(record: store.SearchRecord): LowSlopeSearch {
	const table = suitabilityTable.parse(record.suitability);
	return {
		...(record as unknown as Omit<LowSlopeSearch, 'suitability'>),
		suitability: `${table.id}@${table.version}`,
	};
}

/** The searches, newest first. */
export async function listSearches(db: Db): Promise<LowSlopeSearch[]> {
	return (await store.list(db)).map(searchOf);
}

/** A search with its blocks, best score first; undefined where there is none. */
export async function getSearch(db: Db, id: number): Promise<LowSlopeFound | undefined> {
	const record = await store.get(db, id);
	if (!record) return undefined;
	return {
		search: searchOf(record),
		blocks: (await store.blocks(db, id)).map((block) => blockOf(record, block)),
	};
}

type Figures = BlockGround & Pick<LowSlopeBlock, 'compactness' | 'widthM' | 'parkM' | 'roadM'>;

function blockOf(search: store.SearchRecord, block: store.BlockRecord): LowSlopeBlock {
	const { rule, known } = scoreOf(search, block);
	return {
		no: block.no,
		code: store.blockCode(search.id, block.no),
		areaM2: block.areaM2,
		areaMu: muOf(block.areaM2),
		...(block.figures as Figures),
		score: block.score,
		scoreRule: rule,
		known,
		bbox: block.bbox,
		adopted: block.keptId !== null,
		keptId: block.keptId,
	};
}

function scoreOf(search: store.SearchRecord, block: store.BlockRecord) {
	return suitabilityOf(
		suitabilityTable.parse(search.suitability),
		block.conditions as BlockConditions,
		search.weights as Record<string, number> | null,
	);
}

/** A block with its outline and the proof of its score, made again from what the search stored; undefined where gone. */
export async function getBlock(db: Db, id: number, no: number): Promise<LowSlopeBlockDetail | undefined> {
	const search = await store.get(db, id);
	const [block] = search ? await store.blocks(db, id, [no]) : [];
	const [outline] = block ? await store.outlines(db, id, [no]) : [];
	if (!search || !block || !outline) return undefined;
	const table = suitabilityTable.parse(search.suitability);
	const found = scoreOf(search, block);
	return {
		...blockOf(search, block),
		geometry: JSON.parse(outline.geometry) as PolygonGeometry,
		factors: found.factors.map((factor, i) => ({
			...factor,
			title: table.factors[i]?.title ?? factor.code,
			shares: factor.shares && [...factor.shares],
		})),
		table,
		proof: suitabilityProof(table, found),
	};
}

/** The outlines of a search's blocks as GeoJSON text; undefined where there is no such search. */
export async function outlinesOf(db: Db, id: number): Promise<string | undefined> {
	if (!(await store.get(db, id))) return undefined;
	const features = (await store.outlines(db, id)).map(
		({ no, score, geometry }) =>
			`{"type":"Feature","id":${no},"properties":${JSON.stringify({ no, score })},"geometry":${geometry}}`,
	);
	return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}
