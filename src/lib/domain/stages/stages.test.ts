import { describe, expect, it } from 'vitest';
import { DECREE_53, FIVE_STAGES } from '../../rulesets/flag-rules.ts';
import type { IdleFacts } from '../flags/idle-facts.ts';
import type { StageFacts, SuppliedLand } from './stage-finding.ts';
import type { StageRules } from './stage-rules.ts';
import { leadingStage, stagesOf } from './stages.ts';

const land: SuppliedLand = {
	code: 'S1',
	agreedFinish: '2023-06-30',
	finishedOn: null,
	agreedProductionOn: null,
	agreedFullProductionOn: null,
	agreedInvestmentWan: null,
	agreedFarMin: null,
	agreedOutputPerMu: null,
	agreedTaxPerMu: null,
};
const bare: StageFacts = { stockKind: null, tenure: null, production: 'unknown', supply: null };

interface Parcel {
	stage?: Partial<StageFacts>;
	supply?: Partial<SuppliedLand>;
	idle?: Partial<IdleFacts>;
	values?: Record<string, number>;
	rules?: Partial<StageRules>;
}
const judge = ({ stage, supply, idle, values = {}, rules }: Parcel, asOf = '2025-06-30') => {
	const given = idle !== undefined || supply !== undefined;
	const input = {
		stage: { ...bare, supply: given ? { ...land, ...supply } : null, ...stage },
		idle: given ? { id: 'S1', acquisition: '出让' as const, agreedStart: '2021-06-30', ...idle } : null,
		value: (name: string) => values[name] ?? null,
	};
	return stagesOf(input, { rules: { ...FIVE_STAGES, ...rules }, idleRules: DECREE_53, asOf });
};
const all = (parcel: Parcel, asOf?: string) => judge(parcel, asOf).map((s) => s.finding);
const one = (n: number, parcel: Parcel, asOf?: string) => {
	const { finding, reason, missing } = judge(parcel, asOf)[n]!;
	return missing.length > 0 ? [finding, reason, missing] : [finding, reason];
};

describe('批而未供', () => {
	it.each([
		[{ stage: { stockKind: 'approved-unsupplied' } }, ['yes', 'approved-not-supplied']],
		[{ stage: { stockKind: 'built-unsupplied', tenure: '出让' } }, ['yes', 'approved-not-supplied']],
		[{ supply: {} }, ['no', 'supply-recorded']],
		[{ stage: { stockKind: 'recovered' } }, ['no', 'recovered']],
		[{ stage: { stockKind: 'reserve' } }, ['unknown', 'reserve-approval-unknown', ['approval']]],
		[{ stage: { tenure: '划拨' } }, ['no', 'tenure-recorded']],
		[{}, ['unknown', 'supply-unknown', ['supply']]],
	] as [Parcel, unknown][])('%j → %j', (parcel, expected) => {
		expect(one(0, parcel)).toEqual(expected);
	});

	it('of stock land the other four do not arise', () => {
		expect(all({ stage: { stockKind: 'approved-unsupplied' } })).toEqual(['yes', 'no', 'no', 'no', 'no']);
	});
});

describe('供而未用', () => {
	it.each([
		[{ idle: { started: false } }, '2021-07-01', ['yes', 'overdue-not-started']],
		[{ idle: { started: false } }, '2021-06-30', ['no', 'not-yet-due']],
		[
			{ idle: { started: false, inspectedOn: '2021-06-30' } },
			'2025-06-30',
			['unknown', 'start-unknown', ['started']],
		],
		[{ idle: {} }, '2025-06-30', ['unknown', 'start-unknown', ['started']]],
		[{ idle: { startedOn: '2022-01-01' } }, '2025-06-30', ['no', 'started']],
		[
			{ idle: { agreedStart: null, started: false } },
			'2025-06-30',
			['unknown', 'start-date-unknown', ['agreedStart', 'deliveredOn']],
		],
		[{ stage: { production: 'yes' } }, '2025-06-30', ['no', 'producing']],
		[{}, '2025-06-30', ['unknown', 'supply-unknown', ['supply']]],
	] as [Parcel, string, unknown][])('%j on %s → %j', (parcel, asOf, expected) => {
		expect(one(1, parcel, asOf)).toEqual(expected);
	});

	it('needs no full year: the clock is that of the decree, its year is not', () => {
		const found = judge({ idle: { started: false } }, '2021-08-30')[1]!;
		expect(found.proof()).toMatchObject({
			code: 'stage.supplied-unused',
			clause: { rule: 'five-stages-proposed@1', clause: '供而未用', mark: 'memory' },
			steps: [
				{ arithmetic: '2021-08-30 − 2021-06-30 = 61 天' },
				{ code: 'idle.start.agreed' },
				{ result: 'no' },
			],
		});
	});
});

describe('用而未尽', () => {
	const built = (developedAreaM2: number | null): Parcel => ({
		idle: { started: true, dueAreaM2: 30_000, developedAreaM2 },
	});
	it.each([
		[built(29_999), '2025-06-30', ['yes', 'partly-developed']],
		[built(30_000), '2025-06-30', ['no', 'fully-developed']],
		[built(10_000), '2023-06-30', ['no', 'still-building']],
		[built(null), '2025-06-30', ['unknown', 'development-unknown', ['developedAreaM2']]],
		[
			{ ...built(10_000), supply: { agreedFinish: null } },
			'2025-06-30',
			['unknown', 'finish-date-unknown', ['agreedFinish']],
		],
		[{ idle: { started: false } }, '2025-06-30', ['no', 'not-started']],
	] as [Parcel, string, unknown][])('%j on %s → %j', (parcel, asOf, expected) => {
		expect(one(2, parcel, asOf)).toEqual(expected);
	});

	it('of finished works without a survey waits for a local line, and then asks the footprint', () => {
		const works: Parcel = {
			supply: { finishedOn: '2022-01-01' },
			idle: { started: true },
			values: { footprintM2: 5_999, landMu: 30 },
		};
		expect(one(2, works)).toEqual([
			'unknown',
			'development-unknown',
			['developedAreaM2', 'dueAreaM2', 'rule:footprintShare'],
		]);
		const line = { footprintShare: { ...FIVE_STAGES.footprintShare, value: 0.3 } };
		expect(one(2, { ...works, rules: line })).toEqual(['yes', 'partly-developed']);
		expect(one(2, { ...works, values: { footprintM2: 6_000, landMu: 30 }, rules: line })).toEqual([
			'no',
			'fully-developed',
		]);
	});
});

describe('建而未投', () => {
	const finished = { finishedOn: '2023-03-01', agreedProductionOn: '2023-12-31' };
	it.each([
		[{ supply: finished, stage: { production: 'no' } }, '2025-06-30', ['yes', 'not-producing']],
		[{ supply: finished, stage: { production: 'no' } }, '2023-12-31', ['no', 'production-not-due']],
		[{ supply: finished, stage: { production: 'yes' } }, '2025-06-30', ['no', 'producing']],
		[{ supply: finished }, '2025-06-30', ['unknown', 'production-unknown', ['production']]],
		[
			{ supply: { finishedOn: '2023-03-01' }, stage: { production: 'no' } },
			'2025-06-30',
			['unknown', 'production-date-unknown', ['agreedProductionOn']],
		],
		[{ idle: { started: true, completed: false } }, '2025-06-30', ['no', 'not-completed']],
		[{ idle: { started: true } }, '2025-06-30', ['unknown', 'completion-unknown', ['completed']]],
	] as [Parcel, string, unknown][])('%j on %s → %j', (parcel, asOf, expected) => {
		expect(one(3, parcel, asOf)).toEqual(expected);
	});

	it('without an agreed day takes the local years after completion, once they are set', () => {
		const rules = { productionYears: { ...FIVE_STAGES.productionYears, value: 1 } };
		const works: Parcel = { supply: { finishedOn: '2024-06-30' }, stage: { production: 'no' }, rules };
		expect(one(3, works, '2025-06-30')).toEqual(['no', 'production-not-due']);
		expect(one(3, works, '2025-07-01')).toEqual(['yes', 'not-producing']);
	});
});

describe('投而未达标', () => {
	const works = (more: Partial<SuppliedLand>, values: Record<string, number>): Parcel => ({
		supply: { agreedFullProductionOn: '2024-12-31', ...more },
		stage: { production: 'yes' },
		values,
	});
	it.each([
		[works({ agreedTaxPerMu: 20 }, { taxPerMu: 19.99 }), ['yes', 'promise-not-met']],
		[works({ agreedTaxPerMu: 20 }, { taxPerMu: 20 }), ['no', 'promise-met']],
		[
			works({ agreedTaxPerMu: 20, agreedFarMin: 1.2 }, { taxPerMu: 25, far: 1.1 }),
			['yes', 'promise-not-met'],
		],
		[
			works({ agreedTaxPerMu: 20, agreedFarMin: 1.2 }, { taxPerMu: 25 }),
			['unknown', 'figures-unknown', ['far']],
		],
		[works({}, { taxPerMu: 1 }), ['unknown', 'no-promise-recorded', ['commitments']]],
		[
			works({ agreedTaxPerMu: 20, agreedFullProductionOn: null }, { taxPerMu: 1 }),
			['unknown', 'review-date-unknown', ['agreedFullProductionOn']],
		],
		[
			works({ agreedTaxPerMu: 20, agreedFullProductionOn: '2025-06-30' }, { taxPerMu: 1 }),
			['no', 'review-not-due'],
		],
		[{ supply: { agreedTaxPerMu: 20 }, stage: { production: 'no' } }, ['no', 'not-in-production']],
		[{ supply: { agreedTaxPerMu: 20 }, idle: { started: false } }, ['no', 'not-in-production']],
	] as [Parcel, unknown][])('%j → %j', (parcel, expected) => {
		expect(one(4, parcel)).toEqual(expected);
	});

	it('shows each promise beside its figure', () => {
		const [, , , , found] = judge(
			works({ agreedTaxPerMu: 20, agreedFarMin: 1.2 }, { taxPerMu: 19, far: 1.3 }),
		);
		expect(found!.proof().steps?.slice(1)).toMatchObject([
			{ code: 'stage.promise.missed', params: { promise: 'agreedTaxPerMu' }, arithmetic: '19 < 20' },
			{ code: 'stage.promise.met', params: { promise: 'agreedFarMin' }, arithmetic: '1.3 ≥ 1.2' },
		]);
	});
});

it('a parcel is counted in the earliest stage that holds', () => {
	const stages = judge({
		supply: { agreedFullProductionOn: '2024-12-31', agreedTaxPerMu: 20 },
		idle: { started: true, dueAreaM2: 30_000, developedAreaM2: 20_000 },
		stage: { production: 'yes' },
		values: { taxPerMu: 3 },
	});
	expect(stages.map((s) => s.finding)).toEqual(['no', 'no', 'yes', 'no', 'yes']);
	expect(leadingStage(stages)).toBe('partly-used');
	expect(leadingStage(judge({}))).toBe(null);
});
