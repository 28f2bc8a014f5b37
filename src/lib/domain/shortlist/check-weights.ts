import { CertificateFault, type CheckProblem } from './check-problem.ts';
import type { RowWeights } from './set-problem.ts';

/** A weighting, read: y by row, the count of items last. */
export interface ReadWeights {
	w: bigint;
	y: bigint[];
}

/** @throws CertificateFault for a row that the problem has not, or an objective weighed by anything but 0 or 1 */
export function readWeights(
	weights: readonly RowWeights[],
	scale: bigint,
	{ rows }: CheckProblem,
): ReadWeights[] {
	const places = new Map([...rows.map(({ key }) => key), 'count'].map((key, i) => [key, i]));
	return weights.map(({ w, y }, at) => {
		const weight = BigInt(w);
		if (weight !== 0n && weight !== scale) throw new CertificateFault('weights', String(at));
		const read = Array.from(places, () => 0n);
		for (const [key, text] of Object.entries(y)) {
			const row = places.get(key);
			if (row === undefined) throw new CertificateFault('weights', `${at} ${key}`);
			read[row] = BigInt(text);
		}
		return { w: weight, y: read };
	});
}
