import type { Project } from '#lib/domain/project/project.ts';
import type { Db } from '#lib/server/database/db.ts';
import { live } from './known.ts';

/** The live projects, by number; land in mu (1 mu = 2000/3 m²). */
export async function list(db: Db): Promise<Project[]> {
	const { rows } = await db.query<{ [K in keyof Project]: Project[K] }>(
		`select p.subject_id::int as id, p.code, p.name, p.stage, p.industry, p.region_id::int as region,
		        round(p.area_m2 * 3 / 2000, 2)::float8 as mu, p.width_m::float8 as "widthM", p.length_m::float8 as "lengthM",
		        p.power_kva::float8 as "powerKva", p.slope_max_deg::float8 as "slopeMaxDeg", p.start_on as "startOn",
		        p.latest_on as "latestOn", p.full_production_on as "fullProductionOn",
		        p.investment_per_mu::float8 as "investmentPerMu", p.output_per_mu::float8 as "outputPerMu",
		        p.tax_per_mu::float8 as "taxPerMu", p.value_added_per_mu::float8 as "valueAddedPerMu",
		        p.labour_productivity::float8 as "labourProductivity", p.value_added_per_tce::float8 as "valueAddedPerTce",
		        p.value_added_per_ton::float8 as "valueAddedPerTon", p.rd_share::float8 as "rdShare", p.far::float8 as far,
		        b.synthetic
		   from projects p join import_batches b on b.id = p.batch_id where ${live('p')} order by p.code`,
	);
	return rows;
}
