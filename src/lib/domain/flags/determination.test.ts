import { describe, expect, it } from 'vitest';
import { determinationOf, procedureEventsOf, type Decision } from './determination.ts';

const paper = (kind: Decision['kind'], dated: string, more: Partial<Decision> = {}): Decision => ({
	parcel: 1,
	kind,
	number: `${kind}-${dated}`,
	dated,
	servedOn: null,
	authority: '市自然资源和规划局',
	cause: null,
	note: null,
	...more,
});
const status = (finding: 'yes' | 'no' | 'unknown', papers: Decision[], asOf = '2025-06-30') =>
	determinationOf('idle', finding, papers, asOf).status;

describe('suspected and determined', () => {
	it('without a paper a finding is suspected, and nothing else is anything', () => {
		expect([status('yes', []), status('unknown', []), status('no', [])]).toEqual(['suspected', null, null]);
	});

	it('only a determination determines, and names its number and date', () => {
		expect(status('yes', [paper('investigation-notice', '2025-01-10')])).toBe('suspected');
		expect(
			determinationOf(
				'idle',
				'yes',
				[paper('idle-determination', '2025-03-10', { number: '闲认〔2025〕3号' })],
				'2025-06-30',
			),
		).toEqual({
			status: 'determined',
			decision: {
				kind: 'idle-determination',
				number: '闲认〔2025〕3号',
				dated: '2025-03-10',
				authority: '市自然资源和规划局',
			},
		});
	});

	it('a determination holds whatever we find, and not before its day', () => {
		const papers = [paper('idle-determination', '2025-03-10')];
		expect([status('unknown', papers), status('no', papers)]).toEqual(['determined', 'determined']);
		expect(status('yes', papers, '2025-03-09')).toBe('suspected');
	});

	it('a decision on fee or recovery implies one', () => {
		expect(status('yes', [paper('recovery-decision', '2025-05-01')])).toBe('determined');
	});

	it('the latest paper decides: refused, found again, settled', () => {
		const papers = [paper('idle-determination', '2023-03-10'), paper('not-idle', '2024-01-05')];
		expect(status('yes', papers)).toBe('rejected');
		expect(status('yes', [paper('idle-determination', '2025-02-01'), ...papers])).toBe('determined');
		expect(status('yes', [...papers, paper('idle-settled', '2025-01-01')])).toBe('suspected');
		expect(status('no', [...papers, paper('idle-settled', '2025-01-01')])).toBe(null);
	});

	it('idle papers say nothing of low efficiency', () => {
		expect(
			determinationOf('low-efficiency', 'yes', [paper('idle-determination', '2025-03-10')], '2025-06-30')
				.status,
		).toBe('suspected');
	});
});

it('clocks run from service where a paper was served, else from its date; of two of a kind the later counts', () => {
	expect(
		procedureEventsOf([
			paper('investigation-notice', '2025-01-10', { servedOn: '2025-01-15' }),
			paper('suspicion', '2024-12-01', { number: null }),
			paper('suspicion', '2025-01-03', { number: null }),
			paper('low-efficiency-determination', '2025-02-01'),
		]),
	).toEqual({ 'investigation-notice': '2025-01-15', suspicion: '2025-01-03' });
});
