import type { Position } from 'geojson';
import { feature as topoFeature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import { type Crs, WGS84 } from '#lib/domain/geometry/crs.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { type Cell, chooseLayer, type RawFeature, type RawLayer } from './layer.ts';
import { crsOfCode } from './prj.ts';

type Json = Record<string, unknown>;

/**
 * GeoJSON (a collection, one feature or a bare geometry; the old `crs` member is honoured, Chinese exports still carry
 * it) or TopoJSON → polygons. What is no polygon stays in the list with a problem. Throws InputError where the text is
 * neither, or where a topology has several layers and none is chosen.
 */
export function readGeojson(text: string, layer?: string): RawLayer {
	const root = parse(text);
	let list: unknown[];
	if (root.type === 'Topology') list = topologyFeatures(root, layer);
	else if (root.type === 'FeatureCollection' && Array.isArray(root.features)) list = root.features;
	else if (root.type === 'Feature') list = [root];
	else if (isGeometry(root)) list = [{ type: 'Feature', properties: {}, geometry: root }];
	else throw notGeojson(`type: ${String(root.type)}`);
	const declared = declaredCrs(root.crs);
	const features = list.map((item, i) => readFeature(item, i + 1));
	const fields = [...new Set(features.flatMap((f) => Object.keys(f.properties)))];
	return {
		features,
		fields,
		...(declared ? { declared } : {}),
		assumed: WGS84,
		encoding: 'utf-8',
		problems: [],
	};
}

function parse(text: string): Json {
	try {
		const value: unknown = JSON.parse(text);
		if (isObject(value)) return value;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw notGeojson(error.message);
	}
	throw notGeojson(text.slice(0, 40));
}

function topologyFeatures(root: Json, layer?: string): unknown[] {
	const objects = isObject(root.objects) ? root.objects : {};
	const name = chooseLayer(Object.keys(objects), layer);
	const object = objects[name] as GeometryObject;
	try {
		const made: unknown = topoFeature(root as unknown as Topology, object);
		return isObject(made) && Array.isArray(made.features) ? made.features : [made];
	} catch (error) {
		throw notGeojson(`TopoJSON ${name}: ${String(error)}`);
	}
}

function declaredCrs(member: unknown): Crs | Problem | undefined {
	if (!isObject(member)) return undefined;
	const properties = isObject(member.properties) ? member.properties : {};
	const name = String(properties.name ?? properties.code ?? '');
	if (name === '' || /CRS84$/i.test(name)) return undefined;
	const crs = crsOfCode(/(\d{4,5})\D*$/.exec(name)?.[1] ?? name);
	return 'message' in crs ? { ...crs, path: 'crs', got: name } : crs;
}

function readFeature(item: unknown, row: number): RawFeature {
	const source = isObject(item) ? item : {};
	const id = typeof source.id === 'string' || typeof source.id === 'number' ? String(source.id) : undefined;
	const read = readGeometry(source.geometry, row);
	return {
		row,
		...(id === undefined ? {} : { id }),
		properties: isObject(source.properties) ? cellsOf(source.properties) : {},
		geometry: 'message' in read ? null : read,
		problems: 'message' in read ? [read] : [],
	};
}

function readGeometry(value: unknown, row: number): Areal | Problem {
	if (!isObject(value)) return noPolygon(row, '没有图形', null);
	const { type } = value;
	if (type === 'Polygon' && isPolygon(value.coordinates)) return { type, coordinates: value.coordinates };
	if (type === 'MultiPolygon' && Array.isArray(value.coordinates) && value.coordinates.every(isPolygon))
		return { type, coordinates: value.coordinates };
	if (type === 'GeometryCollection' && Array.isArray(value.geometries)) {
		return noPolygon(row, '图形是几何集合(GeometryCollection),请拆成单独的面', type);
	}
	if (type === 'Polygon' || type === 'MultiPolygon') {
		return {
			code: 'geometry.bad-coordinates',
			message: '坐标数组的写法不正确',
			row,
			path: 'geometry.coordinates',
			got: JSON.stringify(value.coordinates)?.slice(0, 60),
			expected: type === 'Polygon' ? '[[[经度， 纬度], …], …]' : '[[[[经度， 纬度], …], …], …]',
			fix: '重新导出 GeoJSON',
		};
	}
	return noPolygon(row, '图形不是面', String(type));
}

function noPolygon(row: number, message: string, got: unknown): Problem {
	return {
		code: got === null ? 'geometry.none' : 'geometry.not-polygon',
		message,
		row,
		path: 'geometry',
		got,
		expected: 'Polygon 或 MultiPolygon',
		fix: '导出面图层',
	};
}

function isPolygon(value: unknown): value is Position[][] {
	const isPosition = (p: unknown) =>
		Array.isArray(p) && p.length >= 2 && p.every((n) => typeof n === 'number');
	return (
		Array.isArray(value) && value.length > 0 && value.every((r) => Array.isArray(r) && r.every(isPosition))
	);
}

function isGeometry(value: Json): boolean {
	return Array.isArray(value.coordinates) || Array.isArray(value.geometries);
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nested values are kept as JSON text: a cell is one value. */
function cellsOf(properties: Json): Record<string, Cell> {
	return Object.fromEntries(
		Object.entries(properties).map(([name, value]) => {
			const plain =
				value === null ||
				typeof value === 'string' ||
				typeof value === 'number' ||
				typeof value === 'boolean';
			return [name, plain ? value : value === undefined ? null : JSON.stringify(value)];
		}),
	);
}

function notGeojson(got: string): InputError {
	return new InputError({
		code: 'geojson.unreadable',
		message: '不是有效的 GeoJSON 或 TopoJSON',
		got,
		expected: 'FeatureCollection、Feature、几何对象或 Topology',
		fix: '重新导出 GeoJSON',
	});
}
