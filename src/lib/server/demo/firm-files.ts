import { demoFile, known, type DemoFile } from './demo-set.ts';
import type { Plot } from './plots.ts';
import { at, randomOf } from './random.ts';
import type { Tenure } from './tenure.ts';

export interface FirmFile {
	file: DemoFile;
	noIndustry: string[];
	olderEdition: string[];
}

/** Firms as filed: a few without an industry, some with a division only, some still under the edition of 2011. */
export function enterpriseFile(seed: number, tenure: Tenure): FirmFile {
	const random = randomOf(seed, 'firm-records');
	const noIndustry: string[] = [];
	const olderEdition: string[] = [];
	const rows = tenure.firms.map((firm) => {
		const missing = random.chance(0.006);
		if (missing) noIndustry.push(firm.code);
		// Divisions 13–30 kept their numbers from 2011 to 2017: the older edition is safe to claim there.
		const older = !missing && Number(firm.industry.code.slice(1, 3)) <= 30 && random.chance(0.06);
		if (older) olderEdition.push(firm.code);
		const coarse = older || random.chance(0.05);
		return {
			values: known({
				code: firm.code,
				codeScheme: 'uscc',
				name: firm.name,
				registrationNo: firm.registrationNo,
				organisationCode: firm.organisationCode,
				industry: missing ? null : coarse ? firm.industry.code.slice(0, 3) : firm.industry.code,
				industryEdition: missing ? null : older ? 2011 : 2017,
				establishedOn: firm.establishedOn,
				publicUtility: firm.kind === 'utility',
				region: firm.county.code,
			}),
		};
	});
	return { file: demoFile('enterprises', '演示-企业.xlsx', rows), noIndustry, olderEdition };
}

/** Who uses which parcel from when to when. */
export function occupancyFile(tenure: Tenure, plots: readonly Plot[]): DemoFile {
	const rows = tenure.uses.map((use) => ({
		values: known({
			enterprise: at(tenure.firms, use.firm).code,
			parcel: at(plots, use.plot).code,
			fromDate: use.fromDate,
			toDate: use.toDate,
			share: use.share / 10_000,
			shareBasis: use.shareBasis,
			role: use.role,
			areaMu: use.areaMu,
			floorAreaM2: use.floorAreaM2,
		}),
	}));
	return demoFile('occupancies', '演示-企业用地关系.xlsx', rows);
}
