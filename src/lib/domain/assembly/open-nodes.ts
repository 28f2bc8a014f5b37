/** A branch of the search: what is taken and left out (places), the root if it is known, and what it cannot come below. */
export interface Branch {
	bound: number;
	depth: number;
	taken: readonly number[];
	out: readonly number[];
	root: number | null;
}

/** The branches still to be looked at: the newest while a dive goes on, else the most promising. */
export function openNodes() {
	const open: Branch[] = [];
	let dives = 0;
	return {
		add(branch: Branch): void {
			open.push(branch);
		},
		take(): Branch | undefined {
			if (open.length === 0) return undefined;
			if (++dives % 6 !== 0) return open.pop();
			let least = 0;
			for (let i = 1; i < open.length; i++) {
				if ((open[i]?.bound ?? 0) < (open[least]?.bound ?? 0)) least = i;
			}
			return open.splice(least, 1)[0];
		},
		/** The least bound of all that is left. */
		least(): number {
			return open.reduce((least, branch) => Math.min(least, branch.bound), Infinity);
		},
	};
}
