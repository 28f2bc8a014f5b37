/**
 * A position written as text: `119.92, 28.45` or `28.45 119.92` in degrees. Which number is the longitude is told by
 * its size (China: 73–136 against 3–54). @returns [longitude, latitude], or null where the text is none.
 */
export function coordinatesIn(text: string): [number, number] | null {
	const match = /^\s*(\d{1,3}(?:\.\d+)?)\s*[°,,;\s]\s*(\d{1,3}(?:\.\d+)?)\s*°?\s*$/.exec(text);
	if (!match) return null;
	const [a, b] = [Number(match[1]), Number(match[2])];
	const isLongitude = (n: number) => n >= 73 && n <= 136;
	const isLatitude = (n: number) => n >= 3 && n <= 54;
	if (isLongitude(a) && isLatitude(b)) return [a, b];
	if (isLatitude(a) && isLongitude(b)) return [b, a];
	return null;
}
