const bytesOf = new Map<string, [number, number]>();

/** Text in GBK, as Windows programs in China write it. Node decodes GBK and does not encode it: the table is turned round. */
export function gbk(text: string): Uint8Array<ArrayBuffer> {
	if (bytesOf.size === 0) fill();
	const bytes: number[] = [];
	for (const char of text) {
		const code = char.codePointAt(0) ?? 0;
		const pair = bytesOf.get(char);
		if (code < 0x80) bytes.push(code);
		else if (pair) bytes.push(...pair);
		else throw new Error(`gbk: "${char}" is not in GBK`);
	}
	return Uint8Array.from(bytes);
}

function fill(): void {
	const decoder = new TextDecoder('gbk');
	for (let lead = 0x81; lead <= 0xfe; lead++)
		for (let trail = 0x40; trail <= 0xfe; trail++) {
			const char = decoder.decode(Uint8Array.of(lead, trail));
			if (trail !== 0x7f && char.length === 1 && char !== '\ufffd' && !bytesOf.has(char))
				bytesOf.set(char, [lead, trail]);
		}
}
