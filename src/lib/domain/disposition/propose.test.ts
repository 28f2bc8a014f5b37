import { describe, expect, it } from 'vitest';
import { DECREE_53, DISPOSITION_PROPOSED } from '../../rulesets/flag-rules.ts';
import type { IdleFacts } from '../flags/idle-facts.ts';
import { findIdle } from '../flags/idle.ts';
import type { DispositionFacts } from './disposition-rules.ts';
import { dispositionFactsOfIdle, proposeDisposition } from './propose.ts';

const propose = (facts: DispositionFacts) => proposeDisposition(facts, DISPOSITION_PROPOSED);
const settled: DispositionFacts = { stockKind: 'supplied', papersMissing: false };
const ofIdle = (facts: Partial<IdleFacts>) => {
	const row: IdleFacts = {
		id: 'a',
		acquisition: '出让',
		agreedStart: '2020-01-01',
		started: false,
		...facts,
	};
	const idle = findIdle(row, '2021-06-01', DECREE_53, { absentStarted: 'statement' });
	return propose({ ...settled, lowEfficiency: 'no', ...dispositionFactsOfIdle(idle, row) });
};

describe('stock land', () => {
	it('approved and not supplied goes to projects', () => {
		expect(
			propose({
				stockKind: 'approved-unsupplied',
				planChanged: false,
				undeliverable: false,
				papersMissing: false,
			}),
		).toMatchObject({
			batch: 'supply',
			reason: 'approved-unsupplied',
			rule: 'disposition-proposed@1#unsupplied',
			mark: 'memory',
			extension: false,
			missing: [],
		});
	});

	it('whose plan was changed, or that cannot be delivered, is swapped', () => {
		for (const fact of ['planChanged', 'undeliverable']) {
			expect(propose({ stockKind: 'approved-unsupplied', [fact]: true })).toMatchObject({
				batch: 'swap',
				reason: 'negotiated-swap',
			});
		}
	});

	it('built on before it was supplied needs its papers', () => {
		expect(propose({ stockKind: 'built-unsupplied' })).toMatchObject({ batch: 'formalities' });
	});

	it('recovered or in reserve goes to projects', () => {
		expect(propose({ stockKind: 'recovered' })).toMatchObject({ batch: 'supply', reason: 'recovered' });
		expect(propose({ stockKind: 'reserve' })).toMatchObject({ batch: 'supply' });
	});
});

describe('idle land', () => {
	it('over two years goes to projects after recovery; under two the fee comes first', () => {
		expect(ofIdle({ agreedStart: '2018-01-01' })).toMatchObject({
			batch: 'supply',
			reason: 'recover-then-supply',
		});
		expect(ofIdle({})).toMatchObject({ batch: null, reason: 'levy-fee-and-start' });
	});

	it('is swapped under art. 12(5) only with its three conditions and filed; otherwise by negotiation', () => {
		const plan: Partial<IdleFacts> = { governmentCause: { article: '8.2' } };
		const ready = { ...plan, pricePaid: true, fundsInPlace: true, filed: true };
		expect(ofIdle(ready)).toMatchObject({ batch: 'swap', reason: 'swap-art12-5', mark: 'text' });
		expect(ofIdle({ ...ready, pricePaid: false })).toMatchObject({
			reason: 'negotiated-swap',
			mark: 'memory',
		});
		expect(ofIdle({ ...ready, filed: false })).toMatchObject({ reason: 'negotiated-swap' });
		expect(ofIdle({ ...plan, filed: true })).toMatchObject({
			reason: 'negotiated-swap',
			missing: ['pricePaid', 'fundsInPlace'],
		});
	});

	it('for another government cause gets a supplementary agreement', () => {
		expect(ofIdle({ governmentCause: { article: '8.4' } })).toMatchObject({
			batch: 'formalities',
			reason: 'supplementary-agreement',
		});
	});
});

describe('a low-efficiency firm', () => {
	it('of the last grade is moved, another makes room: both marked as our extension', () => {
		const low = { ...settled, idle: 'no', lowEfficiency: 'yes' } as const;
		expect(propose({ ...low, grade: 'D' })).toMatchObject({ batch: 'swap', extension: true });
		expect(propose({ ...low, grade: 'B' })).toMatchObject({ batch: 'supply', extension: true });
	});
});

describe('without a ground', () => {
	it('proposes nothing, and tells no finding from not enough data', () => {
		expect(propose({ ...settled, idle: 'no', lowEfficiency: 'no' })).toMatchObject({
			batch: null,
			reason: 'no-finding',
			missing: [],
		});
		expect(propose({ ...settled, idle: 'unknown', lowEfficiency: null })).toMatchObject({
			batch: null,
			reason: 'not-enough-data',
			missing: ['idle', 'lowEfficiency'],
		});
	});
});
