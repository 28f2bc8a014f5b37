import { expect, it } from 'vitest';
import { crsOfEpsg } from '#lib/domain/geometry/crs.ts';
import { wordsIn } from '#lib/words/words.ts';
import { crsName } from './crs-choices.ts';

const en = (code: number) => crsName(crsOfEpsg(code)!, wordsIn('en'), 'en');

it('a coordinate system is called in the language of the page', () => {
	expect(en(4490)).toBe('CGCS2000 longitude, latitude');
	expect(en(4528)).toBe('3° zone 40 (central meridian 120°)');
	expect(en(4549)).toBe('Central meridian 120° (3° zone, no zone number)');
	expect(en(4499)).toBe('6° zone 21 (central meridian 123°)');
	expect(en(3857)).toBe('EPSG:3857');
	expect(crsName({ code: 'custom', name: '地方坐标' }, wordsIn('en'), 'en')).toBe('custom');
	expect(crsName(crsOfEpsg(4528)!, wordsIn('zh-CN'), 'zh-CN')).toBe('CGCS2000 3 度带 40 带');
});
