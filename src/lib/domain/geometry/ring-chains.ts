import type { Edge } from './edge-meeting.ts';

/**
 * Which rings of a part hang together through the points where they touch. Rings and points are the nodes of a graph;
 * a link that closes a circle cuts the inside in two (the test of OGC Simple Features for a connected interior).
 */
export class RingChains {
	readonly #links = new Set<string>();
	readonly #parent = new Map<string, string>();

	/** Notes that two rings touch at a point; `true` where that closes a chain. */
	join(a: Edge, b: Edge, at: readonly [number, number]): boolean {
		const point = `${a.polygon} at ${at.join(' ')}`;
		const first = this.#link(`${a.polygon} ring ${a.ring}`, point);
		const second = this.#link(`${b.polygon} ring ${b.ring}`, point);
		return first || second;
	}

	#link(ring: string, point: string): boolean {
		const link = `${ring} ${point}`;
		if (this.#links.has(link)) return false;
		this.#links.add(link);
		const [a, b] = [this.#root(ring), this.#root(point)];
		this.#parent.set(a, b);
		return a === b;
	}

	#root(node: string): string {
		let root = node;
		for (let up = this.#parent.get(root); up !== undefined && up !== root; up = this.#parent.get(root))
			root = up;
		return root;
	}
}
