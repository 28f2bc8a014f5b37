import { describe, expect, it } from 'vitest';
import { InputError } from '#lib/domain/problem.ts';
import { readWmtsCapabilities } from './wmts-capabilities.ts';

const matrices = (prefix: string, first: number, zooms: number[]) =>
	zooms
		.map(
			(z) =>
				`<TileMatrix><ows:Identifier>${prefix}${z}</ows:Identifier><ScaleDenominator>${first / 2 ** z}</ScaleDenominator></TileMatrix>`,
		)
		.join('');
const capabilities = `<?xml version="1.0"?>
<Capabilities xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xlink="http://www.w3.org/1999/xlink">
 <!-- a bureau's own server -->
 <ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP>
  <ows:Get xlink:href="http://tiles.local:8080/wmts?key=a&amp;b=c"/></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>
 <Contents>
  <Layer><ows:Title>影像 &lt;2024&gt;</ows:Title><ows:Identifier>img</ows:Identifier><Style isDefault="true"><ows:Identifier>plain</ows:Identifier></Style>
   <Format>image/jpeg</Format>
   <TileMatrixSetLink><TileMatrixSet>w</TileMatrixSet></TileMatrixSetLink>
   <TileMatrixSetLink><TileMatrixSet>c</TileMatrixSet></TileMatrixSetLink></Layer>
  <Layer><ows:Identifier>roads</ows:Identifier><ResourceURL format="image/png" resourceType="tile"
    template="http://tiles.local/{Layer}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"/>
   <TileMatrixSetLink><TileMatrixSet>g</TileMatrixSet></TileMatrixSetLink></Layer>
  <TileMatrixSet><ows:Identifier>w</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::900913</ows:SupportedCRS>${matrices('', 559082264.0287178, [1, 2, 18])}</TileMatrixSet>
  <TileMatrixSet><ows:Identifier>c</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::4490</ows:SupportedCRS>${matrices('', 295497598.5708346, [1, 2])}</TileMatrixSet>
  <TileMatrixSet><ows:Identifier>g</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG:6.18.3:3857</ows:SupportedCRS>${matrices('EPSG:3857:', 559082264.0287178, [0, 12])}</TileMatrixSet>
 </Contents></Capabilities>`;

describe('WMTS capabilities', () => {
	const choices = readWmtsCapabilities(capabilities);

	it('give a template by key and value for a Mercator set', () => {
		expect(choices[0]).toEqual({
			layer: 'img',
			title: '影像 <2024>',
			set: 'w',
			crs: 'urn:ogc:def:crs:EPSG::900913',
			grid: 'mercator',
			minzoom: 1,
			maxzoom: 18,
			template:
				'http://tiles.local:8080/wmts?key=a&b=c&SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=plain' +
				'&FORMAT=image%2Fjpeg&TILEMATRIXSET=w&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
		});
	});

	it('say of a set in degrees (CGCS2000, Tianditu c) that it cannot be drawn', () => {
		expect(choices[1]).toMatchObject({ set: 'c', grid: 'degrees', template: null });
	});

	it('fill a REST template, with matrices that carry a prefix', () => {
		expect(choices[2]?.template).toBe('http://tiles.local/roads/g/EPSG:3857:{z}/{y}/{x}.png');
	});

	it('are refused with a reason where they are something else', () => {
		for (const text of ['<html><body>login</body></html>', 'no', '<Capabilities><Contents></Capabilities>'])
			expect(() => readWmtsCapabilities(text)).toThrow(InputError);
	});
});
