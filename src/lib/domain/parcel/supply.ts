/** A supply as the idle clock reads it; dates are civil, money in 万元, areas in m². */
export interface Supply {
	id: number;
	code: string;
	parcel: number | null;
	holder: string | null;
	location: string | null;
	landOwnership: string | null;
	acquisition: string | null;
	landUse: string | null;
	areaM2: number | null;
	priceWan: number | null;
	feeBaseWan: number | null;
	feeBaseKind: string | null;
	signedOn: string | null;
	deliveredOn: string | null;
	agreedStart: string | null;
	startedOn: string | null;
	agreedFinish: string | null;
	finishedOn: string | null;
	/** 约定投产、达产时间: by when what the contract promises falls due. */
	agreedProductionOn?: string | null;
	agreedFullProductionOn?: string | null;
	agreedInvestmentWan: number | null;
	agreedFarMin: number | null;
	agreedFarMax: number | null;
	agreedOutputPerMu: number | null;
	agreedTaxPerMu: number | null;
	supplements: { signedOn: string; agreedStart: string }[] | null;
	filed: boolean | null;
	mortgaged: boolean | null;
	governmentCauseArticle: string | null;
	governmentCauseFrom: string | null;
	governmentCauseTo: string | null;
	dueAreaM2: number | null;
	totalInvestmentWan: number | null;
	/** Decree 53 art. 12(5): the whole price is paid, the project's funds are in place; null or absent: not recorded. */
	pricePaid?: boolean | null;
	fundsInPlace?: boolean | null;
}

/** What an inspector saw; a null field was not looked at. */
export interface Inspection {
	parcel: number;
	inspectedOn: string;
	inspector: string;
	started: boolean | null;
	startedOn: string | null;
	developedAreaM2: number | null;
	investedWan: number | null;
	suspendedOn: string | null;
	resumedOn: string | null;
	completed: boolean | null;
	/** Somebody produces there; null or absent: not looked at. */
	producing?: boolean | null;
	note: string | null;
}
