import { expect, it } from 'vitest';
import { Queue } from './queue.ts';

it('A queue runs one piece of work at a time, in the order asked, also past a failure', async () => {
	const queue = new Queue();
	const log: string[] = [];
	const work = (name: string, fails = false) =>
		queue.run(async () => {
			log.push(`${name} starts`);
			await new Promise((resolve) => setTimeout(resolve, 2));
			log.push(`${name} ends`);
			if (fails) throw new Error(name);
			return name;
		});
	const results = Promise.allSettled([work('a'), work('b', true), work('c')]);
	await queue.idle();
	expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
	expect((await results).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
