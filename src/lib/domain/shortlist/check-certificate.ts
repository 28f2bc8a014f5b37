import { tryLeaf, type CheckLeaf } from './check-leaf.ts';
import {
	CertificateFault,
	decimalOfText,
	emptyRow,
	readProblem,
	unitsOfText,
	valueOf,
	type CheckProblem,
} from './check-problem.ts';
import { readWeights, type ReadWeights } from './check-weights.ts';
import { walkTree, type LeafNode } from './check-tree.ts';
import { decimalNumber } from './exact-decimal.ts';
import { problemDigest } from './problem-digest.ts';
import type { CertificateCheck, SetCertificate, SetProblem } from './set-problem.ts';

/** Selections that a check tries at most before it gives up (fault `too-long`). */
const MOST = 200_000_000;

/**
 * Verifies a certificate against its problem in whole numbers, without the solver's code: the selection keeps every limit and lock and
 * has the stated value; the tree covers every selection; and each leaf holds none that is better. Only the problem is trusted.
 * Whatever is wrong with the certificate is a fault, never an exception.
 *
 * @param most selections tried before the check gives up (fault `too-long`, which refutes nothing)
 */
export function checkCertificate(
	problem: SetProblem,
	certificate: SetCertificate,
	most = MOST,
): CertificateCheck {
	try {
		return new CertificateChecker(problem, certificate, most).check();
	} catch (error) {
		const fault =
			error instanceof CertificateFault
				? { code: error.code, ...(error.at === undefined ? {} : { at: error.at }) }
				: error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError
					? { code: 'malformed', at: error.message }
					: null;
		if (fault === null) throw error;
		return {
			ok: false,
			status: 'feasible',
			objective: null,
			bound: null,
			restsOn: 'nothing',
			core: 0,
			leaves: 0,
			tried: 0,
			faults: [fault],
		};
	}
}

class CertificateChecker {
	readonly #problem: SetProblem;
	readonly #certificate: SetCertificate;
	readonly #read: CheckProblem;
	readonly #weights: ReadWeights[];
	readonly #scale: bigint;
	readonly #most: number;
	/** The row that counts items, after all others. */
	readonly #count: number;
	#value: bigint | null = null;
	/** What is held on the way from the root: the settled, the locks and the branches. */
	readonly #held: (0 | 1 | null)[];
	#free: number[] = [];
	readonly #alike = new Map<number, string>();
	#countLo = 0n;
	#countHi: bigint;
	#open: bigint | null = null;
	#closed = false;
	#highs = false;
	#leaves = 0;
	#tried = 0;

	constructor(problem: SetProblem, certificate: SetCertificate, most: number) {
		[this.#problem, this.#certificate, this.#most] = [problem, certificate, most];
		if (certificate.format !== 'tenglong-set-certificate' || certificate.version !== 1) {
			throw new CertificateFault('version', String(certificate.version));
		}
		const [ours, theirs] = [problemDigest(problem), certificate.problem];
		for (const key of Object.keys(ours) as (keyof typeof ours)[]) {
			if (ours[key] !== theirs[key]) throw new CertificateFault('other-problem', key);
		}
		this.#read = readProblem(problem, certificate.units);
		this.#count = this.#read.rows.length;
		this.#scale = BigInt(certificate.scale);
		if (this.#scale <= 0n) throw new CertificateFault('scale');
		this.#weights = readWeights(certificate.weights, this.#scale, this.#read);
		this.#held = [...this.#read.locked];
		this.#countHi = BigInt(problem.items.length);
	}

	check(): CertificateCheck {
		const { status } = this.#certificate;
		this.#checkChosen();
		if (emptyRow(this.#read)) {
			if (status !== 'infeasible') throw new CertificateFault('status', 'infeasible');
			return this.#answer(null);
		}
		this.#free = this.#held.flatMap((held, j) => (held === null ? [j] : []));
		this.#settle();
		const core = this.#free.length;
		this.#walk();
		const proven = this.#value === null ? 'infeasible' : 'optimal';
		if (status !== 'feasible' && (this.#open !== null || status !== proven)) {
			throw new CertificateFault('status', this.#open === null ? proven : 'feasible');
		}
		let bound = this.#value;
		if (this.#open !== null && (bound === null || this.#open > bound)) bound = this.#open;
		this.#checkBound(bound);
		return { ...this.#answer(bound), core };
	}

	#checkChosen(): void {
		const { chosen, objective, status, units } = this.#certificate;
		const known = new Set(this.#problem.items.map(({ id }) => id));
		const inside = new Set(chosen);
		if (inside.size !== chosen.length) throw new CertificateFault('chosen-twice');
		for (const id of inside) if (!known.has(id)) throw new CertificateFault('chosen-unknown', id);
		if (objective === null) {
			if (status === 'optimal' || chosen.length > 0) throw new CertificateFault('objective');
			return;
		}
		if (status === 'infeasible') throw new CertificateFault('status', 'feasible');
		const value = valueOf(this.#read, (j) => inside.has(this.#problem.items[j]!.id));
		if (value === null) throw new CertificateFault('not-feasible');
		if (value !== this.#sign() * unitsOfText(objective, units.objective))
			throw new CertificateFault('objective');
		this.#value = value;
	}

	/** Status optimal: the bound is the value. Feasible: the stated bound is no tighter than the one that is proven. */
	#checkBound(proven: bigint | null): void {
		const { bound, status, units } = this.#certificate;
		if (bound === null) {
			if (status === 'optimal') throw new CertificateFault('bound');
			return;
		}
		const stated = this.#sign() * unitsOfText(bound, units.objective);
		if (status === 'infeasible' || proven === null || stated < proven) throw new CertificateFault('bound');
		if (status === 'optimal' && stated !== this.#value) throw new CertificateFault('bound');
	}

	/** Items that cost more to move than any better selection can lose leave the tree's business. */
	#settle(): void {
		const { root } = this.#certificate;
		if (root === null || this.#value === null) return;
		const weights = this.#weightsAt(root);
		if (weights.w === 0n) throw new CertificateFault('root');
		const { reduced, bound } = this.#weigh(weights);
		const allowed = bound - weights.w * (this.#value + 1n);
		if (allowed < 0n) {
			// Nothing can be better at all: the tree has nothing left to show, but must be whole.
			this.#closed = true;
			this.#free = [];
			return;
		}
		this.#free = this.#free.filter((j) => {
			const r = reduced.get(j)!;
			if (abs(r) <= allowed) return true;
			this.#held[j] = r > 0n ? 1 : 0;
			return false;
		});
		this.#rest = null;
	}

	#walk(): void {
		walkTree(this.#certificate.tree, this.#closed, {
			items: this.#held.length,
			held: (j) => this.#held[j]!,
			hold: (j, value) => (this.#held[j] = value),
			count: () => [this.#countLo, this.#countHi],
			limit: (from, to) => ([this.#countLo, this.#countHi] = [from, to]),
			leaf: (node, at) => this.#leaf(node, at),
		});
	}

	#leaf(node: LeafNode, at: number): void {
		this.#leaves++;
		const weights = this.#weightsAt(node.weights);
		if (node.kind === 'highs') {
			this.#highs = true;
			return;
		}
		const { reduced, bound } = this.#weigh(weights);
		if (node.kind === 'open') {
			if (weights.w === 0n) throw new CertificateFault('open-weights', String(at));
			const most = floorDivide(bound, weights.w);
			if (this.#open === null || most > this.#open) this.#open = most;
			return;
		}
		if (weights.w !== 0n && this.#value === null)
			throw new CertificateFault('leaf-without-value', String(at));
		const allowed = weights.w === 0n ? bound : bound - weights.w * (this.#value! + 1n);
		if (allowed < 0n) return;
		this.#tryAll(weights, reduced, allowed, at, node.row);
	}

	#tryAll(
		weights: ReadWeights,
		reduced: Map<number, bigint>,
		allowed: bigint,
		at: number,
		row?: string,
	): void {
		const free = this.#free.filter((j) => this.#held[j] === null);
		const side = new Map<number, 0 | 1>(free.map((j) => [j, reduced.get(j)! > 0n ? 1 : 0]));
		const rest = this.#restSums();
		const now = [...rest.sums];
		for (const j of this.#free) {
			if ((this.#held[j] ?? side.get(j)) === 1)
				for (const { row, value } of this.#entries(j)) now[row]! += value;
		}
		const leaf: CheckLeaf = {
			costs: free.map((j) => abs(reduced.get(j)!)),
			steps: free.map((j) =>
				this.#entries(j).map(({ row, value }) => ({ row, value: side.get(j) === 1 ? -value : value })),
			),
			alike: free.map((j) => this.#word(j)),
			now,
			lo: [...this.#read.rows.map(({ lo }) => lo), this.#countLo],
			hi: [...this.#read.rows.map(({ hi }) => hi), this.#countHi],
			weights: weights.y,
			first: row === undefined ? null : this.#read.rows.findIndex(({ key }) => key === row),
			allowed,
		};
		const tried = tryLeaf(leaf, this.#most - this.#tried, (deviated) => {
			const moved = new Set(deviated.map((d) => free[d]!));
			const value = valueOf(this.#read, (j) => {
				const best = this.#held[j] ?? side.get(j);
				return (best === 1) !== moved.has(j);
			});
			if (value !== null && (this.#value === null || value > this.#value)) {
				throw new CertificateFault('better-exists', String(at));
			}
		});
		if (tried === null) throw new CertificateFault('too-long', String(at));
		this.#tried += tried;
	}

	/** Σ of what is held outside the core: by row and of the objective; made once. */
	#rest: { sums: bigint[]; value: bigint } | null = null;
	#restSums(): { sums: bigint[]; value: bigint } {
		if (this.#rest !== null) return this.#rest;
		const inCore = new Set(this.#free);
		const sums = Array.from({ length: this.#count + 1 }, () => 0n);
		let value = 0n;
		this.#held.forEach((held, j) => {
			if (held !== 1 || inCore.has(j)) return;
			value += this.#read.c[j]!;
			for (const entry of this.#entries(j)) sums[entry.row]! += entry.value;
		});
		return (this.#rest = { sums, value });
	}

	/** w·c − y·a of the core, and the bound over everything that the branches leave. */
	#weigh({ w, y }: ReadWeights): { reduced: Map<number, bigint>; bound: bigint } {
		const rest = this.#restSums();
		let bound = w * rest.value;
		const rows = [...this.#read.rows, { lo: this.#countLo, hi: this.#countHi }];
		y.forEach((weight, i) => {
			if (weight === 0n) return;
			const limit = weight > 0n ? rows[i]!.hi : rows[i]!.lo;
			if (limit === null) throw new CertificateFault('weights', String(i));
			bound += weight * (limit - rest.sums[i]!);
		});
		const reduced = new Map<number, bigint>();
		for (const j of this.#free) {
			let r = w * this.#read.c[j]!;
			for (const { row, value } of this.#entries(j)) r -= y[row]! * value;
			reduced.set(j, r);
			const held = this.#held[j];
			if (held === null ? r > 0n : held === 1) bound += r;
		}
		return { reduced, bound };
	}

	#entries(j: number): { row: number; value: bigint }[] {
		return [...this.#read.entries[j]!, { row: this.#count, value: 1n }];
	}

	#word(j: number): string {
		const known = this.#alike.get(j);
		if (known !== undefined) return known;
		const parts = this.#read.entries[j]!.map(({ row, value }) => `${row}:${value}`).sort();
		const word = `${this.#read.c[j]}|${parts.join(',')}`;
		this.#alike.set(j, word);
		return word;
	}

	#weightsAt(at: number): ReadWeights {
		const weights = this.#weights[at];
		if (weights === undefined) throw new CertificateFault('weights', String(at));
		return weights;
	}

	#sign(): bigint {
		return this.#problem.objective === 'min-cost' ? -1n : 1n;
	}

	#answer(bound: bigint | null): CertificateCheck {
		const { status, units } = this.#certificate;
		const unit = decimalOfText(units.objective);
		const figure = (value: bigint | null) =>
			value === null
				? null
				: decimalNumber({ digits: this.#sign() * value * unit.digits, places: unit.places });
		return {
			ok: true,
			status,
			objective: figure(this.#value),
			bound: figure(bound),
			restsOn: this.#highs ? 'highs' : 'nothing',
			core: this.#free.length,
			leaves: this.#leaves,
			tried: this.#tried,
			faults: [],
		};
	}
}

const abs = (value: bigint) => (value < 0n ? -value : value);

function floorDivide(a: bigint, b: bigint): bigint {
	const quotient = a / b;
	return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}
