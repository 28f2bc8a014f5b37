/** The place of a tile from the parts of its path; null where there is no such tile. */
export function tileOf(params: {
	z: string;
	x: string;
	y: string;
}): { z: number; x: number; y: number } | null {
	const [z, x, y] = [params.z, params.x, params.y].map((text) =>
		/^\d{1,8}$/.test(text) ? Number(text) : NaN,
	) as [number, number, number];
	const inside = (n: number) => n >= 0 && n < 2 ** z;
	return z >= 0 && z <= 22 && inside(x) && inside(y) ? { z, x, y } : null;
}
