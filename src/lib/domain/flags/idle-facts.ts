/** The facts of one supplied parcel that Decree 53 asks for (contract.md, `idle --facts`). Dates `YYYY-MM-DD`. */
export interface IdleFacts {
	id: string;
	acquisition?: Acquisition | null;
	landOwnership?: '国有' | '集体' | null;
	/** Land use in words (工业用地) or as a code; told apart only for the real-estate exception. */
	use?: string | null;
	/** Price of the grant or allocation, 万元. */
	priceWan?: number | null;
	/** What the fee is charged on where that is not the contract price (an assessment, a local rule), 万元. */
	feeBaseWan?: number | null;
	/** What kind of amount the fee is charged on, in words: 出让价款, 评估价, … */
	feeBaseKind?: string | null;
	agreedStart?: string | null;
	supplements?: Supplement[] | null;
	/** The day on the 交地确认书. */
	deliveredOn?: string | null;
	/** Absent: see `AbsentStarted`; null: expressly not known. */
	started?: boolean | null;
	startedOn?: string | null;
	/** 应动工开发建设用地总面积 and 已动工开发建设用地面积, in the same unit. */
	dueAreaM2?: number | null;
	developedAreaM2?: number | null;
	/** 总投资额 and 已投资额, both without land price and taxes or fees to the state (art. 30). */
	totalInvestmentWan?: number | null;
	investedWan?: number | null;
	suspendedOn?: string | null;
	resumedOn?: string | null;
	/** Filed per parcel in 土地市场动态监测与监管系统 (art. 25). */
	filed?: boolean | null;
	mortgaged?: boolean | null;
	governmentCause?: GovernmentCause | null;

	// Beyond the contract; every one may be absent.
	/** A lawful construction permit is held (art. 30). */
	permit?: boolean | null;
	completed?: boolean | null;
	/** When `started`, `suspendedOn` and the areas were seen on site. */
	inspectedOn?: string | null;
	/** Price fully paid, project funds in place: two of the three conditions of a swap (art. 12, item 5). */
	pricePaid?: boolean | null;
	fundsInPlace?: boolean | null;
}

export const ACQUISITIONS = ['出让', '划拨', '租赁', '作价出资'] as const;
export type Acquisition = (typeof ACQUISITIONS)[number];

export interface Supplement {
	signedOn: string;
	agreedStart: string;
}

/** Art. 8 items 1–6 and its last paragraph; `26.preparatory` is 城市房地产管理法 art. 26, for real estate only. */
export const CAUSE_ARTICLES = [
	'8.1',
	'8.2',
	'8.3',
	'8.4',
	'8.5',
	'8.6',
	'8.force-majeure',
	'26.preparatory',
] as const;
export type CauseArticle = (typeof CAUSE_ARTICLES)[number];

export interface GovernmentCause {
	article: CauseArticle;
	/** First and last day of the cause. Without both it covers the whole delay. */
	from?: string | null;
	to?: string | null;
}

/**
 * What an absent `started` and `startedOn` mean: the investigator's statement "not started" (the `idle` command), or
 * not known (imports, runs, map: an absent actual date did not "not happen").
 */
export type AbsentStarted = 'statement' | 'unknown';
