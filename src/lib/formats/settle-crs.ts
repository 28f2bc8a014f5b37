import { type Areal, boundsOf, mapPositions } from '#lib/domain/geometry/areal.ts';
import { type CrsGuess, fitsCrs, guessCrs } from '#lib/domain/geometry/crs-detect.ts';
import { CGCS2000, type Crs } from '#lib/domain/geometry/crs.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { crsOfCode } from './prj.ts';

/** The same geometry with east and north exchanged. */
export function swapAxes(geometry: Areal): Areal {
	return mapPositions(geometry, ([a = NaN, b = NaN, ...rest]) => [b, a, ...rest]);
}

/**
 * The CRS of a file: what the user asked for, else what the file declares, else what the coordinates say. A declared
 * CRS that no feature fits is refused, with the one that fits as the proposed fix. Throws InputError.
 */
export function settleCrs(
	geometries: readonly Areal[],
	from: { asked?: string | Crs; declared?: Crs | Problem; assumed?: Crs },
): Crs {
	const { asked } = from;
	const stated = asked === undefined ? from.declared : typeof asked === 'string' ? crsOfCode(asked) : asked;
	if (stated && 'message' in stated) throw new InputError(stated);
	const guess = commonGuess(geometries);
	if (stated) {
		if (geometries.length > 0 && !geometries.some((g) => fitsCrs(stated, boundsOf(g))))
			throw new InputError(contradiction(stated, geometries[0] as Areal, guess));
		return stated;
	}
	if (guess.kind === 'found') return guess.crs;
	const [first] = geometries;
	const { assumed } = from;
	const silent = guess.kind === 'unknown' && assumed && geometries.some((g) => fitsCrs(assumed, boundsOf(g)));
	if (silent) return assumed;
	if (!first) return assumed ?? CGCS2000;
	throw new InputError(notFound(guess, first));
}

/** Why a feature cannot lie in the file's CRS, or `null`. */
export function fitProblem(crs: Crs, geometry: Areal, row: number): Problem | null {
	const bounds = boundsOf(geometry);
	return fitsCrs(crs, bounds) ? null : { ...contradiction(crs, geometry, guessCrs(bounds)), row };
}

/** What most features say: one point gone astray must not decide for a file. */
function commonGuess(geometries: readonly Areal[]): CrsGuess {
	const votes = new Map<string, { guess: CrsGuess; count: number }>();
	for (const geometry of geometries) {
		const guess = guessCrs(boundsOf(geometry));
		const key = 'crs' in guess ? `${guess.kind} ${guess.crs.code}` : guess.kind;
		votes.set(key, { guess, count: (votes.get(key)?.count ?? 0) + 1 });
	}
	const [most] = [...votes.values()].sort((a, b) => b.count - a.count);
	return most?.guess ?? { kind: 'unknown' };
}

function contradiction(crs: Crs, geometry: Areal, guess: CrsGuess): Problem {
	const swapped = guess.kind === 'swapped' || fitsCrs(crs, boundsOf(swapAxes(geometry)));
	if (swapped) return swappedProblem(geometry, guess.kind === 'swapped' ? guess.crs : crs);
	return {
		code: 'crs.contradicted',
		message: `坐标与坐标系 ${crs.code}(${crs.name})不符`,
		path: 'crs',
		got: boundsOf(geometry),
		expected: guess.kind === 'found' ? guess.crs.code : crs.name,
		fix:
			guess.kind === 'found'
				? `坐标像是 ${guess.crs.name}，可用 --crs ${guess.crs.code}`
				: '核对坐标系与坐标',
	};
}

function swappedProblem(geometry: Areal, crs: Crs): Problem {
	return {
		code: 'crs.swapped',
		message: 'X 与 Y（北与东）像是写反了',
		path: 'crs',
		got: boundsOf(geometry),
		expected: `${crs.code}(${crs.name})，东坐标在前`,
		fix: '确认后用 --swap-axes 交换，或改正文件',
	};
}

function notFound(guess: CrsGuess, geometry: Areal): Problem {
	const got = boundsOf(geometry);
	if (guess.kind === 'swapped') return swappedProblem(geometry, guess.crs);
	if (guess.kind === 'zone-missing')
		return {
			code: 'crs.zone-missing',
			message: '东坐标没有带号，又没有坐标系说明，不知是哪一带',
			path: 'crs',
			got,
			expected: 'EPSG:4534–4554（3 度带，无带号）',
			fix: '用 --crs 指定，如丽水（中央经线 120°）用 --crs EPSG:4549',
		};
	return {
		code: guess.kind === 'ambiguous' ? 'crs.ambiguous' : 'crs.missing',
		message:
			guess.kind === 'ambiguous'
				? '坐标既可能是 6 度带也可能是 Web 墨卡托'
				: '没有坐标系说明，坐标也认不出来',
		path: 'crs',
		got,
		expected: '经纬度，或带号在前的高斯-克吕格坐标',
		fix: '用 --crs EPSG：编号 指定坐标系',
	};
}
