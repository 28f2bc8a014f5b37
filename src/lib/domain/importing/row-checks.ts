import type { Problem } from '../problem.ts';
import type { RecordKind, RecordKindName } from '../record-kinds/record-kind.ts';
import { codeOf } from './cell.ts';
import { checkEnterprise } from './enterprise-check.ts';
import { floorAreaOf, storeysOf } from './floor-area.ts';
import { checkParcelCode } from '../codes/parcel-code.ts';
import { NUMBERED_KINDS } from '../flags/determination.ts';
import { figureDoubts } from '../park/nesting.ts';
import type { ParkFigures } from '../park/park-facts.ts';
import { writtenDate } from './written-date.ts';

/** Values of a row by our names; a check puts them into their stored form in place. */
export type Values = Record<string, unknown>;

const CHECKS: Partial<Record<RecordKindName, (values: Values) => Problem[]>> = {
	parcels: checkParcel,
	buildings: checkBuilding,
	enterprises: checkEnterprise,
	occupancies: (values) => ordered(values, 'fromDate', 'toDate'),
	supplies: checkSupply,
	'park-yearly': (values) => figureDoubts(values as ParkFigures),
	decisions: checkDecision,
	constraints: (values) => ordered(values, 'effectiveFrom', 'effectiveTo'),
};

/** What a row of each kind must satisfy as a whole, beyond its single cells. */
export function checkRow(kind: RecordKind, values: Values): Problem[] {
	if (typeof values.code === 'string') values.code = codeOf(values.code);
	return CHECKS[kind.name]?.(values) ?? [];
}

/** 宗地代码 has no check digit: another numbering is remarked on, never refused. */
function checkParcel(values: Values): Problem[] {
	const code = values.code;
	if (typeof code !== 'string' || code === '') return [];
	const checked = checkParcelCode(code);
	if (checked.ok) {
		values.code = checked.code;
		return [];
	}
	return [
		{
			code: 'note.parcel-code',
			message: '不是 19 位宗地代码或 28 位不动产单元号，按自编号保存',
			path: 'code',
			got: code,
			expected: '6 位区划 + 3 位地籍区 + 3 位地籍子区 + 2 位特征码 + 5 位顺序号',
		},
	];
}

function checkBuilding(values: Values): Problem[] {
	const storeys = values.storeys === undefined || values.storeys === null ? null : storeysOf(values.storeys);
	if (storeys === undefined)
		return [
			{
				code: 'cell.storeys',
				message: '分层：不是楼层的列表',
				path: 'storeys',
				got: values.storeys,
				expected: '[{"areaM2": 1200, "heightM": 4.5}, …]',
				fix: '按所列写法填，层高不知道的写 null',
			},
		];
	const given = ['storeys', 'storeyCount', 'storeyHeightM', 'floorAreaM2'].some((name) => name in values);
	if (!given) return [];
	const number = (name: string) => (typeof values[name] === 'number' ? (values[name] as number) : null);
	const floor = floorAreaOf({
		storeys,
		storeyCount: number('storeyCount'),
		storeyHeightM: number('storeyHeightM'),
		floorAreaM2: number('floorAreaM2'),
	});
	values.storeys = storeys;
	Object.assign(values, floor);
	values.storeyCount = number('storeyCount') ?? storeys?.length ?? null;
	return [];
}

function checkSupply(values: Values): Problem[] {
	const problems: Problem[] = [];
	// The national notices write 0 where a contract sets no upper bound.
	if (values.agreedFarMax === 0) {
		values.agreedFarMax = null;
		problems.push({
			code: 'note.far-no-upper',
			message: '容积率上限为 0，按没有上限保存',
			path: 'agreedFarMax',
			got: 0,
		});
	}
	const { agreedFarMin: least, agreedFarMax: most, supplements } = values;
	if (typeof least === 'number' && typeof most === 'number' && least > most)
		problems.push({
			code: 'row.far-bounds',
			message: '约定容积率下限大于上限',
			path: 'agreedFarMin',
			got: [least, most],
			expected: '下限 ≤ 上限',
			fix: '核对容积率上下限',
		});
	if (supplements !== undefined && supplements !== null) {
		const list = supplementsOf(supplements);
		if (list === undefined)
			problems.push({
				code: 'cell.supplements',
				message: '补充协议：写法不对',
				path: 'supplements',
				got: supplements,
				expected: '[{"signedOn": "2016-03-01", "agreedStart": "2016-09-01"}, …]',
				fix: '按所列写法填',
			});
		else values.supplements = list;
	}
	return [...problems, ...ordered(values, 'governmentCauseFrom', 'governmentCauseTo')];
}

/** A paper that decides something has a number: without it nobody can look it up, and a flag would rest on hearsay. */
function checkDecision(values: Values): Problem[] {
	const { kind, number } = values;
	if (typeof kind === 'string' && NUMBERED_KINDS.has(kind) && (typeof number !== 'string' || number === '')) {
		return [
			{
				code: 'row.decision-number',
				message: '认定书、决定书没有文号',
				path: 'number',
				got: number ?? null,
				expected: '文号，例如 丽自然资闲认〔2025〕3号',
				fix: '补上文号；没有文号的不能作为认定依据',
			},
		];
	}
	return ordered(values, 'dated', 'servedOn');
}

function supplementsOf(value: unknown): { signedOn: string; agreedStart: string }[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const list: { signedOn: string; agreedStart: string }[] = [];
	for (const item of value as unknown[]) {
		const entry = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
		const signedOn = writtenDate(entry.signedOn);
		const agreedStart = writtenDate(entry.agreedStart);
		if (signedOn === undefined || agreedStart === undefined) return undefined;
		list.push({ signedOn, agreedStart });
	}
	return list;
}

function ordered(values: Values, from: string, to: string): Problem[] {
	const [start, end] = [values[from], values[to]];
	if (typeof start !== 'string' || typeof end !== 'string' || start <= end) return [];
	return [
		{
			code: 'row.dates-order',
			message: '终止日期早于起始日期',
			path: to,
			got: [start, end],
			expected: '起始日期 ≤ 终止日期',
			fix: '核对两个日期',
		},
	];
}
