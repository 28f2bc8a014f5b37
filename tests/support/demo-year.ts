import type { YearFacts } from '#lib/domain/evaluate/whole-year.ts';
import { noFacts, NUMERIC_FACTS, type IndustryEdition } from '#lib/domain/facts.ts';
import type { Occupancy } from '#lib/domain/parcel/occupancy.ts';
import type { ParcelRecord } from '#lib/domain/parcel/parcel.ts';
import type { Inspection, Supply } from '#lib/domain/parcel/supply.ts';
import type { DemoSet, DemoValue } from '#lib/server/demo/demo-set.ts';

type Values = Record<string, DemoValue>;

/**
 * A data year of the demo set as the evaluation reads it, without a database: ids are places in their files. Floor area is
 * the buildings' own (the importer counts high storeys twice), the measured area is the registered one where there is one.
 */
export function demoYear(demo: DemoSet, year: number): YearFacts {
	const rowsOf = (kind: string) => demo.files.filter((f) => f.kind === kind).flatMap((f) => f.rows);
	const valuesOf = (kind: string) => rowsOf(kind).map((r) => r.values);
	const idsOf = (list: readonly Values[]) => new Map(list.map((v, i) => [String(v['code']), i + 1]));
	const parcelValues = valuesOf('parcels');
	const enterpriseValues = valuesOf('enterprises');
	const [parcelIds, enterpriseIds] = [idsOf(parcelValues), idsOf(enterpriseValues)];
	const parcelOf = (v: Values) => parcelIds.get(String(v['parcel'])) as number;

	const standing = new Map<number, { floor: number; footprint: number }>();
	for (const v of valuesOf('buildings')) {
		const sum = standing.get(parcelOf(v)) ?? { floor: 0, footprint: 0 };
		sum.floor += v['floorAreaM2'] as number;
		sum.footprint += v['footprintM2'] as number;
		standing.set(parcelOf(v), sum);
	}
	const figures = new Map<string, Values>();
	for (const v of valuesOf('yearly')) {
		if (v['year'] !== year) continue;
		figures.set(String(v['enterprise']), { ...figures.get(String(v['enterprise'])), ...v });
	}
	return {
		year,
		enterprises: enterpriseValues.map((v, i) => {
			const figure = figures.get(String(v['code'])) ?? {};
			const facts = noFacts();
			for (const fact of NUMERIC_FACTS) facts[fact] = cell<number>(figure, fact);
			return {
				id: i + 1,
				code: String(v['code']),
				row: {
					id: String(i + 1),
					industry: cell<string>(v, 'industry'),
					industryEdition: (v['industryEdition'] ?? 2017) as IndustryEdition,
					aboveScale: cell<boolean>(figure, 'aboveScale'),
					other: {
						utility: cell<boolean>(v, 'publicUtility'),
						establishedOn: cell<string>(v, 'establishedOn'),
					},
					facts,
				},
			};
		}),
		parcels: parcelValues.map((v, i): ParcelRecord => ({
			id: i + 1,
			code: String(v['code']),
			parkId: null,
			regionId: null,
			landUse: cell(v, 'landUse'),
			tenure: cell(v, 'tenure'),
			holder: cell(v, 'holder'),
			location: cell(v, 'location'),
			status: cell(v, 'status'),
			stockKind: cell(v, 'stockKind'),
			missingPapers: cell(v, 'missingPapers'),
			registeredM2: cell(v, 'registeredAreaM2'),
			areaM2: cell(v, 'registeredAreaM2') ?? 6000 + i,
			floorM2: standing.get(i + 1)?.floor ?? null,
			footprintM2: standing.get(i + 1)?.footprint ?? null,
			storeysOfUnknownHeight: 0,
		})),
		occupancies: valuesOf('occupancies')
			.map((v): Occupancy => ({
				enterprise: enterpriseIds.get(String(v['enterprise'])) as number,
				parcel: parcelOf(v),
				fromDate: cell(v, 'fromDate'),
				toDate: cell(v, 'toDate'),
				share: cell(v, 'share'),
				shareBasis: cell(v, 'shareBasis'),
				role: v['role'] as Occupancy['role'],
				areaMu: cell(v, 'areaMu'),
				floorM2: cell(v, 'floorAreaM2'),
			}))
			.filter((o) => (o.fromDate ?? '') <= `${year}-12-31` && (o.toDate ?? '9') >= `${year}-01-01`),
		supplies: valuesOf('supplies')
			.map((v, i): Supply => ({ ...NO_SUPPLY, ...v, id: i + 1, parcel: parcelOf(v) }) as Supply)
			.sort((a, b) => ((a.signedOn ?? '') < (b.signedOn ?? '') ? 1 : -1)),
		inspections: valuesOf('inspections')
			.map((v): Inspection => ({ ...NOT_LOOKED_AT, ...v, parcel: parcelOf(v) }) as Inspection)
			.sort((a, b) => (a.inspectedOn < b.inspectedOn ? -1 : 1)),
	};
}

function cell<T extends DemoValue>(values: Values, name: string): T | null {
	return (values[name] as T | undefined) ?? null;
}

const NO_SUPPLY: Omit<Supply, 'id' | 'code'> = {
	parcel: null,
	holder: null,
	location: null,
	landOwnership: null,
	acquisition: null,
	landUse: null,
	areaM2: null,
	priceWan: null,
	feeBaseWan: null,
	feeBaseKind: null,
	signedOn: null,
	deliveredOn: null,
	agreedStart: null,
	startedOn: null,
	agreedFinish: null,
	finishedOn: null,
	agreedInvestmentWan: null,
	agreedFarMin: null,
	agreedFarMax: null,
	agreedOutputPerMu: null,
	agreedTaxPerMu: null,
	supplements: null,
	filed: null,
	mortgaged: null,
	governmentCauseArticle: null,
	governmentCauseFrom: null,
	governmentCauseTo: null,
	dueAreaM2: null,
	totalInvestmentWan: null,
};

const NOT_LOOKED_AT: Omit<Inspection, 'parcel' | 'inspectedOn' | 'inspector'> = {
	started: null,
	startedOn: null,
	developedAreaM2: null,
	investedWan: null,
	suspendedOn: null,
	resumedOn: null,
	completed: null,
	note: null,
};
