import { describe, expect, it } from 'vitest';
import { InputError } from '#lib/domain/problem.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 丽水市 in GBK. */
const LISHUI_GBK = Uint8Array.from([0xc0, 0xf6, 0xcb, 0xae, 0xca, 0xd0]);

describe('text encoding', () => {
	it('is told from the bytes', () => {
		expect(detectEncoding(utf8('丽水市'))).toBe('utf-8');
		expect(detectEncoding(LISHUI_GBK)).toBe('gb18030');
		expect(detectEncoding(utf8('331100'))).toBe('utf-8');
		expect(detectEncoding(Uint8Array.from([0xff, 0xfe, 0xff]))).toBeNull();
	});

	it('is GBK where the bytes would also be UTF-8 of another script', () => {
		// 谩 in GBK; as UTF-8 it is a Latin letter.
		expect(decodeText(Uint8Array.from([0xc3, 0xa1])).text).toBe('谩');
	});

	it('drops the byte order mark', () => {
		expect(decodeText(utf8('\ufeff宗地')).text).toBe('宗地');
		expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x3d, 0x4e])).text).toBe('丽');
	});

	it('is believed as declared only if the bytes fit', () => {
		const read = decodeText(LISHUI_GBK, { declared: 'UTF-8' });
		expect(read).toMatchObject({
			text: '丽水市',
			encoding: 'gb18030',
			problems: [{ code: 'encoding.declared-wrong' }],
		});
		expect(decodeText(LISHUI_GBK, { declared: 'OEM 936' }).problems).toEqual([]);
	});

	it('is refused as asked if the bytes do not fit, and never replaced silently', () => {
		expect(() => decodeText(LISHUI_GBK, { asked: 'UTF-8' })).toThrow(InputError);
		expect(() => decodeText(LISHUI_GBK, { asked: 'EBCDIC' })).toThrow(InputError);
		expect(() => decodeText(Uint8Array.from([0x41, 0xff, 0xff]))).toThrow(InputError);
		expect(() => decodeText(utf8('a\ufffdb'), { asked: 'UTF-8' })).toThrow(InputError);
	});
});
