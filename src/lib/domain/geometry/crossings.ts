import Flatbush from 'flatbush';
import type { BoundaryFinding } from './boundary-finding.ts';
import { type Edge, meet } from './edge-meeting.ts';
import { RingChains } from './ring-chains.ts';

/** Below this many edges every pair is looked at: an index costs more than it saves. */
const INDEXED_FROM = 48;

/** Edges that meet where they should not, each place once. */
export function crossings(edges: readonly Edge[]): BoundaryFinding[] {
	const findings: BoundaryFinding[] = [];
	const seen = new Set<string>();
	const splits = new RingChains();
	for (const [a, b] of nearPairs(edges)) {
		const sameRing = a.polygon === b.polygon && a.ring === b.ring;
		const step = Math.abs(b.place - a.place);
		if (sameRing && (step === 1 || step === a.count - 1)) continue;
		const meeting = meet(a, b);
		if (!meeting) continue;
		if (!sameRing && meeting.kind === 'touch') {
			// Parts may touch at points; so may rings of one part, but not so that a chain of them closes.
			if (a.polygon === b.polygon && splits.join(a, b, meeting.at)) {
				findings.push({
					code: 'boundary.interior-split',
					polygon: a.polygon,
					ring: b.ring,
					at: meeting.at,
				});
			}
			continue;
		}
		const code = !sameRing
			? 'boundary.rings-cross'
			: meeting.kind === 'touch'
				? 'boundary.self-touch'
				: 'boundary.self-crossing';
		const key = `${code} ${meeting.at.join(' ')}`;
		if (seen.has(key)) continue;
		seen.add(key);
		findings.push({
			code,
			polygon: a.polygon,
			ring: a.ring,
			point: a.point,
			other: { polygon: b.polygon, ring: b.ring, point: b.point },
			at: meeting.at,
		});
	}
	return findings;
}

/** Pairs of edges whose boxes touch. */
function* nearPairs(edges: readonly Edge[]): Generator<[Edge, Edge]> {
	if (edges.length < INDEXED_FROM) {
		for (let i = 0; i < edges.length; i++)
			for (let j = i + 1; j < edges.length; j++) {
				const [a, b] = [edges[i] as Edge, edges[j] as Edge];
				if (boxesTouch(a, b)) yield [a, b];
			}
		return;
	}
	const index = new Flatbush(edges.length);
	for (const e of edges) index.add(...boxOf(e));
	index.finish();
	for (let i = 0; i < edges.length; i++) {
		const a = edges[i] as Edge;
		for (const j of index.search(...boxOf(a), (other) => other > i)) yield [a, edges[j] as Edge];
	}
}

function boxesTouch(a: Edge, b: Edge): boolean {
	return (
		Math.min(a.x1, a.x2) <= Math.max(b.x1, b.x2) &&
		Math.max(a.x1, a.x2) >= Math.min(b.x1, b.x2) &&
		Math.min(a.y1, a.y2) <= Math.max(b.y1, b.y2) &&
		Math.max(a.y1, a.y2) >= Math.min(b.y1, b.y2)
	);
}

function boxOf({ x1, y1, x2, y2 }: Edge): [number, number, number, number] {
	return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}
