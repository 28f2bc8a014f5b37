import type { FeatureFile, SourceFeature } from '#lib/formats/settle-features.ts';

const ID_FIELDS = [
	'id',
	'ZDDM',
	'宗地代码',
	'BDCDYH',
	'DKBH',
	'地块编号',
	'TBBH',
	'XZQDM',
	'OBJECTID',
	'FID',
];

/** The feature's own id, else the first of the usual id fields that is filled and unique, else its place in the file. */
export function idOf({ features, fields }: FeatureFile): (feature: SourceFeature) => string {
	const known = (value: unknown) => value !== null && value !== undefined && value !== '';
	const field = ID_FIELDS.map((name) => fields.find((f) => f.toLowerCase() === name.toLowerCase())).find(
		(name) =>
			name !== undefined &&
			features.every((f) => known(f.properties[name])) &&
			new Set(features.map((f) => f.properties[name])).size === features.length,
	);
	return (feature) => feature.id ?? String(field === undefined ? feature.row : feature.properties[field]);
}
