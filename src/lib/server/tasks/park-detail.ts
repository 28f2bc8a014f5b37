import type { ParkDetail } from '#lib/api/evaluation.ts';
import type { Proof, SourceRef } from '#lib/domain/proof.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as places from '#lib/server/store/places.ts';
import * as provenance from '#lib/server/store/provenance.ts';
import * as runs from '#lib/server/store/runs.ts';
import { freeLandOf, type ParkRunFacts } from './park-row.ts';

/** All that a run says of a park; undefined where the run has no such park. */
export async function parkDetail(db: Db, run: runs.RunRecord, id: number): Promise<ParkDetail | undefined> {
	const [row] = await runs.rowsOf(db, run.id, 'park', [id]);
	const park = (await places.parks(db, run.knownAt)).find((p) => p.id === id);
	if (!row || !park) return undefined;
	const facts = row.facts as ParkRunFacts;
	const known = await provenance.batches(db, [park.batch]);
	const source = provenance.sourceAt(known, park.batch, park.row, park.code);
	const { chain, rates } = facts;
	return {
		run: run.id,
		id,
		code: facts.code,
		name: facts.name,
		approvalNo: park.approvalNo,
		approvedAreaM2: park.approvedAreaM2,
		areaM2: park.areaM2,
		parcels: facts.parcels,
		enterprises: facts.enterprises,
		land: { ...facts.land, freeMu: freeLandOf(facts) },
		values: row.indicators,
		missing: Object.fromEntries(
			Object.entries(facts.counted).map(([indicator, c]) => [indicator, c.missing]),
		),
		chain: {
			developmentRate: rates.development,
			supplyRate: rates.supply,
			builtRate: rates.construction,
			product: rates.whole,
			idleRate: rates.idle,
			operands: { ...chain },
			missing: Object.entries(chain)
				.filter(([, value]) => value === null)
				.map(([name]) => name),
		},
		grades: facts.grades,
		flags: facts.flags,
		source,
		proof: chainProof(facts, source),
		bbox: park.bbox,
	};
}

/** 开发率 × 供应率 × 建成率 with the recorded areas in place. */
function chainProof({ chain, rates, land }: ParkRunFacts, source: SourceRef): Proof {
	const clause = {
		rule: 'td-t-1029',
		title: '开发区土地集约利用评价规程(TD/T 1029-2010)',
		clause: '土地开发率、土地供应率、土地建成率、土地闲置率',
		mark: 'memory' as const,
	};
	const step = (
		code: string,
		top: number | null,
		topName: string,
		below: number | null,
		belowName: string,
		result: number | null,
	): Proof => ({
		code,
		clause,
		operands: [
			{ name: topName, value: top, unit: 'm²', source },
			{ name: belowName, value: below, unit: 'm²', source },
		],
		...(result === null ? {} : { arithmetic: `${top} ÷ ${below} = ${result}` }),
		result,
	});
	return {
		code: 'park.chain',
		clause,
		operands: [{ name: 'idleMu', value: land.idleMu, unit: '亩' }],
		result: rates.whole,
		steps: [
			step(
				'park.developmentRate',
				chain.developedM2,
				'developedM2',
				chain.developableM2,
				'developableM2',
				rates.development,
			),
			step('park.supplyRate', chain.suppliedM2, 'suppliedM2', chain.developedM2, 'developedM2', rates.supply),
			step('park.builtRate', chain.builtM2, 'builtM2', chain.suppliedM2, 'suppliedM2', rates.construction),
		],
	};
}
