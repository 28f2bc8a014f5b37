import {
	CGCS2000,
	type Crs,
	gaussKruger,
	transverseMercator,
	WEB_MERCATOR,
	WGS84,
} from '#lib/domain/geometry/crs.ts';
import { surveyCrsOfEpsg } from '#lib/domain/geometry/survey-crs.ts';
import type { Problem } from '#lib/domain/problem.ts';

interface Node {
	keyword: string;
	values: (string | number | Node)[];
}

/**
 * The CRS that a .prj file (WKT of ESRI or OGC, version 1 or 2) describes. Its parameters decide, not its name: the
 * central meridian, false easting and spheroid. Xi'an 80 and Beijing 54 need a datum shift that only the surveying
 * authority gives out, so they come back as a Problem and are never treated as CGCS2000.
 */
export function crsOfWkt(text: string): Crs | Problem {
	const root = parseWkt(text);
	if (!root) return unreadable(text);
	const datum = datumOf(root);
	if (datum.problem) return datum.problem;
	if (/^(GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS|GEOGRAPHICCRS)$/.test(root.keyword))
		return datum.wgs84 ? WGS84 : CGCS2000;
	if (!/^PROJ(CS|CRS|ECTEDCRS)$/.test(root.keyword)) return unreadable(text);
	return projected(root, text);
}

/** `EPSG:4528`, `epsg 4528` or `4528` → CRS, or a Problem that says what is understood. */
export function crsOfCode(text: string): Crs | Problem {
	const digits = /^\s*(?:urn:ogc:def:crs:)?(?:EPSG)?\s*:{0,2}\s*(\d{4,5})\s*$/i.exec(text)?.[1];
	const code = Number(digits);
	const known = digits === undefined ? null : surveyCrsOfEpsg(code);
	if (known?.datum === 'cgcs2000') return known.crs;
	const old = (code >= 2327 && code <= 2390) || code === 4610 ? '西安 80' : null;
	const older =
		(code >= 2401 && code <= 2442) || (code >= 21413 && code <= 21483) || code === 4214 ? '北京 54' : null;
	if (old ?? older) return datumShiftUnknown(text, (old ?? older) as string);
	return {
		code: 'crs.unsupported',
		message: `不支持的坐标系 ${text}`,
		got: text,
		expected: 'EPSG:4490、4491–4554(CGCS2000)、4326、3857、UTM（326xx、327xx）',
		fix: '先用测绘软件转换为 CGCS2000（如 EPSG:4528），再导入',
	};
}

function projected(root: Node, text: string): Crs | Problem {
	const method = flat(nameOf(find(root, 'PROJECTION') ?? find(root, 'METHOD')));
	const parameters = new Map(
		all(root, 'PARAMETER').map((node) => [flat(nameOf(node)), Number(node.values[1])] as const),
	);
	const parameter = (...names: string[]) => names.map((n) => parameters.get(n)).find((v) => v !== undefined);
	const unit = metresOf(root);
	if (/mercatorauxiliarysphere|popularvisualisationpseudomercator/.test(method)) return WEB_MERCATOR;
	if (method === 'mercator1sp' && /pseudo|web/i.test(nameOf(root))) return WEB_MERCATOR;
	if (!/^(gausskruger|transversemercator)$/.test(method) || unit !== 1)
		return {
			code: 'crs.unsupported',
			message: `不支持的投影 ${nameOf(root)}`,
			path: '.prj',
			got: unit === 1 ? method || text.slice(0, 80) : `单位 ${unit} 米`,
			expected: '高斯-克吕格（横轴墨卡托），单位米',
			fix: '先转换为 CGCS2000 3 度带（如 EPSG:4528）',
		};
	const meridian = parameter('centralmeridian', 'longitudeofnaturalorigin', 'longitudeoforigin');
	const easting = parameter('falseeasting');
	if (meridian === undefined || easting === undefined || !Number.isFinite(meridian + easting))
		return unreadable(text);
	const northing = parameter('falsenorthing') ?? 0;
	const scale = parameter('scalefactor', 'scalefactoratnaturalorigin') ?? 1;
	const origin = parameter('latitudeoforigin', 'latitudeofnaturalorigin') ?? 0;
	return (
		(northing === 0 && scale === 1 && origin === 0 ? zoneOf(meridian, easting) : null) ??
		transverseMercator(meridian, easting, { falseNorthing: northing, scale, latitudeOfOrigin: origin })
	);
}

/** The zone whose parameters these are. A meridian that both widths share (117° …) is 3° unless the prefix says 6°. */
function zoneOf(meridian: number, easting: number): Crs | null {
	const three = meridian / 3;
	const six = (meridian + 3) / 6;
	const prefix = (easting - 500_000) / 1e6;
	if (Number.isInteger(six) && prefix === six && six >= 13 && six <= 23) return gaussKruger(6, six, true);
	if (!Number.isInteger(three) || three < 25 || three > 45) return null;
	if (prefix === three) return gaussKruger(3, three, true);
	return prefix === 0 ? gaussKruger(3, three, false) : null;
}

function datumOf(root: Node): { wgs84: boolean; problem?: Problem } {
	const datum = find(root, 'DATUM') ?? find(root, 'ENSEMBLE');
	const spheroid = find(root, 'SPHEROID') ?? find(root, 'ELLIPSOID');
	const name = `${nameOf(datum)} ${nameOf(spheroid)} ${nameOf(root)}`;
	const axis = Number(spheroid?.values[1]);
	const flattening = Number(spheroid?.values[2]);
	if (axis === 6378140 || /xi'?an|西安/i.test(name))
		return { wgs84: false, problem: datumShiftUnknown(name, '西安 80') };
	if (axis === 6378245 || /beijing|北京|krass?ov/i.test(name))
		return { wgs84: false, problem: datumShiftUnknown(name, '北京 54') };
	const close = Math.abs(axis - 6378137) < 0.01 && Math.abs(flattening - 298.2572221) < 1e-4;
	const known = /china.?(2000|geodetic)|cgcs.?2000|wgs.?(19)?84|world geodetic system/i.test(name);
	if (close && known) return { wgs84: /wgs|world geodetic/i.test(name) };
	return {
		wgs84: false,
		problem: {
			code: 'crs.datum-unknown',
			message: '坐标系的大地基准不是 CGCS2000，转换参数未知',
			path: '.prj',
			got: nameOf(datum) || nameOf(root),
			expected: 'CGCS2000（长半轴 6378137，扁率分母 298.257222101）或 WGS 84',
			fix: '先转换为 CGCS2000；若坐标确为 CGCS2000 而 .prj 写错，用 --crs 指定',
		},
	};
}

export function datumShiftUnknown(got: string, datum: string): Problem {
	return {
		code: 'crs.datum-shift-unknown',
		message: `${datum}坐标系到 CGCS2000 的转换参数未公开，不能直接使用`,
		path: '.prj',
		got: got.trim(),
		expected: 'CGCS2000（EPSG:4490、4491–4554）',
		fix: '请测绘部门转换为 CGCS2000；若坐标确为 CGCS2000 而标注写错，用 --crs EPSG：编号 指定',
	};
}

function unreadable(text: string): Problem {
	return {
		code: 'crs.unreadable',
		message: '坐标系说明（.prj）无法解读',
		path: '.prj',
		got: text.slice(0, 80),
		expected: 'WKT 文本',
		fix: '用 --crs EPSG：编号 指定坐标系',
	};
}

const flat = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const nameOf = (node: Node | undefined) => String(node?.values.find((v) => typeof v === 'string') ?? '');

function metresOf(root: Node): number {
	// The projected system's own unit stands beside the projection; in version 2 on its axes.
	const unit =
		root.values.filter(isNode).find((n) => /^(UNIT|LENGTHUNIT)$/.test(n.keyword)) ?? find(root, 'LENGTHUNIT');
	return unit ? Number(unit.values[1]) : 1;
}

function isNode(value: string | number | Node): value is Node {
	return typeof value === 'object';
}

function all(node: Node, keyword: string): Node[] {
	return node.values.filter(isNode).flatMap((n) => (n.keyword === keyword ? [n] : all(n, keyword)));
}

function find(node: Node, keyword: string): Node | undefined {
	return all(node, keyword)[0];
}

/** WKT → tree; `null` where brackets or quotes do not pair. */
function parseWkt(text: string): Node | null {
	const tokens = text.match(/"(?:[^"]|"")*"|[[\](),]|[^\s[\](),"]+/g) ?? [];
	let at = 0;
	const node = (): Node | null => {
		const keyword = (tokens[at++] ?? '').toUpperCase();
		if (!/^[A-Z_0-9]+$/.test(keyword) || !/^[[(]$/.test(tokens[at++] ?? '')) return null;
		const values: Node['values'] = [];
		for (;;) {
			const token = tokens[at];
			if (token === undefined) return null;
			if (token === ']' || token === ')') {
				at++;
				return { keyword, values };
			}
			if (token === ',') at++;
			else if (token.startsWith('"')) {
				values.push(token.slice(1, -1).replaceAll('""', '"'));
				at++;
			} else if (/^[[(]$/.test(tokens[at + 1] ?? '')) {
				const inner = node();
				if (!inner) return null;
				values.push(inner);
			} else {
				values.push(Number.isNaN(Number(token)) ? token : Number(token));
				at++;
			}
		}
	};
	return node();
}
