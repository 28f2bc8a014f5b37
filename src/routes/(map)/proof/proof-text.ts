/** Arithmetic as it is read: a figure carries six decimals at most, the value itself is unrounded in the record. */
export function arithmeticText(arithmetic: string): string {
	return arithmetic.replace(/\d+\.\d{7,}/g, (number) => String(Number(Number(number).toFixed(6))));
}

/** The first web address in a source, or null. */
export function linkIn(source: string): string | null {
	return /https?:\/\/[^\s;；）)]+/.exec(source)?.[0] ?? null;
}

/** `2026-11-23 21:11` of an ISO instant, in the reader's own time. */
export function timeText(iso: string): string {
	const at = new Date(iso);
	if (Number.isNaN(at.getTime())) return iso;
	const two = (n: number) => String(n).padStart(2, '0');
	return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
