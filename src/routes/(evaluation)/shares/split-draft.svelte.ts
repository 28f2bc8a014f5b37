import type { ShareDetail, ShareInput } from '#lib/api/shares.ts';
import { splitShares, type SplitBasis } from '#lib/domain/parcel/split.ts';
import type { Problem } from '#lib/domain/problem.ts';

interface Keys {
	version: number;
	code: string;
	areaMu: number | null;
	floorM2: number | null;
	share: number | null;
}

/** The split somebody is working on: keys and basis, and the shares that follow at once. */
export class SplitDraft {
	readonly #detail: ShareDetail;
	basis = $state<SplitBasis>('area');
	reason = $state('');
	keys = $state<Keys[]>([]);

	constructor(detail: ShareDetail) {
		this.#detail = detail;
		this.reset();
	}

	reset(): void {
		const basisWord = this.#detail.places[0]?.shareBasis;
		this.basis = basisWord === '建筑面积' ? 'floor' : basisWord === '人工核定' ? 'manual' : 'area';
		this.reason = '';
		this.keys = this.#detail.places.map(({ version, code, areaMu, floorM2, share }) => ({
			version,
			code,
			areaMu,
			floorM2,
			share,
		}));
	}

	/** All places held at the same time: the common case, whose shares can be shown before saving. */
	readonly #oneSpan = $derived.by(() =>
		this.#detail.places.every((a) =>
			this.#detail.places.every(
				(b) => (a.fromDate ?? '') <= (b.toDate ?? '9999') && (b.fromDate ?? '') <= (a.toDate ?? '9999'),
			),
		),
	);

	readonly split: { shares: number[] } | { problem: Problem } | null = $derived.by(() =>
		this.#oneSpan
			? splitShares(
					this.basis,
					this.keys.map((key) => ({ ...key, place: key.code })),
				)
			: null,
	);

	readonly changed = $derived.by(() =>
		this.keys.some((key, i) => {
			const place = this.#detail.places[i];
			if (!place) return true;
			if (key.areaMu !== place.areaMu || key.floorM2 !== place.floorM2 || key.share !== place.share)
				return true;
			const share = this.split && 'shares' in this.split ? this.split.shares[i] : undefined;
			return share !== undefined && share !== place.share;
		}),
	);

	readonly ready = $derived(
		this.changed && this.reason.trim().length >= 2 && (this.split === null || 'shares' in this.split),
	);

	input(): ShareInput {
		return {
			year: this.#detail.year,
			basis: this.basis,
			reason: this.reason.trim(),
			parts: this.keys.map(({ version, areaMu, floorM2, share }) => ({ version, areaMu, floorM2, share })),
		};
	}
}
