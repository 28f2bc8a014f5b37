/** An industry of the demo: how its figures lie to the median firm's. All factors are made up, after public city figures. */
export interface Industry {
	/** GB/T 4754-2017 class. */
	code: string;
	/** What stands in a firm's name. */
	words: string[];
	weight: number;
	/** Tax per mu against the median. */
	tax: number;
	/** Value added per tce, 万元. */
	perTce: number;
	/** Value added per ton of main pollutants, 万元. */
	perTon: number;
	/** R&D ÷ revenue. */
	rd: number;
}

const row = (
	code: string,
	words: string,
	weight: number,
	tax: number,
	perTce: number,
	perTon: number,
	rd: number,
): Industry => ({
	code,
	words: words.split(' '),
	weight,
	tax,
	perTce,
	perTon,
	rd,
});

/** The trades Lishui is known for weigh more; every division from 13 to 43 but tobacco and refining is there. */
export const INDUSTRIES: readonly Industry[] = [
	row('C1372', '食用菌 菌业 食品加工', 4, 0.7, 1.6, 900, 0.012),
	row('C1411', '食品', 3, 0.9, 1.7, 1000, 0.014),
	row('C1530', '茶业 精制茶', 3, 0.7, 2.4, 1500, 0.011),
	row('C1751', '纺织', 3, 0.6, 0.9, 420, 0.018),
	row('C1811', '服装 服饰', 4, 0.7, 2.6, 1800, 0.013),
	row('C1952', '鞋业 皮鞋', 7, 0.8, 2.2, 1500, 0.016),
	row('C2031', '木业 木制品', 5, 0.55, 1.8, 1300, 0.015),
	row('C2041', '竹业 竹制品', 6, 0.55, 1.7, 1200, 0.02),
	row('C2110', '家具 家居', 3, 0.7, 2.3, 1600, 0.017),
	row('C2221', '纸业 特种纸', 3, 0.8, 0.45, 240, 0.021),
	row('C2319', '印刷 包装', 3, 0.8, 1.6, 1200, 0.018),
	row('C2411', '文具 铅笔', 4, 0.7, 1.9, 1500, 0.022),
	row('C2451', '玩具 木玩', 7, 0.75, 2.1, 1700, 0.024),
	row('C2641', '涂料 化工', 2, 1.6, 1.0, 500, 0.031),
	row('C2651', '新材料 树脂', 3, 1.7, 0.9, 420, 0.033),
	row('C2740', '药业 中药', 2, 2.4, 2.2, 1600, 0.05),
	row('C2822', '化纤', 1, 0.9, 0.5, 300, 0.02),
	row('C2925', '合成革 革基布', 6, 1.3, 0.7, 300, 0.028),
	row('C2927', '塑料制品 塑业', 5, 0.9, 1.1, 900, 0.02),
	row('C3021', '水泥制品 建材', 3, 0.6, 0.8, 500, 0.012),
	row('C3074', '青瓷 陶瓷', 3, 0.6, 0.9, 600, 0.02),
	row('C3130', '钢业 钢压延', 3, 0.9, 0.35, 260, 0.02),
	row('C3252', '铝业 铝材', 2, 0.8, 0.6, 380, 0.021),
	row('C3311', '金属结构 金属制品', 6, 0.9, 1.4, 1100, 0.022),
	row('C3324', '刀剑 刀具', 3, 0.7, 1.5, 1300, 0.018),
	row('C3443', '阀门 阀业', 8, 1.4, 1.8, 1700, 0.031),
	row('C3451', '轴承', 5, 1.3, 1.5, 1500, 0.033),
	row('C3484', '机械 机械零部件', 8, 1.1, 1.7, 1600, 0.03),
	row('C3561', '自动化设备 智能装备', 3, 1.4, 2.4, 2400, 0.048),
	row('C3670', '汽车零部件 汽配', 8, 1.5, 1.7, 1600, 0.037),
	row('C3752', '车业 摩托车零部件', 2, 1.0, 1.6, 1400, 0.027),
	row('C3812', '电机 机电', 5, 1.2, 2.1, 2100, 0.035),
	row('C3872', '照明 灯具', 3, 1.1, 2.4, 2300, 0.034),
	row('C3972', '电子 半导体', 3, 1.9, 1.6, 1500, 0.06),
	row('C4016', '仪表 仪器', 2, 1.7, 3.2, 3000, 0.058),
	row('C4190', '工艺品', 3, 0.6, 2.3, 1900, 0.012),
	row('C4220', '再生资源', 1, 0.5, 0.8, 320, 0.012),
	row('C4310', '设备维修', 1, 0.6, 2.6, 2000, 0.01),
];

/** Divisions that a county is known for, and how much more often they come there. */
export const SPECIALITIES: Record<string, Record<string, number>> = {
	'331102': { C29: 5, C27: 3, C38: 3, C39: 3, C35: 2 },
	'331121': { C34: 4, C31: 4, C19: 6 },
	'331122': { C34: 4, C35: 3, C33: 3, C37: 3 },
	'331123': { C22: 5, C31: 3, C33: 3 },
	'331124': { C31: 5, C15: 5, C33: 2 },
	'331125': { C24: 8, C20: 3, C34: 2 },
	'331126': { C20: 6, C24: 3, C13: 5 },
	'331127': { C20: 4, C13: 4, C15: 3 },
	'331181': { C36: 6, C30: 4, C33: 3, C20: 2 },
};

/** Tax per mu of the county against the city's, softened from the public 2019 figures (domain.md §8 W1). */
export const COUNTY_LEVEL: Record<string, number> = {
	'331102': 1.35,
	'331121': 1.06,
	'331122': 1.3,
	'331123': 0.94,
	'331124': 0.8,
	'331125': 1.06,
	'331126': 0.79,
	'331127': 0.75,
	'331181': 1.1,
};
