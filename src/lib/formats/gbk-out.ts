let pairs: Map<string, readonly [number, number]> | null = null;

/**
 * Text as GBK bytes, as cadastral programs expect it, or null where a character is not in GBK. Browsers and Node decode
 * GBK and do not encode it: the decoder's table is turned round, once.
 */
export function gbkBytes(text: string): Uint8Array<ArrayBuffer> | null {
	pairs ??= table();
	const bytes: number[] = [];
	for (const char of text) {
		const code = char.codePointAt(0) ?? 0;
		const pair = pairs.get(char);
		if (code < 0x80) bytes.push(code);
		else if (pair) bytes.push(...pair);
		else return null;
	}
	return Uint8Array.from(bytes);
}

function table(): Map<string, readonly [number, number]> {
	const decoder = new TextDecoder('gbk');
	const made = new Map<string, readonly [number, number]>();
	for (let lead = 0x81; lead <= 0xfe; lead++)
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			const char = decoder.decode(Uint8Array.of(lead, trail));
			const whole = trail !== 0x7f && char.length === 1 && char !== '\ufffd';
			if (whole && !made.has(char)) made.set(char, [lead, trail]);
		}
	return made;
}
