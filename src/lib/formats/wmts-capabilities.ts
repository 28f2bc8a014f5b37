import { InputError } from '#lib/domain/problem.ts';
import { readXml, type XmlElement } from './xml.ts';

/** One layer of a WMTS in one of its matrix sets. `template` is what a map asks with; null where it cannot draw it. */
export interface WmtsChoice {
	layer: string;
	title: string;
	set: string;
	/** As the set names its CRS: urn:ogc:def:crs:EPSG::3857. */
	crs: string;
	/** `mercator` can be drawn; `degrees` (4490, 4326: Tianditu's `c`) and others cannot in a web Mercator map. */
	grid: 'mercator' | 'degrees' | 'other';
	/** With {z}, {x}, {y} in place; REST or KVP. */
	template: string | null;
	minzoom: number;
	maxzoom: number;
}

/** Scale denominator of zoom 0 at 256 px in web Mercator (OGC 07-057r7, annex E.4). */
const ZOOM_0 = 559_082_264.028_717_8;
const MERCATOR = /EPSG:*(?:[\d.]*:)?(3857|900913|3785)$/i;
const DEGREES = /(EPSG:*(?:[\d.]*:)?(4490|4326)|CRS84)$/i;

/**
 * Reads the layers of a WMTS 1.0.0 GetCapabilities document.
 * @throws InputError `wmts-capabilities` where the text is not such a document or offers no layer
 */
export function readWmtsCapabilities(text: string): WmtsChoice[] {
	const root = readXml(text);
	const contents = root?.child('Contents');
	if (!root || root.name !== 'Capabilities' || !contents)
		throw new InputError({
			code: 'wmts-capabilities',
			message: '地址的回答不是 WMTS 能力文档。',
			got: text.slice(0, 80),
			expected: '<Capabilities>…<Contents>…',
			fix: '填写 GetCapabilities 的完整地址。',
		});
	const sets = new Map(contents.children('TileMatrixSet').map((set) => [set.text('Identifier'), set]));
	const kvp = getTileAddress(root);
	const choices = contents.children('Layer').flatMap((layer) =>
		layer.children('TileMatrixSetLink').flatMap((link): WmtsChoice[] => {
			const set = sets.get(link.text('TileMatrixSet'));
			return set ? [choiceOf(layer, set, kvp)] : [];
		}),
	);
	if (choices.length === 0)
		throw new InputError({ code: 'wmts-no-layers', message: '该 WMTS 没有可用的图层。', expected: 'Layer' });
	return choices;
}

function choiceOf(layer: XmlElement, set: XmlElement, kvp: string | null): WmtsChoice {
	const crs = set.text('SupportedCRS');
	const grid = MERCATOR.test(crs) ? 'mercator' : DEGREES.test(crs) ? 'degrees' : 'other';
	const zooms = set.children('TileMatrix').map((matrix) => ({
		id: matrix.text('Identifier'),
		zoom: Math.log2(ZOOM_0 / Number(matrix.text('ScaleDenominator'))),
	}));
	const whole = zooms.filter(({ zoom }) => Number.isFinite(zoom) && Math.abs(zoom - Math.round(zoom)) < 0.02);
	const prefixes = new Set(
		whole.map(({ id, zoom }) => {
			const z = String(Math.round(zoom));
			return id.endsWith(z) ? id.slice(0, id.length - z.length) : null;
		}),
	);
	const [prefix] = prefixes;
	// Matrices that are not named by their zoom, or are not whole zooms, have no {z} to be asked with.
	const named =
		prefixes.size === 1 && prefix !== null && prefix !== undefined && whole.length === zooms.length;
	const style =
		layer.children('Style').find((one) => one.attribute('isDefault') === 'true') ?? layer.child('Style');
	const values = {
		layer: layer.text('Identifier'),
		style: style?.text('Identifier') ?? 'default',
		set: set.text('Identifier'),
		format: layer.children('Format').map((f) => f.value)[0] ?? 'image/png',
	};
	const rest = layer
		.children('ResourceURL')
		.find((url) => url.attribute('resourceType') === 'tile')
		?.attribute('template');
	const template = rest
		? restTemplate(rest, values, prefix ?? '')
		: kvp && kvpTemplate(kvp, values, prefix ?? '');
	const numbers = whole.map(({ zoom }) => Math.round(zoom));
	return {
		layer: values.layer,
		title: layer.text('Title') || values.layer,
		set: values.set,
		crs,
		grid,
		template: grid === 'mercator' && named ? (template ?? null) : null,
		minzoom: numbers.length > 0 ? Math.min(...numbers) : 0,
		maxzoom: numbers.length > 0 ? Math.min(22, Math.max(...numbers)) : 18,
	};
}

type Asked = Record<'layer' | 'style' | 'set' | 'format', string>;

function restTemplate(template: string, { layer, style, set }: Asked, prefix: string): string {
	const values: Record<string, string> = {
		layer,
		style,
		tilematrixset: set,
		tilematrix: `${prefix}{z}`,
		tilecol: '{x}',
		tilerow: '{y}',
	};
	return template.replace(/\{(\w+)\}/g, (all, name: string) => values[name.toLowerCase()] ?? all);
}

function kvpTemplate(address: string, { layer, style, set, format }: Asked, prefix: string): string {
	const join = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
	const enc = encodeURIComponent;
	return (
		`${address}${join}SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${enc(layer)}&STYLE=${enc(style)}` +
		`&FORMAT=${enc(format)}&TILEMATRIXSET=${enc(set)}&TILEMATRIX=${enc(prefix)}{z}&TILEROW={y}&TILECOL={x}`
	);
}

function getTileAddress(root: XmlElement): string | null {
	const operation = root
		.child('OperationsMetadata')
		?.children('Operation')
		.find((one) => one.attribute('name') === 'GetTile');
	return operation?.child('DCP')?.child('HTTP')?.child('Get')?.attribute('href') ?? null;
}
