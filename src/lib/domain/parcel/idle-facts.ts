import {
	ACQUISITIONS,
	CAUSE_ARTICLES,
	type Acquisition,
	type CauseArticle,
	type IdleFacts,
} from '../flags/idle-facts.ts';
import type { Inspection, Supply } from './supply.ts';

/**
 * What Decree 53 asks of a parcel, from its newest supply and what inspectors saw of it since. Later inspections add
 * to earlier ones and overrule them; a field that nobody looked at stays unknown, an actual date that is absent too.
 * @param supply the supply in force
 * @param inspections of the parcel, oldest first
 */
export function idleFactsOf(supply: Supply, inspections: readonly Inspection[]): IdleFacts {
	const seen = inspections.filter((i) => supply.signedOn === null || i.inspectedOn >= supply.signedOn);
	const last = <K extends keyof Inspection>(field: K): Inspection[K] | null =>
		seen.findLast((i) => i[field] !== null)?.[field] ?? null;
	const startedOn = supply.startedOn ?? last('startedOn');
	const finished = supply.finishedOn !== null;
	// A recorded start speaks for itself (it may lie after the as-of day); it overrules an early visit's "not started".
	const started = startedOn !== null ? undefined : finished ? true : last('started');
	return {
		id: supply.code,
		acquisition: acquisitionOf(supply.acquisition),
		landOwnership: supply.landOwnership === '集体' ? '集体' : supply.landOwnership === '国有' ? '国有' : null,
		use: supply.landUse,
		priceWan: supply.priceWan,
		feeBaseWan: supply.feeBaseWan,
		feeBaseKind: supply.feeBaseKind,
		agreedStart: supply.agreedStart,
		supplements: supply.supplements,
		deliveredOn: supply.deliveredOn,
		started,
		startedOn,
		dueAreaM2: supply.dueAreaM2,
		developedAreaM2: last('developedAreaM2'),
		totalInvestmentWan: supply.totalInvestmentWan,
		investedWan: last('investedWan'),
		suspendedOn: last('suspendedOn'),
		resumedOn: last('resumedOn'),
		filed: supply.filed,
		mortgaged: supply.mortgaged,
		...swapEvidence(supply),
		// not recorded is not "none": the officer has to say so
		governmentCause: causeOf(supply),
		completed: finished ? true : last('completed'),
		inspectedOn: seen.at(-1)?.inspectedOn ?? null,
	};
}

/** What art. 12(5) asks beside the cause; what is not recorded has no key, as in runs made before it was asked. */
function swapEvidence({ pricePaid, fundsInPlace }: Supply): Pick<IdleFacts, 'pricePaid' | 'fundsInPlace'> {
	return {
		...(pricePaid == null ? {} : { pricePaid }),
		...(fundsInPlace == null ? {} : { fundsInPlace }),
	};
}

/** 挂牌出让, 协议出让, … → 出让; words that are none of the four are unknown. */
export function acquisitionOf(words: string | null): Acquisition | null {
	return ACQUISITIONS.find((known) => words?.includes(known)) ?? null;
}

function causeOf(supply: Supply): IdleFacts['governmentCause'] | undefined {
	const article = CAUSE_ARTICLES.find((known) => known === supply.governmentCauseArticle) as
		CauseArticle | undefined;
	if (article === undefined) return undefined;
	return { article, from: supply.governmentCauseFrom, to: supply.governmentCauseTo };
}
