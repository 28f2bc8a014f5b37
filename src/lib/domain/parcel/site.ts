import type { Decision } from '../flags/determination.ts';
import type { SharedOccupancy } from './occupancy.ts';
import type { ParcelRecord } from './parcel.ts';
import type { Inspection, Supply } from './supply.ts';

/** What a year's records say of one parcel, joined once. */
export interface Site {
	/** Undefined where only other records name it: a county's run reads that county's parcels alone. */
	parcel: ParcelRecord | undefined;
	occupancies: SharedOccupancy[];
	tenants: number;
	/** The supply in force: the newest. */
	supply: Supply | undefined;
	/** Oldest first. */
	inspections: Inspection[];
	/** Papers of its case, oldest first. */
	decisions: Decision[];
}

/** A parcel that is itself among the year's facts. */
export type OwnSite = Site & { parcel: ParcelRecord };

/** An occupancy and where it is. */
export interface Place {
	occupancy: SharedOccupancy;
	site: Site;
}

interface Records {
	parcels: readonly ParcelRecord[];
	occupancies: readonly SharedOccupancy[];
	/** Newest first within a parcel. */
	supplies: readonly Supply[];
	/** Oldest first within a parcel. */
	inspections: readonly Inspection[];
	decisions?: readonly Decision[];
}

/** Joins a year's records by parcel (in the order of `parcels`) and by enterprise. */
export function joinSites(records: Records): { sites: OwnSite[]; placesOf: Map<number, Place[]> } {
	const all = new Map<number, Site>();
	const siteAt = (id: number): Site => {
		let site = all.get(id);
		if (!site) all.set(id, (site = emptySite(undefined)));
		return site;
	};
	const sites = records.parcels.map((parcel) => {
		const site = emptySite(parcel);
		all.set(parcel.id, site);
		return site as OwnSite;
	});
	const placesOf = new Map<number, Place[]>();
	for (const occupancy of records.occupancies) {
		const site = siteAt(occupancy.parcel);
		site.occupancies.push(occupancy);
		if (occupancy.role === 'tenant') site.tenants += 1;
		const places = placesOf.get(occupancy.enterprise);
		if (places) places.push({ occupancy, site });
		else placesOf.set(occupancy.enterprise, [{ occupancy, site }]);
	}
	for (const supply of records.supplies) if (supply.parcel !== null) siteAt(supply.parcel).supply ??= supply;
	for (const inspection of records.inspections) siteAt(inspection.parcel).inspections.push(inspection);
	for (const decision of records.decisions ?? []) siteAt(decision.parcel).decisions.push(decision);
	return { sites, placesOf };
}

function emptySite(parcel: ParcelRecord | undefined): Site {
	return { parcel, occupancies: [], tenants: 0, supply: undefined, inspections: [], decisions: [] };
}
