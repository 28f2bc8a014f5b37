import type { Mark } from '../proof.ts';

/** A division (大类) of GB/T 4754-2017 section C. */
export interface IndustryDivision {
	code: string;
	name: string;
	mark: Mark;
}

const SEEN = new Set(['17', '29', '33', '34', '35', '37', '38']);
const NAMES: Record<string, string> = {
	13: '农副食品加工业',
	14: '食品制造业',
	15: '酒、饮料和精制茶制造业',
	16: '烟草制品业',
	17: '纺织业',
	18: '纺织服装、服饰业',
	19: '皮革、毛皮、羽毛及其制品和制鞋业',
	20: '木材加工和木、竹、藤、棕、草制品业',
	21: '家具制造业',
	22: '造纸和纸制品业',
	23: '印刷和记录媒介复制业',
	24: '文教、工美、体育和娱乐用品制造业',
	25: '石油、煤炭及其他燃料加工业',
	26: '化学原料和化学制品制造业',
	27: '医药制造业',
	28: '化学纤维制造业',
	29: '橡胶和塑料制品业',
	30: '非金属矿物制品业',
	31: '黑色金属冶炼和压延加工业',
	32: '有色金属冶炼和压延加工业',
	33: '金属制品业',
	34: '通用设备制造业',
	35: '专用设备制造业',
	36: '汽车制造业',
	37: '铁路、船舶、航空航天和其他运输设备制造业',
	38: '电气机械和器材制造业',
	39: '计算机、通信和其他电子设备制造业',
	40: '仪器仪表制造业',
	41: '其他制造业',
	42: '废弃资源综合利用业',
	43: '金属制品、机械和设备修理业',
};

/** GB/T 4754-2017 manufacturing, by code. Those of a Taizhou notice of 2025 are seen, the others from memory. */
export const DIVISIONS_2017: readonly IndustryDivision[] = Object.entries(NAMES).map(([code, name]) => ({
	code,
	name,
	mark: SEEN.has(code) ? 'seen' : 'memory',
}));

/** The 2017 name of a division, or null outside manufacturing. */
export function divisionName2017(division: string): string | null {
	return NAMES[division] ?? null;
}

/**
 * The trap: the same number is another industry. 2002 division → its 2017 divisions; more than one where it was
 * split, so that the division alone does not decide. Divisions 13–28 kept their numbers (names changed a little);
 * 38 did not exist in 2002. From memory: domain.md §7.2.
 */
export const DIVISIONS_2002_TO_2017: Readonly<Record<string, readonly string[]>> = {
	...Object.fromEntries(Array.from({ length: 16 }, (_, i) => [String(13 + i), [String(13 + i)]])),
	29: ['29'],
	30: ['29'],
	31: ['30'],
	32: ['31'],
	33: ['32'],
	34: ['33'],
	35: ['34'],
	36: ['35'],
	37: ['36', '37'],
	39: ['38'],
	40: ['39'],
	41: ['40'],
	42: ['41', '24'],
	43: ['42'],
};
export const DIVISIONS_2002_TO_2017_MARK: Mark = 'memory';

/** 2002 → 2017: the divisions it may be; empty for a number that 2002 did not have in manufacturing. */
export function divisions2017Of2002(division: string): readonly string[] {
	return DIVISIONS_2002_TO_2017[division] ?? [];
}

/** 2017 → 2002: the divisions it may have been. */
export function divisions2002Of2017(division: string): string[] {
	return Object.entries(DIVISIONS_2002_TO_2017)
		.filter(([, to]) => to.includes(division))
		.map(([from]) => from);
}
