import { buildingsOn } from './buildings.ts';
import { constraintFile } from './constraints.ts';
import { costFile } from './costs.ts';
import { demoFile, type DemoFile, type DemoNote, type DemoSet } from './demo-set.ts';
import { fatesOf } from './fates.ts';
import { papersOf } from './decisions.ts';
import { figureFiles, figuresOf } from './figures.ts';
import { enterpriseFile, occupancyFile } from './firm-files.ts';
import { buildingFile, parcelFile, regionFile } from './land-files.ts';
import { lowSlopeFile } from './low-slope.ts';
import { notesOf } from './notes.ts';
import { parkFigureFiles } from './park-figures.ts';
import { parkFile } from './parks.ts';
import { plotsOn } from './plots.ts';
import { projectFile } from './projects.ts';
import { randomOf } from './random.ts';
import { layOutSites } from './sites.ts';
import { approvalFile, reserveFile, taskFile } from './stock.ts';
import { inspectionsOf, suppliesOf } from './supplies.ts';
import { tenureOf } from './tenure.ts';
import { timelinesOf } from './timelines.ts';

export interface DemoOptions {
	/** Equal seeds give equal sets, to the last digit. */
	seed?: number;
	/** 1 = 3,000 parcels and 1,500 enterprises; 0.05 … 6 are sensible. */
	scale?: number;
}

/**
 * The demo region: real counties of Lishui (drawn for illustration) with a synthetic stock of parks, parcels, firms,
 * figures and contracts. Pure: no clock, no file, no network. Files come in the order in which they refer to each other.
 */
export function generateDemo({ seed = 20240101, scale = 1 }: DemoOptions = {}): DemoSet {
	const count = (n: number) => Math.max(1, Math.round(n * scale));
	const sites = layOutSites(seed, count(3000));
	const plots = plotsOn(randomOf(seed, 'plots'), sites, count(3000));
	const fates = fatesOf(seed, plots);
	const timelines = timelinesOf(seed, plots, fates);
	const buildings = buildingsOn(seed, plots, fates, timelines);
	const tenure = tenureOf(seed, plots, fates, timelines, buildings, count(1500));
	const figures = figuresOf(seed, tenure, fates);
	const land = { plots, fates, timelines, tenure };
	const supplies = suppliesOf(seed, land, count(900));
	const inspections = inspectionsOf(seed, land, supplies, count(500));
	const papers = papersOf(seed, { plots, fates, buildings, atBoundary: inspections.atBoundary }, count);
	const parks = parkFile(seed, sites, plots, fates);
	const parkFigures = parkFigureFiles(seed, parks.file);
	const parcels = parcelFile(seed, plots, fates, tenure);
	const enterprises = enterpriseFile(seed, tenure);
	const constraints = constraintFile(seed, sites);
	const costs = costFile(seed, { plots, fates, buildings, tenure });
	const files: DemoFile[] = [
		regionFile(),
		parks.file,
		...parkFigures.files,
		parcels.file,
		buildingFile(seed, buildings, plots),
		enterprises.file,
		occupancyFile(tenure, plots),
		...figureFiles(figures, tenure.firms),
		demoFile(
			'supplies',
			'演示-供地合同.xlsx',
			supplies.map(({ values }) => ({ values })),
		),
		inspections.file,
		papers.file,
		costs.file,
		approvalFile(seed, sites, plots, fates),
		reserveFile(seed, sites, plots, fates),
		taskFile(seed, sites),
		projectFile(seed),
		lowSlopeFile(seed, sites, count(25)),
		constraints.file,
	];
	const notes: Record<string, DemoNote> = notesOf({
		plots,
		fates,
		timelines,
		buildings,
		tenure,
		figures,
		supplies,
		inspections,
		papers,
		parks,
		parkFigures,
		parcels,
		enterprises,
		constraints,
		costs,
	});
	return { files, notes };
}
