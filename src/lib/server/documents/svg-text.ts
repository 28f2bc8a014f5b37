/** Faces that the reader's machine, or the PDF, has. */
export const FACES =
	'Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif';

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

/** A text inside SVG; what XML forbids is left out. */
export function escaped(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
		.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}

export interface TextLook {
	/** Height of the type, mm. */
	size: number;
	bold?: boolean;
	colour?: string;
	anchor?: 'start' | 'middle' | 'end';
	halo?: boolean;
	/** Degrees, clockwise. */
	turn?: number;
}

const number = (value: number) => String(Math.round(value * 1000) / 1000);
export { number as mm };

/** A line of text, its baseline at (x, y). */
export function textAt(x: number, y: number, text: string, look: TextLook): string {
	const { size, bold = false, colour = '#1b2326', anchor = 'start', halo = false, turn } = look;
	const at = `x="${number(x)}" y="${number(y)}"${turn ? ` transform="rotate(${turn} ${number(x)} ${number(y)})"` : ''}`;
	const type = `font-size="${size}" text-anchor="${anchor}"${bold ? ' font-weight="bold"' : ''}`;
	const words = escaped(text);
	// The halo is a text of its own beneath: `paint-order` is not known to every reader of SVG.
	const under = halo
		? `<text ${at} ${type} fill="none" stroke="#ffffff" stroke-width="${number(size * 0.28)}" stroke-linejoin="round">${words}</text>`
		: '';
	return `${under}<text ${at} ${type} fill="${colour}">${words}</text>`;
}

/** The width of a text, mm: Chinese is as wide as it is high, Latin a little over half. */
export function widthOf(text: string, size: number): number {
	return [...text].reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e7f ? 1 : 0.56), 0) * size;
}

/** A text broken into lines of at most `room` mm; Chinese may break anywhere, Latin at spaces. */
export function linesOf(text: string, size: number, room: number): string[] {
	const pieces = text.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s]+\s*|\s+/gu) ?? [];
	const lines: string[] = [];
	let line = '';
	for (const piece of pieces) {
		if (line && widthOf((line + piece).trimEnd(), size) > room && !/^[，。；：、）]/.test(piece)) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += piece;
	}
	return line.trim() ? [...lines, line.trimEnd()] : lines;
}
