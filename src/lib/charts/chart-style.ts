/** The colours of look.md; every class has a pattern too, so that a grey print tells them apart. */
const INK = '#1b2326';
const INK_2 = '#4d595e';
const LINE = '#dde2e4';
export const ACCENT = '#0b4f5c';
export const MUTED = '#8fb3b8';
export const CITY_LINE = '#9c2c18';

type Decal = Record<string, unknown>;
const lines = (rotation: number): Decal => ({
	color: 'rgba(255,255,255,0.75)',
	dashArrayX: [1, 0],
	dashArrayY: [2, 5],
	rotation,
});
const dots: Decal = {
	color: 'rgba(255,255,255,0.85)',
	symbol: 'circle',
	symbolSize: 0.7,
	dashArrayX: [
		[6, 6],
		[0, 6, 6, 0],
	],
	dashArrayY: [6, 0],
};
const none: Decal = { symbol: 'none' };
const dark = (decal: Decal): Decal => ({ ...decal, color: 'rgba(27,35,38,0.55)' });

const GRADES: Record<string, { color: string; decal: Decal; label: string }> = {
	A: { color: '#0b6e69', decal: none, label: '#ffffff' },
	B: { color: '#6fb3a8', decal: dark(lines(-Math.PI / 4)), label: INK },
	C: { color: '#e3a84b', decal: dark(dots), label: INK },
	D: { color: '#c8472f', decal: lines(Math.PI / 4), label: '#ffffff' },
};
const OTHER = { color: '#8a9fb3', decal: lines(0), label: INK };

/** Fill, pattern and the colour of letters upon it; the first letter of the grade decides (A+, B2 …). */
export const gradeStyle = (grade: string) => GRADES[grade[0] ?? ''] ?? OTHER;

const SERIES = [
	{ color: ACCENT, decal: none },
	{ color: MUTED, decal: dark(lines(-Math.PI / 4)) },
	{ color: '#c9b37e', decal: dark(dots) },
	{ color: '#8a9fb3', decal: lines(0) },
	{ color: '#b58a8a', decal: lines(Math.PI / 4) },
];
/** Fill and pattern of the nth series that is no grade. */
export const seriesStyle = (n: number) => SERIES[n % SERIES.length] as (typeof SERIES)[number];

/** What every picture shares: patterns on, the description is ours (the figure's own label), no idle movement. */
export const BASE = {
	aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
	animation: false,
	textStyle: { color: INK, fontSize: 12 },
	tooltip: {
		trigger: 'axis',
		confine: true,
		axisPointer: { type: 'shadow' },
		textStyle: { fontSize: 12, color: INK },
	},
};

/** A value axis that starts at zero, or at the data where nothing is measured from zero (a logarithm). */
export function valueAxis(name: string, more: Record<string, unknown> = {}) {
	return {
		type: 'value',
		name,
		nameTextStyle: { color: INK_2, fontSize: 12 },
		axisLabel: { color: INK_2, fontSize: 12 },
		splitLine: { lineStyle: { color: LINE } },
		...more,
	};
}

export function categoryAxis(data: readonly string[], more: Record<string, unknown> = {}) {
	const { axisLabel, ...rest } = more as { axisLabel?: Record<string, unknown> };
	return {
		type: 'category',
		data,
		axisTick: { show: false },
		axisLine: { lineStyle: { color: INK_2 } },
		axisLabel: { color: INK, fontSize: 12, ...axisLabel },
		...rest,
	};
}

export const legend = (data: readonly string[]) => ({
	data,
	top: 0,
	left: 0,
	itemWidth: 22,
	itemHeight: 13,
	textStyle: { color: INK, fontSize: 12 },
});

export const LABEL = { show: true, color: INK, fontSize: 11 };
