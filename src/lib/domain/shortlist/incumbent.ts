import type { Core } from './open-core.ts';
import { keepsLimits, unitsOf, type SetModel } from './set-model.ts';

/** The best selection so far, held exactly. */
export class Incumbent {
	readonly model: SetModel;
	chosen: Int8Array | null = null;
	objective: bigint | null = null;
	/** objective + 1 unit as a double (anything better reaches it), and how far that double may be off. */
	cutoff = -Infinity;
	cutoffError = 0;

	constructor(model: SetModel) {
		this.model = model;
	}

	/** Takes a whole selection if it keeps every limit and is better. */
	offer(chosen: Int8Array): boolean {
		const objective = unitsOf(this.model.c, chosen);
		if (this.objective !== null && objective <= this.objective) return false;
		if (!keepsLimits(this.model, chosen)) return false;
		this.chosen = chosen.slice();
		this.objective = objective;
		this.cutoff = Number(objective + 1n);
		this.cutoffError = this.model.c.safe ? 0 : Math.abs(this.cutoff) * 2 ** -51;
		return true;
	}

	/** The selection of a core on top of what is settled. */
	offerCore(core: Core, x: Int8Array): boolean {
		const whole = core.settled.slice();
		core.items.forEach((j, t) => (whole[j] = x[t]!));
		return this.offer(whole);
	}

	/** What a selection may lose against a bound and still be better; Infinity before the first. */
	loss(bound: number, error: number): number {
		return this.objective === null ? Infinity : bound + error - this.cutoff + this.cutoffError;
	}
}
