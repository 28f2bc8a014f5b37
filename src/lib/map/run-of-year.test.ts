import { expect, it } from 'vitest';
import type { RunSummary } from '#lib/api/overview.ts';
import { runOfYear } from './run-of-year.ts';

const run = (id: number, year: number, rules: string) => ({ id, year, rules }) as RunSummary;
// Newest first, as the overview has them: 2023 has no run by b.
const [b24, a24, a23, b22, a22] = [
	run(5, 2024, 'b@1'),
	run(4, 2024, 'a@1'),
	run(3, 2023, 'a@1'),
	run(2, 2022, 'b@1'),
	run(1, 2022, 'a@1'),
];
const runs = [b24, a24, a23, b22, a22];

it('stays with the rule set of the shown run, also where it is not the newest of the year', () => {
	expect(runOfYear(runs, a23, null, 2024)).toEqual({ run: 4, rules: 'a@1' });
	expect(runOfYear(runs, b24, null, 2022)).toEqual({ run: 2, rules: 'b@1' });
});

it('takes another rule set where the year has no run by the same, and comes back to the one looked for', () => {
	const sought = runOfYear(runs, b24, null, 2023);
	expect(sought).toEqual({ run: 3, rules: 'b@1' });
	expect(runOfYear(runs, a23, sought!, 2022)).toEqual({ run: 2, rules: 'b@1' });
});

it('takes the rule set that was chosen since by hand', () => {
	const sought = runOfYear(runs, b24, null, 2022)!;
	// The planner opens run 4, by a, in the run menu: the years that follow are by a.
	expect(runOfYear(runs, a24, sought, 2022)).toEqual({ run: 1, rules: 'a@1' });
});

it('knows no run of a year without one', () => {
	expect(runOfYear(runs, b24, null, 2019)).toBeUndefined();
	expect(runOfYear(runs, null, null, 2024)).toEqual({ run: 5, rules: 'b@1' });
});
