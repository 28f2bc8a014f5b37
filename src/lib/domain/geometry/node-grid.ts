import type { Position } from 'geojson';
import type { GroundFrame, Metres } from './ground-frame.ts';

/** The nodes of an arrangement: a place within the tolerance of one that is there is that one. */
export class NodeGrid {
	/** Lon/lat, exactly as they came; crossings as they were worked out. */
	readonly positions: Position[] = [];
	/** Whose corners they are; crossings are nobody's. */
	readonly owners: Set<number>[] = [];
	readonly #metres: Metres[] = [];
	readonly #cells = new Map<string, number[]>();
	readonly #frame: GroundFrame;
	readonly #tolerance: number;

	constructor(frame: GroundFrame, toleranceM: number) {
		this.#frame = frame;
		this.#tolerance = toleranceM;
	}

	metres(node: number): Metres {
		return this.#metres[node] as Metres;
	}

	/** The earliest source with a corner here; `Infinity` for a crossing. */
	firstOwner(node: number): number {
		return Math.min(Infinity, ...(this.owners[node] as Set<number>));
	}

	/** The node of a source's corner. */
	add(position: Position, owner: number): number {
		const at = this.#frame.metres(position);
		const node = this.#near(at) ?? this.#make(at, [position[0] as number, position[1] as number]);
		this.owners[node]?.add(owner);
		return node;
	}

	/** The node of a crossing. */
	addAt(at: Metres): number {
		return this.#near(at) ?? this.#make(at, this.#frame.degrees(at));
	}

	/** Puts a node elsewhere, no further than the tolerance. */
	move(node: number, to: Metres): void {
		this.#metres[node] = to;
		this.positions[node] = this.#frame.degrees(to);
	}

	#make(at: Metres, position: Position): number {
		const node = this.positions.length;
		this.positions.push(position);
		this.owners.push(new Set());
		this.#metres.push(at);
		const key = this.#cell(at).join(' ');
		const cell = this.#cells.get(key);
		if (cell) cell.push(node);
		else this.#cells.set(key, [node]);
		return node;
	}

	#near(at: Metres): number | undefined {
		const [cx, cy] = this.#cell(at);
		for (let x = cx - 1; x <= cx + 1; x++)
			for (let y = cy - 1; y <= cy + 1; y++)
				for (const node of this.#cells.get(`${x} ${y}`) ?? []) {
					const [nx, ny] = this.metres(node);
					if (Math.hypot(nx - at[0], ny - at[1]) <= this.#tolerance) return node;
				}
		return undefined;
	}

	#cell([x, y]: Metres): [number, number] {
		return [Math.floor(x / this.#tolerance), Math.floor(y / this.#tolerance)];
	}
}
