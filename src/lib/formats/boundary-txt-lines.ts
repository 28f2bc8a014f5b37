import type { Problem } from '#lib/domain/problem.ts';

export interface BoundaryPoint {
	label: string;
	north: number;
	east: number;
}

export interface RingLines {
	/** 地块圈号 as written. */
	number: string;
	/** Closed: the last is the first again. */
	points: BoundaryPoint[];
	/** Lines that the file has for it. */
	written: number;
}

export interface PlotLines {
	line: number;
	/** The fields before `@`. */
	fields: string[];
	rings: RingLines[];
	problems: Problem[];
}

export interface BoundaryTxt {
	header: Map<string, string>;
	plots: PlotLines[];
	problems: Problem[];
}

/** Points nearer than this are the same one written twice with different rounding, metres. */
const SAME_POINT_M = 0.005;

/** The lines of a boundary TXT in their parts. Full-width digits and punctuation are read as half-width. */
export function readLines(text: string): BoundaryTxt {
	const header = new Map<string, string>();
	const plots: PlotLines[] = [];
	const problems: Problem[] = [];
	text.split(/\r\n|\r|\n/).forEach((raw, i) => {
		const line = raw
			.normalize('NFKC')
			.replace(/^\ufeff/, '')
			.trim();
		const plot = plots[plots.length - 1];
		const fields = line.split(',').map((f) => f.trim());
		if (line === '' || /^[[【].*[\]】]$/.test(line)) return;
		if (line.endsWith('@')) {
			const named = line.slice(0, -1).replace(/,$/, '').split(',');
			plots.push({ line: i + 1, fields: named.map((f) => f.trim()), rings: [], problems: [] });
			return;
		}
		const equals = line.indexOf('=');
		if (equals > 0 && !plot) {
			header.set(line.slice(0, equals).trim(), line.slice(equals + 1).trim());
			return;
		}
		const point = pointOf(fields);
		if (plot && point) addPoint(plot, point.number, point, i + 1);
		else (plot?.problems ?? problems).push(unread(i + 1, raw, plot !== undefined));
	});
	for (const plot of plots) for (const ring of plot.rings) close(ring);
	return { header, plots, problems };
}

function pointOf(fields: string[]): (BoundaryPoint & { number: string }) | null {
	if (fields.length < 4) return null;
	const [label = '', number = '', x, y] = fields;
	const [north, east] = [Number(x || NaN), Number(y || NaN)];
	return Number.isFinite(north) && Number.isFinite(east) ? { label, number, north, east } : null;
}

/** A ring ends where its number changes or where it came back to its first point. */
function addPoint(plot: PlotLines, number: string, point: BoundaryPoint, line: number): void {
	const { label, north, east } = point;
	let ring = plot.rings[plot.rings.length - 1];
	if (!ring || ring.number !== number || isClosed(ring)) {
		ring = { number, points: [], written: 0 };
		plot.rings.push(ring);
	}
	ring.written++;
	const first = ring.points[0];
	const closing = first && first.label === label && ring.points.length >= 3;
	if (closing && north === first.north && east === north) {
		// Seen in the wild: the closing line has the northing twice.
		plot.problems.push({
			code: 'txt.closing-x-twice',
			message: '闭合点的 Y 写成了 X，已按首点闭合',
			row: line,
			got: [north, east],
			expected: [first.north, first.east],
			fix: '把闭合点的 Y 改为首点的 Y',
		});
		ring.points.push({ ...first });
	} else if (closing && Math.hypot(north - first.north, east - first.east) <= SAME_POINT_M) {
		ring.points.push({ ...first });
	} else {
		if (closing)
			plot.problems.push({
				code: 'txt.closing-differs',
				message: '闭合点与首点同号，坐标却不同',
				row: line,
				got: [north, east],
				expected: [first.north, first.east],
				fix: '核对首末两点的坐标',
			});
		ring.points.push({ label, north, east });
	}
}

function isClosed({ points }: RingLines): boolean {
	const first = points[0];
	const last = points[points.length - 1];
	return points.length > 3 && first !== undefined && first.north === last?.north && first.east === last.east;
}

function close(ring: RingLines): void {
	const [first] = ring.points;
	if (first && !isClosed(ring)) ring.points.push({ ...first });
}

function unread(row: number, raw: string, inPlot: boolean): Problem {
	return {
		code: 'txt.line-unread',
		message: '这一行读不懂，已略过',
		row,
		got: raw.slice(0, 80),
		expected: inPlot ? '点号，圈号，X（北），Y（东）' : '名称=值',
		fix: '改正或删去该行',
	};
}
