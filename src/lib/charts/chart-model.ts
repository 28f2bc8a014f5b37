import type { EChartsCoreOption } from 'echarts/core';

/** A picture ready to be drawn, with its finding as the title and its figures as a table. */
export interface ChartModel {
	id: string;
	/** What the picture shows, as a sentence. */
	title: string;
	/** What is left out, and how much. */
	note: string | null;
	height: number;
	option: EChartsCoreOption;
	/** The same figures to be read, and downloaded as CSV; a null cell is missing. */
	table: { headings: string[]; rows: (string | number | null)[][] };
}

/** What a picture is about, in the words and units of the screen. */
export interface Measure {
	id: string;
	name: string;
	/** '' for a pure ratio. */
	unit: string;
	/** From the stored value to the one on the axis: 100 for shares. */
	scale: number;
	/** A stored value with the decimals of its unit, without the unit. */
	show: (value: number | null) => string;
}

/** `亩均税收（万元/亩）`. */
export function axisName({ name, unit }: Measure, lang: string): string {
	return unit === '' ? name : lang === 'en' ? `${name} (${unit})` : `${name}\uff08${unit}\uff09`;
}

/** `8.31 万元/亩`. */
export function withUnit(measure: Measure, value: number | null): string {
	return measure.unit === '' ? measure.show(value) : `${measure.show(value)} ${measure.unit}`;
}
