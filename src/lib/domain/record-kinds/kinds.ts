import { constraints } from './constraint.ts';
import { costs } from './cost.ts';
import { decisions } from './decision.ts';
import { enterprises, occupancies } from './enterprise.ts';
import { approvals, buildings, lowSlope, parcels, parks, regions, reserves } from './land.ts';
import { parkYearly } from './park-yearly.ts';
import { projects } from './project.ts';
import type { RecordKind, RecordKindName } from './record-kind.ts';
import { inspections, supplies } from './supply.ts';
import { tasks } from './task.ts';
import { yearly } from './yearly.ts';

/** Every import kind, in the order in which a bureau's files depend on each other. */
export const RECORD_KINDS: Record<RecordKindName, RecordKind> = {
	regions,
	parks,
	parcels,
	buildings,
	enterprises,
	occupancies,
	yearly,
	'park-yearly': parkYearly,
	supplies,
	inspections,
	decisions,
	costs,
	approvals,
	reserves,
	tasks,
	projects,
	'low-slope': lowSlope,
	constraints,
};

/** The kind of that name, or undefined. */
export function recordKind(name: string): RecordKind | undefined {
	return (RECORD_KINDS as Record<string, RecordKind>)[name];
}
