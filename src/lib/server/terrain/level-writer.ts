import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { CHUNK, levelFile } from './levels.ts';

/**
 * Writes the rows of one level into its file, a row of chunks at a time, and hands every second row on to the next level:
 * each of its cells is the mean of the known ones of four. Holds 256 rows.
 */
export class LevelWriter {
	readonly #width: number;
	readonly #across: number;
	readonly #file: WriteStream;
	readonly #rows: Float32Array;
	#count = 0;
	readonly #next: LevelWriter | null;
	readonly #half: Float32Array;
	/** The row that waits for its neighbour below. */
	readonly #waiting: Float32Array;
	#hasWaiting = false;

	constructor(folder: string, level: number, levels: number, width: number) {
		this.#width = width;
		this.#across = Math.ceil(width / CHUNK);
		this.#file = createWriteStream(join(folder, levelFile(level)));
		this.#rows = new Float32Array(this.#across * CHUNK * CHUNK).fill(NaN);
		const half = Math.ceil(width / 2);
		this.#next = level + 1 < levels ? new LevelWriter(folder, level + 1, levels, half) : null;
		this.#half = new Float32Array(this.#next ? half : 0);
		this.#waiting = new Float32Array(this.#next ? width : 0);
	}

	/** The next row of the level, from the north. */
	async take(row: Float32Array): Promise<void> {
		// Laid out chunk by chunk, as the file is.
		for (let chunk = 0; chunk < this.#across; chunk++) {
			const part = row.subarray(chunk * CHUNK, Math.min(this.#width, (chunk + 1) * CHUNK));
			this.#rows.set(part, chunk * CHUNK * CHUNK + this.#count * CHUNK);
		}
		if (++this.#count === CHUNK) await this.#flush();
		if (!this.#next) return;
		if (this.#hasWaiting) await this.#handOn(row);
		else this.#waiting.set(row);
		this.#hasWaiting = !this.#hasWaiting;
	}

	/** Writes what is left and closes the files of this level and the coarser ones. */
	async end(): Promise<void> {
		if (this.#count > 0) await this.#flush();
		this.#file.end();
		await finished(this.#file);
		if (!this.#next) return;
		if (this.#hasWaiting) await this.#handOn(null);
		await this.#next.end();
	}

	async #handOn(below: Float32Array | null): Promise<void> {
		const above = this.#waiting;
		const half = this.#half;
		for (let i = 0; i < half.length; i++) {
			let [sum, count] = [0, 0];
			for (const row of below ? [above, below] : [above])
				for (let c = 2 * i; c < Math.min(this.#width, 2 * i + 2); c++) {
					const value = row[c] as number;
					if (Number.isNaN(value)) continue;
					sum += value;
					count++;
				}
			half[i] = count === 0 ? NaN : sum / count;
		}
		await this.#next?.take(half);
	}

	async #flush(): Promise<void> {
		const bytes = Buffer.from(this.#rows.slice().buffer);
		if (!this.#file.write(bytes)) await once(this.#file, 'drain');
		this.#rows.fill(NaN);
		this.#count = 0;
	}
}
