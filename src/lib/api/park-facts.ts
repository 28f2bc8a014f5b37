import { z } from 'zod';
import { factorOf, headingOf, nameKey } from '#lib/domain/importing/heading.ts';
import {
	PARK_FACT_NAMES,
	parkFactName,
	type ParkFact,
	type ParkFigures,
	type ZonePart,
} from '#lib/domain/park/park-facts.ts';
import { parkIndicator } from '#lib/domain/park/park-indicators.ts';
import { ZONE_CATEGORIES, ZONE_TYPES } from '#lib/domain/park/park-rules.ts';
import type { ZoneInput } from '#lib/domain/park/zone.ts';
import type { Problem } from '#lib/domain/problem.ts';

/** `park --facts`: the door. Figures by our names, by the codes of the scheme (`A2`) or by headings with their unit. */
const number = z.number({ error: '应为数字' });
const figures = z.record(
	z.string(),
	z.union([number, z.null(), z.strictObject({ value: number.nullable(), unit: z.string().optional() })], {
		error: '应为数字、null 或 {value, unit}',
	}),
	{ error: '应为 {指标名: 数字}' },
);
type Figures = z.infer<typeof figures>;
const byArea = z.strictObject({ main: figures.optional(), growth: figures.optional() });

export const parkFactsRow = z.strictObject(
	{
		id: z.string({ error: '应为文字' }).min(1, { error: '应为非空文字' }),
		/** A type decided by a person; it goes before the rule. */
		type: z.enum(ZONE_TYPES, { error: `应为 ${ZONE_TYPES.join('、')} 之一` }).nullish(),
		category: z.enum(ZONE_CATEGORIES, { error: `应为 ${ZONE_CATEGORIES.join('、')} 之一` }).nullish(),
		facts: figures.optional(),
		areas: byArea.optional(),
		/** Indicators that were published without their figures. */
		values: z.record(z.string(), number.nullable()).optional(),
		areaValues: z
			.strictObject({
				main: z.record(z.string(), number.nullable()).optional(),
				growth: z.record(z.string(), number.nullable()).optional(),
			})
			.optional(),
	},
	{ error: '每个园区应为对象 {id, facts, …}' },
);
const list = z.array(parkFactsRow, { error: '应为列表 [{id, facts, …}, …]' });

export interface ParkFactsRow {
	id: string;
	zone: ZoneInput;
	/** Keys that were passed over. */
	problems: Problem[];
}

/** Parses the facts of `park --facts`: the zones, or every fault by its path. */
export function readParkFacts(
	input: unknown,
): { rows: ParkFactsRow[] } | { rows: null; problems: Problem[] } {
	const parsed = list.safeParse(input);
	if (!parsed.success)
		return {
			rows: null,
			problems: parsed.error.issues.map((issue) => ({
				code: 'park.facts-form',
				message: `园区数据写法不对：${issue.message}`,
				path: issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join(''),
				expected: issue.message,
				fix: '改正所指的一项',
			})),
		};
	return { rows: parsed.data.map((row, i) => rowOf(row, i)) };
}

function rowOf(row: z.infer<typeof parkFactsRow>, index: number): ParkFactsRow {
	const problems: Problem[] = [];
	const given: ZoneInput['figures'] = {};
	const parts: [ZonePart, Figures | undefined, string][] = [
		['whole', row.facts, 'facts'],
		['main', row.areas?.main, 'areas.main'],
		['growth', row.areas?.growth, 'areas.growth'],
	];
	for (const [part, own, path] of parts)
		if (own) given[part] = figuresOf(own, `[${index}].${path}`, problems);
	const values: NonNullable<ZoneInput['values']> = {
		...(row.values ? { whole: row.values } : {}),
		...(row.areaValues?.main ? { main: row.areaValues.main } : {}),
		...(row.areaValues?.growth ? { growth: row.areaValues.growth } : {}),
	};
	for (const [part, own] of Object.entries(values))
		for (const id of Object.keys(own))
			if (!parkIndicator(id)) problems.push(passedOver(id, `[${index}].values.${part}.${id}`));
	return {
		id: row.id,
		problems,
		zone: {
			category: row.category ?? 'none',
			override: row.type ? { type: row.type, reason: '', by: '', at: '' } : null,
			figures: given,
			values,
		},
	};
}

function figuresOf(given: Figures, path: string, problems: Problem[]): ParkFigures {
	const read: ParkFigures = {};
	for (const [key, figure] of Object.entries(given)) {
		const found = factOfKey(key);
		if (!found) {
			problems.push(passedOver(key, `${path}.${key}`));
			continue;
		}
		const { value, unit } =
			typeof figure === 'object' && figure !== null ? figure : { value: figure, unit: undefined };
		const factor = unit === undefined ? found.factor : factorOf(parkFactName(found.fact), unit);
		if (factor === undefined) {
			problems.push({
				code: 'note.park-fact-unit',
				message: `${key} 的单位“${unit}”不认识，未采用`,
				path: `${path}.${key}`,
				got: unit,
				expected: Object.keys(parkFactName(found.fact).units),
			});
			continue;
		}
		read[found.fact] = value === null ? null : value * factor;
	}
	return read;
}

/** `industrialHm2`, `A2`, `工矿仓储用地(亩)` → the fact, and the factor of the unit that the key names. */
function factOfKey(key: string): { fact: ParkFact; factor: number } | undefined {
	const heading = headingOf(key);
	for (const fact of PARK_FACT_NAMES) {
		const name = parkFactName(fact);
		if (
			![fact, ...name.zh].some(
				(word) => nameKey(word) === heading.name || headingOf(word).name === heading.name,
			)
		)
			continue;
		const factors = heading.remarks.map((remark) => factorOf(name, remark)).filter((f) => f !== undefined);
		return { fact, factor: factors[0] ?? 1 };
	}
	return undefined;
}

function passedOver(key: string, path: string): Problem {
	return {
		code: 'note.park-fact-unknown',
		message: `不认识的项“${key}”，未采用`,
		path,
		got: key,
		fix: '用 docs/import.md 中 park-yearly 的字段名或表头',
	};
}
