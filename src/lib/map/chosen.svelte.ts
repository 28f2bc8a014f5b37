/** Parcels chosen together, on the map (Shift and click) or in the table: their totals, a copy, a look at all of them. */
export class Chosen {
	ids = $state.raw<ReadonlySet<number>>(new Set());

	set(ids: Iterable<number>): void {
		this.ids = new Set(ids);
	}

	toggle(id: number): void {
		const next = new Set(this.ids);
		if (!next.delete(id)) next.add(id);
		this.ids = next;
	}
}
