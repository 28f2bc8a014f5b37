import type { GroupTotal } from '#lib/domain/evaluate/group-total.ts';
import type { ParkChain } from '#lib/domain/park/chain.ts';
import type { ZoneType } from '#lib/domain/park/park-rules.ts';
import type { JoinedZone } from '#lib/domain/park/zone-record.ts';

type Share = { parcels: number; mu: number };

/** What a run row keeps of a park. */
export interface ParkRunFacts {
	code: string;
	name: string;
	region: number | null;
	parcels: number;
	enterprises: number;
	land: { parcelMu: number; idleMu: number; unknownMu: number };
	/** Areas of the chain, m²; null is not known. */
	chain: {
		developableM2: number | null;
		developedM2: number | null;
		suppliedM2: number | null;
		builtM2: number | null;
	};
	rates: ParkChain & { idle: number | null };
	/** The zone's operands as read, from which values, type, score and proofs are made again; absent in older runs. */
	zone?: JoinedZone & {
		values: Record<string, number | null>;
		score: number | null;
		type: ZoneType | null;
	};
	/** Sums of each fact and how many parcels lack it. */
	totals: GroupTotal['totals'];
	/** Per indicator: parcels counted, parcels without the figures. */
	counted: Record<string, { counted: number; missing: number; numerator: number; denominator: number }>;
	grades: Record<string, Share>;
	flags: Record<string, Record<string, Share>>;
}
