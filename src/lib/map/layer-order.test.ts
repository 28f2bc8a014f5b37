import { expect, it } from 'vitest';
import { beforeIdOf, LAYER_GROUPS, LAYER_ORDER } from './layer-order.ts';

it('puts a layer below the next one above it that is on the map', () => {
	const onMap = new Set(['county-fill', 'building-fill', 'parcel-label']);
	expect(beforeIdOf('parcel-fill', (id) => onMap.has(id))).toBe('building-fill');
	expect(beforeIdOf('selection-line', (id) => onMap.has(id))).toBe('parcel-label');
	expect(beforeIdOf('parcel-label', (id) => onMap.has(id))).toBeUndefined();
});

it('lies as look.md says', () => {
	const order = ['county-fill', 'low-slope-fill', 'park-fill', 'parcel-fill', 'parcel-line', 'building-fill'];
	const above = ['selection-line', 'drawing-fill', 'parcel-label'];
	const at = [...order, ...above].map((id) => LAYER_ORDER.findIndex((known) => known === id));
	expect(at).toEqual([...at].sort((a, b) => a - b));
	expect(at).not.toContain(-1);
});

it('has each layer under one switch at most', () => {
	const all = Object.values(LAYER_GROUPS).flat();
	expect(new Set(all).size).toBe(all.length);
});
