import { muOf } from '#lib/domain/units.ts';
import type { Building } from './buildings.ts';
import { dayBetween, shift } from './days.ts';
import { OPEN_FATES, WORKING_FATES, type Fate } from './fates.ts';
import { FirmRegister, type Firm } from './firms.ts';
import type { Plot } from './plots.ts';
import { at, randomOf, type Random } from './random.ts';
import type { Timeline } from './timelines.ts';

/** A firm on a parcel for a time. */
interface Use {
	firm: number;
	plot: number;
	role: 'owner' | 'tenant';
	fromDate: string;
	toDate?: string;
	areaMu: number;
	floorAreaM2?: number;
	/** Part of the firm's figures that is made here, in ten-thousandths: a firm's parts sum to 10,000 on any day. */
	share: number;
	shareBasis: '用地面积' | '建筑面积';
}

export interface Tenure {
	firms: Firm[];
	uses: Use[];
	/** Holder of the land by plot, where a firm holds it. */
	holders: (Firm | undefined)[];
	moved: number[];
	fresh: number[];
}

interface Land {
	plots: readonly Plot[];
	fates: readonly Fate[];
	timelines: readonly (Timeline | undefined)[];
	floors: number[];
}

/** Who holds and who uses the land: `total` firms in all. */
export function tenureOf(
	seed: number,
	plots: readonly Plot[],
	fates: readonly Fate[],
	timelines: readonly (Timeline | undefined)[],
	buildings: readonly Building[],
	total: number,
): Tenure {
	const random = randomOf(seed, 'tenure');
	const register = new FirmRegister(randomOf(seed, 'firms'));
	const floors = plots.map(() => 0);
	for (const b of buildings) floors[b.plot] = at(floors, b.plot) + b.floorAreaM2;
	const land: Land = { plots, fates, timelines, floors };
	const scale = total / 1500;
	const holders: (Firm | undefined)[] = plots.map(() => undefined);
	utilities(random, register, land, holders, Math.max(1, Math.round(18 * scale)));
	projects(random, register, land, holders);
	const tenantCount = Math.round(390 * scale);
	const landlessCount = Math.max(2, Math.round(40 * scale));
	owners(random, register, land, holders, total - register.firms.length - tenantCount - landlessCount);
	expansions(random, land, holders);
	const uses = ownerUses(random, register.firms, land, holders);
	const { moved, fresh } = tenants(random, register, land, uses, tenantCount);
	for (let i = 0; i < landlessCount; i++) {
		const plot = random.pick(plots);
		register.add('landless', plot.site.county, dayBetween(random, '2006-03-01', '2021-12-31'));
	}
	return { firms: register.firms, uses, holders, moved, fresh };
}

function utilities(
	random: Random,
	register: FirmRegister,
	land: Land,
	holders: (Firm | undefined)[],
	most: number,
) {
	const byCounty = new Map<string, Firm[]>();
	for (const plot of land.plots) {
		if (land.fates[plot.index] !== 'utility') continue;
		const list = byCounty.get(plot.site.county.code) ?? [];
		byCounty.set(plot.site.county.code, list);
		if (list.length === 0 || (list.length < 3 && register.firms.length < most)) {
			const firm = register.add('utility', plot.site.county, dayBetween(random, '1998-05-01', '2010-12-31'));
			list.push(firm);
			holders[plot.index] = firm;
		} else holders[plot.index] = random.pick(list);
	}
}

/** Nearly half of the open land is held by a firm founded for it. */
function projects(random: Random, register: FirmRegister, land: Land, holders: (Firm | undefined)[]) {
	for (const plot of land.plots) {
		if (!OPEN_FATES.has(at(land.fates, plot.index)) || !random.chance(0.45)) continue;
		const signedOn = at(land.timelines, plot.index)?.signedOn as string;
		holders[plot.index] = register.add(
			'project',
			plot.site.county,
			shift(signedOn, -random.integer(20, 240)),
		);
	}
}

/** Runs of neighbouring plots become holdings; lengths are evened out until there are exactly `count`. */
function owners(
	random: Random,
	register: FirmRegister,
	land: Land,
	holders: (Firm | undefined)[],
	count: number,
) {
	const runs: Plot[][] = [];
	const wanted = new Map<Plot[], number>();
	for (const plot of land.plots) {
		if (!WORKING_FATES.has(at(land.fates, plot.index))) continue;
		const last = runs.at(-1);
		if (last && last[0]?.site === plot.site && last.length < (wanted.get(last) ?? 1)) last.push(plot);
		else {
			const run = [plot];
			wanted.set(
				run,
				random.weighted([1, 2, 3, 4, 5, 6, 8], (n) => at([42, 25, 13, 8, 5, 4, 0, 3], n - 1)),
			);
			runs.push(run);
		}
	}
	while (runs.length > count) {
		const i = random.integer(1, runs.length - 1);
		if (at(runs, i)[0]?.site !== at(runs, i - 1)[0]?.site || at(runs, i).length + at(runs, i - 1).length > 9)
			continue;
		at(runs, i - 1).push(...at(runs, i));
		runs.splice(i, 1);
	}
	while (runs.length < count) {
		const i = runs.reduce((longest, run, k) => (run.length > at(runs, longest).length ? k : longest), 0);
		if (at(runs, i).length === 1) break;
		runs.splice(i + 1, 0, at(runs, i).splice(1));
	}
	for (const run of runs) {
		const first = run.map((p) => at(land.timelines, p.index)?.signedOn as string).sort()[0] as string;
		const firm = register.add('owner', at(run, 0).site.county, shift(first, -random.integer(60, 2600)));
		for (const plot of run) holders[plot.index] = firm;
	}
}
/** The rest of the open land was bought by works nearby, to grow. */
function expansions(random: Random, land: Land, holders: (Firm | undefined)[]) {
	for (const plot of land.plots) {
		if (!OPEN_FATES.has(at(land.fates, plot.index)) || holders[plot.index]) continue;
		const near = land.plots.slice(Math.max(0, plot.index - 40), plot.index + 40);
		const candidates = near
			.filter((p) => p.site.county === plot.site.county && holders[p.index]?.kind === 'owner')
			.map((p) => holders[p.index] as Firm);
		if (candidates.length > 0) holders[plot.index] = random.pick(candidates);
	}
}

function ownerUses(
	random: Random,
	firms: readonly Firm[],
	land: Land,
	holders: readonly (Firm | undefined)[],
): Use[] {
	const held = firms.map((): Plot[] => []);
	for (const plot of land.plots) {
		const holder = holders[plot.index];
		if (holder) at(held, holder.index).push(plot);
	}
	return held.flatMap((plots, f) => {
		const firm = at(firms, f);
		const open = plots.some((p) => OPEN_FATES.has(at(land.fates, p.index)));
		const floor = plots.reduce((sum, p) => sum + at(land.floors, p.index), 0);
		// Land not built on makes none of the figures: with such land the floor is the measure.
		const byFloor = floor > 0 && (open || random.chance(0.4));
		const measure = (p: Plot) => (byFloor ? at(land.floors, p.index) : p.areaM2);
		const shares = inTenThousandths(plots.map(measure));
		return plots.map((plot, i): Use => {
			const signedOn = at(land.timelines, plot.index)?.signedOn as string;
			return {
				firm: f,
				plot: plot.index,
				role: 'owner',
				fromDate: signedOn > firm.establishedOn ? signedOn : firm.establishedOn,
				areaMu: round2(muOf(plot.areaM2)),
				...(at(land.floors, plot.index) > 0 && { floorAreaM2: round2(at(land.floors, plot.index)) }),
				share: at(shares, i),
				shareBasis: byFloor ? '建筑面积' : '用地面积',
			};
		});
	});
}

/** Rented floors: several tenants in a works, some on two works, some that moved, some newly founded. */
function tenants(random: Random, register: FirmRegister, land: Land, uses: Use[], count: number) {
	const ownerUse = new Map(uses.map((use) => [use.plot, use]));
	const roomy = random.shuffled(
		land.plots.filter((p) => land.fates[p.index] === 'producing' && at(land.floors, p.index) > 5000),
	);
	const houses = roomy.slice(0, Math.max(2, Math.min(roomy.length, Math.ceil(count / 3.2))));
	const rent = (firm: Firm, plot: Plot, fromDate: string): Use => {
		const own = ownerUse.get(plot.index) as Use;
		const floor = at(land.floors, plot.index);
		// Never more than 45 % of what the owner has left, so that it always keeps some.
		const taken = Math.min((own.floorAreaM2 as number) * 0.45, floor * random.between(0.06, 0.24));
		const floorAreaM2 = Math.floor(taken);
		const areaMu = round2((muOf(plot.areaM2) * floorAreaM2) / floor);
		own.floorAreaM2 = round2((own.floorAreaM2 as number) - floorAreaM2);
		own.areaMu = round2(own.areaMu - areaMu);
		const built = at(land.timelines, plot.index)?.finishedOn as string;
		const from = [fromDate, built, firm.establishedOn].sort().at(-1) as string;
		return {
			firm: firm.index,
			plot: plot.index,
			role: 'tenant',
			fromDate: from,
			areaMu,
			floorAreaM2,
			share: 10_000,
			shareBasis: '建筑面积',
		};
	};
	const moved: number[] = [];
	const fresh: number[] = [];
	for (let i = 0; i < count; i++) {
		const plot = at(houses, i % houses.length);
		const isFresh = i % 7 === 3;
		const moves = i % 28 === 12;
		const founded = isFresh
			? dayBetween(random, '2023-02-01', '2024-09-30')
			: dayBetween(random, '2005-01-01', '2020-12-31');
		const firm = register.add('tenant', plot.site.county, founded);
		if (isFresh) fresh.push(firm.index);
		const use = rent(
			firm,
			plot,
			isFresh ? shift(founded, 20) : dayBetween(random, '2012-01-01', '2021-12-31'),
		);
		uses.push(use);
		const other = houses.find((p) => p !== plot && p.site.county === plot.site.county && random.chance(0.5));
		if (!other) continue;
		if (moves) {
			const day = dayBetween(random, '2023-02-01', '2024-05-31');
			if (day <= use.fromDate) continue;
			use.toDate = shift(day, -1);
			uses.push(rent(firm, other, day));
			moved.push(firm.index);
		} else if (i % 9 === 5) {
			const second = rent(firm, other, use.fromDate);
			use.fromDate = second.fromDate;
			const shares = inTenThousandths([use.floorAreaM2 as number, second.floorAreaM2 as number]);
			use.share = at(shares, 0);
			second.share = at(shares, 1);
			uses.push(second);
		}
	}
	return { moved, fresh };
}

/** Parts in ten-thousandths that sum to 10,000: what rounding leaves goes to the largest. */
function inTenThousandths(measures: readonly number[]): number[] {
	const total = measures.reduce((a, b) => a + b, 0);
	const parts = measures.map((m) => Math.floor((m / total) * 10_000));
	const largest = measures.reduce((best, m, i) => (m > at(measures, best) ? i : best), 0);
	parts[largest] = at(parts, largest) + 10_000 - parts.reduce((a, b) => a + b, 0);
	return parts;
}

const round2 = (value: number) => Math.round(value * 100) / 100;
