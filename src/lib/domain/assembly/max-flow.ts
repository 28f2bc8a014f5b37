/** A directed network for greatest flows from one source to one sink after another (Dinic 1970). */
export class FlowNetwork {
	readonly #head: number[][];
	readonly #to: number[] = [];
	readonly #capacity: number[] = [];
	#room = new Float64Array(0);
	#level = new Int32Array(0);
	#next = new Int32Array(0);

	constructor(count: number) {
		this.#head = Array.from({ length: count }, () => []);
	}

	add(from: number, to: number, capacity: number): void {
		this.#head[from]?.push(this.#to.length);
		this.#to.push(to);
		this.#capacity.push(capacity);
		this.#head[to]?.push(this.#to.length);
		this.#to.push(from);
		this.#capacity.push(0);
	}

	/** The greatest flow, or `enough` where it is at least that; what room is left stays for `reaching`. */
	flow(source: number, sink: number, enough: number): number {
		this.#room = Float64Array.from(this.#capacity);
		let total = 0;
		while (total < enough && this.#layer(source, sink)) {
			this.#next = new Int32Array(this.#head.length);
			for (let more = 1; more > 0 && total < enough; total += more) {
				more = this.#push(source, sink, enough - total);
			}
		}
		return total;
	}

	/** After `flow`: what still has room to the sink. */
	reaching(sink: number): Uint8Array {
		return this.#walk(sink, (edge) => this.#room[edge ^ 1] as number);
	}

	/** After `flow`: what still has room from the source. */
	reached(source: number): Uint8Array {
		return this.#walk(source, (edge) => this.#room[edge] as number);
	}

	#walk(start: number, room: (edge: number) => number): Uint8Array {
		const seen = new Uint8Array(this.#head.length);
		const queue = [start];
		seen[start] = 1;
		for (let i = 0; i < queue.length; i++) {
			for (const edge of this.#head[queue[i] as number] as number[]) {
				const other = this.#to[edge] as number;
				if (seen[other] || room(edge) <= 1e-9) continue;
				seen[other] = 1;
				queue.push(other);
			}
		}
		return seen;
	}

	#layer(source: number, sink: number): boolean {
		this.#level = new Int32Array(this.#head.length).fill(-1);
		this.#level[source] = 0;
		const queue = [source];
		for (let i = 0; i < queue.length; i++) {
			const v = queue[i] as number;
			for (const edge of this.#head[v] as number[]) {
				const other = this.#to[edge] as number;
				if ((this.#level[other] as number) >= 0 || (this.#room[edge] as number) <= 1e-9) continue;
				this.#level[other] = (this.#level[v] as number) + 1;
				if (other === sink) return true;
				queue.push(other);
			}
		}
		return false;
	}

	#push(v: number, sink: number, most: number): number {
		if (v === sink) return most;
		const edges = this.#head[v] as number[];
		for (; (this.#next[v] as number) < edges.length; this.#next[v] = (this.#next[v] as number) + 1) {
			const edge = edges[this.#next[v] as number] as number;
			const other = this.#to[edge] as number;
			const room = this.#room[edge] as number;
			if (room <= 1e-9 || this.#level[other] !== (this.#level[v] as number) + 1) continue;
			const pushed = this.#push(other, sink, Math.min(most, room));
			if (pushed <= 0) continue;
			this.#room[edge] = room - pushed;
			this.#room[edge ^ 1] = (this.#room[edge ^ 1] as number) + pushed;
			return pushed;
		}
		return 0;
	}
}
