import type { SourceAnswer, ZoneDetail } from '#lib/api/evaluation.ts';
import { shown } from '#lib/domain/evaluate/proof-parts.ts';
import { indicatorOf } from '#lib/domain/indicators/registry.ts';
import type { ParkFact, ZonePart } from '#lib/domain/park/park-facts.ts';
import type { ParkRules } from '#lib/domain/park/park-rules.ts';
import { evaluateZone, type ZoneResult } from '#lib/domain/park/zone.ts';
import { chainProof, scoreProof, valueProofs, type ZoneSources } from '#lib/domain/park/zone-proof.ts';
import { originsOf, type JoinedZone, type ParcelValue } from '#lib/domain/park/zone-record.ts';
import { zoneTypeProof } from '#lib/domain/park/zone-type.ts';
import type { Proof } from '#lib/domain/proof.ts';
import { FACT_NAMES } from '#lib/domain/fact-names.ts';
import { MU_PER_HECTARE } from '#lib/domain/units.ts';
import { defaultZoneTypes } from '#lib/rulesets/park-rules.ts';
import type { TypeDecision } from '#lib/server/store/park-figures.ts';
import type { RunRecord } from '#lib/server/store/runs.ts';

/** The park rules that a run was made with; null where none was chosen. */
export function parkRulesOf(run: Pick<RunRecord, 'flagRules'>): ParkRules | null {
	return (run.flagRules as { park?: ParkRules | null }).park ?? null;
}

/** The zone made again from what the run kept: the same code gives the same values. */
export function zoneOf(joined: JoinedZone, rules: ParkRules | null): ZoneResult {
	return evaluateZone(joined.input, rules, defaultZoneTypes().zoneTypes);
}

interface ZoneReads {
	record: SourceAnswer;
	figure(part: ZonePart, fact: ParkFact): SourceAnswer | undefined;
	history: readonly TypeDecision[];
}

/** What a screen is told of a zone: values with origins and proofs, type with its decisions, score with its tree. */
export function zoneDetailOf(
	run: RunRecord,
	joined: JoinedZone,
	result: ZoneResult,
	reads: ZoneReads,
): { detail: ZoneDetail; chainProof: Proof } {
	const rules = parkRulesOf(run);
	const types = rules && rules.zoneTypes.length > 0 ? rules : defaultZoneTypes().rules;
	const sources = sourcesOf(joined, reads);
	const { type, score, whole } = result;
	const { category } = joined.input;
	return {
		chainProof: chainProof(result, sources),
		detail: {
			year: run.year,
			category,
			values: whole.values,
			origins: originsOf(joined, whole),
			proofs: valueProofs(result, sources),
			type: {
				type: type.type,
				found: type.found,
				override: type.override,
				missing: type.missing,
				history: reads.history.map(({ park: _, ...decision }) => decision),
				proof: zoneTypeProof(type, whole.values, category, types),
			},
			rules: rules && {
				id: rules.id,
				version: rules.version,
				title: rules.title,
				authority: rules.authority,
				partial: rules.partial,
				notes: rules.notes,
			},
			score: { ...score, proof: scoreProof(result, category, rules, sources) },
			doubts: result.doubts,
		},
	};
}

function sourcesOf(joined: JoinedZone, reads: ZoneReads): ZoneSources {
	return {
		figure(part, fact) {
			const origin = part === 'whole' ? joined.filled[fact] : undefined;
			if (origin === 'record') return reads.record;
			if (origin === 'parcels') return { method: 'sum-of-parcels' };
			return reads.figure(part, fact);
		},
		value(part, id) {
			const stand = part === 'whole' ? joined.parcelValues[id] : undefined;
			return stand ? parcelStep(stand, joined.input.values?.whole?.[id] ?? null) : undefined;
		},
	};
}

/** The division behind a value that stands on the parcels' sums. */
function parcelStep(stand: ParcelValue, value: number | null): ReturnType<ZoneSources['value']> {
	const indicator = indicatorOf(stand.of);
	if (!indicator) return undefined;
	const { numerator: top, denominator: below, factor } = indicator;
	const perHectare = factor === 1 ? ` × ${MU_PER_HECTARE}` : '';
	const divisor =
		factor === 1 ? shown(stand.denominator) : `(${shown(stand.denominator)} × ${shown(factor)})`;
	const source = { method: 'sum-of-parcels' };
	return {
		source,
		operands: [
			{ name: top, value: stand.numerator, unit: FACT_NAMES[top].unit, source },
			{ name: below, value: stand.denominator, unit: FACT_NAMES[below].unit, source },
			{ name: 'parcelsCounted', value: stand.counted },
			{ name: 'parcelsMissing', value: stand.missing },
		],
		arithmetic: `${shown(stand.numerator)} ÷ ${divisor}${perHectare} = ${shown(value ?? 0)}`,
	};
}
