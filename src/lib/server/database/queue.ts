/**
 * A fair exclusive queue: one piece of work at a time, in the order asked. A failure is its own caller's business and
 * does not stop the next in line.
 */
export class Queue {
	#tail: Promise<unknown> = Promise.resolve();

	run<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#tail.then(work);
		this.#tail = result.catch(() => undefined);
		return result;
	}

	/** Resolves when everything asked so far has ended. */
	async idle(): Promise<void> {
		await this.#tail;
	}
}
