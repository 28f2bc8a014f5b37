import { parcelKey } from '#lib/domain/scenario/change.ts';
import type { LandObject, Tenant } from '#lib/domain/scenario/land-object.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as enterprises from '#lib/server/store/enterprises.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as land from '#lib/server/store/scenario-land.ts';
import type { EnterpriseRunFacts, ParcelRunFacts } from './run-facts.ts';

/** Parcels of a run as the run has them, by object key: what a scenario's changes are carried out on. */
export async function baseObjects(
	db: Db,
	run: Pick<runs.RunRecord, 'id' | 'knownAt'>,
	ids: readonly number[],
): Promise<Map<string, LandObject>> {
	if (ids.length === 0) return new Map();
	const rows = await runs.rowsOf(db, run.id, 'parcel', ids);
	const known = new Map((await land.parcelsAt(db, ids, run.knownAt)).map((p) => [p.id, p]));
	const firms = await tenantsOf(db, run.id, rows);
	return new Map(
		rows.map((row) => {
			const { occupants, parcel, landKind, ...kept } = row.facts as ParcelRunFacts;
			const { industry, industryEdition, aboveScale, other, facts } = kept;
			const object: LandObject = {
				key: parcelKey(row.id),
				id: row.id,
				code: parcel.code,
				landUse: known.get(row.id)?.landUse ?? null,
				landKind,
				areaM2: known.get(row.id)?.areaM2 ?? 0,
				basisMu: 0,
				row: { id: String(row.id), industry, industryEdition, aboveScale, other, facts },
				tenants: occupants.flatMap((o) => {
					const firm = firms.get(o.enterprise);
					const landMu = o.areaMu ?? (occupants.length === 1 ? facts.landMu : null);
					return firm ? [{ ...firm, share: o.yearShare, landMu }] : [];
				}),
				stated: {},
				statedIndustry: null,
				left: 1,
				outline: null,
				emptied: false,
			};
			return [object.key, object];
		}),
	);
}

async function tenantsOf(
	db: Db,
	run: number,
	parcels: readonly runs.RunRow[],
): Promise<Map<number, Omit<Tenant, 'share' | 'landMu'>>> {
	const ids = [
		...new Set(parcels.flatMap((row) => (row.facts as ParcelRunFacts).occupants.map((o) => o.enterprise))),
	];
	if (ids.length === 0) return new Map();
	const names = new Map((await enterprises.names(db, ids)).map((e) => [e.id, e.name]));
	return new Map(
		(await runs.rowsOf(db, run, 'enterprise', ids)).map((row) => {
			const { industry, industryEdition, aboveScale, other, facts } = row.facts as EnterpriseRunFacts;
			const id = String(row.id);
			return [
				row.id,
				{
					id,
					name: names.get(row.id) ?? id,
					row: { id, industry, industryEdition, aboveScale, other, facts },
				},
			];
		}),
	);
}
