import { BarChart, BoxplotChart, LineChart } from 'echarts/charts';
import {
	AriaComponent,
	GridComponent,
	LegendComponent,
	MarkLineComponent,
	TitleComponent,
	TooltipComponent,
} from 'echarts/components';
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

// The one door to ECharts: what the charts page needs and no more. Loaded with that page only.
use([
	BarChart,
	BoxplotChart,
	LineChart,
	AriaComponent,
	GridComponent,
	LegendComponent,
	MarkLineComponent,
	TitleComponent,
	TooltipComponent,
	LabelLayout,
	CanvasRenderer,
]);

const FONT =
	"'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** Draws into an element and follows its size; call what comes back to take it away again. */
export function draw(
	element: HTMLElement,
	option: EChartsCoreOption,
): { set(option: EChartsCoreOption): void; dispose(): void } {
	const chart = start(element);
	chart.setOption(option, { notMerge: true });
	const watch = new ResizeObserver(() => chart.resize());
	watch.observe(element);
	return {
		set: (next) => chart.setOption(next, { notMerge: true }),
		dispose() {
			watch.disconnect();
			chart.dispose();
		},
	};
}

/** The chart as a PNG file: with its title above and its source below, white ground, twice the pixels. */
export async function pngOf(
	option: EChartsCoreOption,
	title: string,
	source: string,
	height: number,
): Promise<Blob> {
	const element = document.createElement('div');
	element.style.cssText = `position:fixed;left:-9999px;top:0;width:1000px;height:${height + 90}px`;
	document.body.append(element);
	const chart = start(element);
	try {
		const grid = (option['grid'] ?? {}) as { top?: number; bottom?: number };
		const legend = option['legend'] as { top?: number } | undefined;
		chart.setOption({
			...option,
			animation: false,
			grid: { ...grid, top: (grid.top ?? 30) + 44, bottom: (grid.bottom ?? 30) + 36 },
			...(legend ? { legend: { ...legend, top: (legend.top ?? 0) + 44 } } : {}),
			title: [
				{ text: title, left: 16, top: 12, textStyle: { fontSize: 17, color: '#1b2326' } },
				{ text: source, left: 16, bottom: 8, textStyle: { fontSize: 11, fontWeight: 400, color: '#4d595e' } },
			],
		});
		const url = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#ffffff' });
		return await (await fetch(url)).blob();
	} finally {
		chart.dispose();
		element.remove();
	}
}

function start(element: HTMLElement): ECharts {
	return init(element, { textStyle: { fontFamily: FONT } }, { renderer: 'canvas' });
}
