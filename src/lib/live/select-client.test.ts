import { describe, expect, it } from 'vitest';
import { selectionQuestion, type SelectionCandidates, type SelectionQuestion } from '../api/selections.ts';
import { SelectClient, type SelectPort } from './select-client.ts';
import type { FromSelect, LiveSelection, ToSelect } from './select-messages.ts';

/** A worker that answers when it is told to. */
class SlowPort implements SelectPort {
	onmessage: SelectPort['onmessage'] = null;
	onerror: SelectPort['onerror'] = null;
	ended = false;
	readonly sent: ToSelect[] = [];
	postMessage(message: ToSelect): void {
		this.sent.push(message);
	}
	terminate(): void {
		this.ended = true;
	}
	fail(message: string): void {
		this.onerror?.({ message } as ErrorEvent);
	}
	say(message: FromSelect): void {
		this.onmessage?.(new MessageEvent('message', { data: message }));
	}
	get solves(): number[] {
		return this.sent.flatMap((m) => (m.kind === 'solve' ? [m.id] : []));
	}
}

const candidates: SelectionCandidates = {
	run: { id: 1, year: 2025, rules: 'r@1', inputHash: 'h' },
	costRules: { id: 'c', version: '1', title: '', source: '' },
	candidates: [],
};
const ask = (budgetWan: number): SelectionQuestion =>
	selectionQuestion.parse({ run: 1, criteria: {}, objective: 'max-benefit', budgetWan });
const solved: LiveSelection = {
	answer: {
		status: 'optimal',
		objective: 0,
		bound: 0,
		totals: { benefit: 0, costWan: 0, mu: 0, count: 0 },
		greedy: null,
		picks: [],
		conflict: null,
		checked: { ok: true, faults: [] },
	},
	certificate: {},
	tookMs: 1,
};

function setUp() {
	const ports: SlowPort[] = [];
	const answered: (number | null)[] = [];
	const failures: [string, boolean][] = [];
	const others: string[] = [];
	const clock = { at: 0 };
	const client = new SelectClient(
		{
			onprogress: () => others.push('progress'),
			onanswer: (_, question) => answered.push(question.budgetWan),
			onfirmness: () => others.push('firmness'),
			onregret: ({ key }) => others.push(key),
			onfailed: ({ code }, anew) => failures.push([code, anew]),
		},
		() => {
			const port = new SlowPort();
			ports.push(port);
			return port;
		},
		() => clock.at,
	);
	return { client, ports, answered, failures, others, clock, last: () => ports.at(-1)! };
}

describe('SelectClient', () => {
	it('asks the newest question only: what waited in between is never solved', () => {
		const { client, answered, last } = setUp();
		client.solve(ask(1));
		expect(last().solves).toEqual([]);
		client.open(candidates);
		for (const budget of [1, 2, 3]) client.solve(ask(budget));
		expect(last().solves).toEqual([1]);
		last().say({ kind: 'answer', id: 1, solved });
		expect(last().solves).toEqual([1, 2]);
		last().say({ kind: 'answer', id: 2, solved });
		expect(answered).toEqual([1, 3]);
	});

	it('breaks off a long solve when a newer question comes, and hands the candidates over again', () => {
		const { client, ports, answered, clock } = setUp();
		client.open(candidates);
		client.solve(ask(1));
		clock.at = 5000;
		client.solve(ask(2));
		expect(ports.map((port) => port.ended)).toEqual([true, false]);
		expect(ports[1]!.sent.map((m) => m.kind)).toEqual(['open', 'solve']);
		ports[1]!.say({ kind: 'answer', id: 1, solved });
		ports[1]!.say({ kind: 'answer', id: 2, solved });
		expect(answered).toEqual([2]);
	});

	it('drops what comes for an older question', () => {
		const { client, others, last } = setUp();
		client.open(candidates);
		client.solve(ask(1));
		last().say({ kind: 'answer', id: 1, solved });
		client.regret('parcel:4');
		client.solve(ask(2));
		last().say({ kind: 'answer', id: 2, solved });
		const regret = { value: 1, exact: true, comes: [], goes: [] };
		last().say({ kind: 'regret', id: 1, regret: { key: 'parcel:4', ...regret } });
		last().say({ kind: 'regret', id: 2, regret: { key: 'parcel:5', ...regret } });
		expect(others).toEqual(['parcel:5']);
	});

	it('cancels: the worker ends, the next question is asked of a new one', () => {
		const { client, ports, answered } = setUp();
		client.open(candidates);
		client.solve(ask(1));
		client.cancel();
		expect(ports[0]!.ended).toBe(true);
		expect(answered).toEqual([]);
		client.solve(ask(2));
		expect(ports[1]!.solves).toEqual([2]);
	});

	it('starts a failed worker anew and says so; after three failures it stays away', () => {
		const { client, ports, failures } = setUp();
		client.open(candidates);
		for (let i = 0; i < 3; i++) ports.at(-1)!.fail('boom');
		expect(failures).toEqual([
			['select.worker-failed', true],
			['select.worker-failed', true],
			['select.worker-stopped', false],
		]);
		expect(ports).toHaveLength(3);
	});
});
