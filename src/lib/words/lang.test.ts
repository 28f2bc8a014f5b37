import { describe, expect, it } from 'vitest';
import { langOfRequest } from './lang.ts';

describe('the language of a request', () => {
	it('is the remembered one, whatever the browser says', () => {
		expect(langOfRequest('en', 'zh-CN')).toBe('en');
	});
	it('is the best of Accept-Language that we speak', () => {
		expect(langOfRequest(undefined, 'fr-FR, en-GB;q=0.7, zh;q=0.9')).toBe('zh-CN');
		expect(langOfRequest(undefined, 'de, en;q=0.5')).toBe('en');
	});
	it('is Chinese where nothing is known, and where the cookie holds nonsense', () => {
		expect(langOfRequest(undefined, null)).toBe('zh-CN');
		expect(langOfRequest('xx', 'ja, en;q=0')).toBe('zh-CN');
	});
});
