import { isBlank } from './cell.ts';

const ANSWERS: Record<string, boolean> = { 是: true, 否: false, true: true, false: false };

/** A cell under a heading of which we know nothing but its name: a number, yes or no, text, or missing. */
export function looseFact(raw: unknown): string | number | boolean | null {
	if (isBlank(raw)) return null;
	if (typeof raw === 'number' || typeof raw === 'boolean') return raw;
	const text = String(raw).normalize('NFKC').trim();
	const answer = ANSWERS[text.toLowerCase()];
	if (answer !== undefined) return answer;
	return /^-?(\d+\.?\d*|\.\d+)$/.test(text) && Math.abs(Number(text)) < 1e15
		? Number(text)
		: String(raw).trim();
}
