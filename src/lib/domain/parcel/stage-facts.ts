import type { Finding } from '../proof.ts';
import type { StageFacts } from '../stages/stage-finding.ts';
import type { Inspection, Supply } from './supply.ts';

/** What the year's figures of a parcel's occupants tell of production there. */
export interface YearFigures {
	/** An occupant reported tax, revenue or value added above zero. */
	producing: boolean;
	/** Every figure of tax and revenue that was reported is zero, and at least one was. */
	reportedZero: boolean;
}

/** What the five stages ask of a parcel's own records. Production: figures, else what the last inspector saw, else unknown. */
export function stageFactsOf(
	parcel: { stockKind: string | null; tenure: string | null },
	supply: Supply | undefined,
	inspections: readonly Inspection[],
	figures: YearFigures,
): StageFacts {
	return {
		stockKind: parcel.stockKind,
		tenure: parcel.tenure,
		production: productionOf(inspections, figures),
		supply:
			supply === undefined
				? null
				: {
						code: supply.code,
						agreedFinish: supply.agreedFinish,
						finishedOn: supply.finishedOn,
						agreedProductionOn: supply.agreedProductionOn ?? null,
						agreedFullProductionOn: supply.agreedFullProductionOn ?? null,
						agreedInvestmentWan: supply.agreedInvestmentWan,
						agreedFarMin: supply.agreedFarMin,
						agreedOutputPerMu: supply.agreedOutputPerMu,
						agreedTaxPerMu: supply.agreedTaxPerMu,
					},
	};
}

function productionOf(inspections: readonly Inspection[], { producing, reportedZero }: YearFigures): Finding {
	if (producing) return 'yes';
	const seen = inspections.findLast((i) => i.producing != null)?.producing;
	if (seen != null) return seen ? 'yes' : 'no';
	return reportedZero ? 'no' : 'unknown';
}
