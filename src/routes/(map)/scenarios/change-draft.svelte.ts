import type { NumericFact } from '#lib/domain/facts.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import type {
	Assumption,
	ChangeKind,
	FloorSpace,
	ScenarioChange,
	Target,
} from '#lib/domain/scenario/change.ts';

/** Figures that a planner is asked for, in order. */
export const ASKED: readonly NumericFact[] = [
	'taxWan',
	'valueAddedWan',
	'revenueWan',
	'employees',
	'fixedInvestmentWan',
	'energyTce',
	'rdWan',
];

const numberOf = (text: string): number | null =>
	text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const shown = (value: number | null): string => (value === null ? '' : String(value));

/** A change as it stands in a form: texts until it is complete. Nothing is filled in that nobody entered. */
export class ChangeDraft {
	kind = $state<ChangeKind>('vacate');
	name = $state('');
	landUse = $state('');
	industry = $state('');
	scale = $state<'unknown' | 'above' | 'below'>('unknown');
	taken = $state<'cleared' | 'kept'>('cleared');
	floorBy = $state<FloorSpace['by'] | 'none'>('none');
	floorValue = $state('');
	footprint = $state('');
	figures = $state<Record<string, { value: string; per: Assumption['per'] }>>(
		Object.fromEntries(ASKED.map((fact) => [fact, { value: '', per: 'total' as const }])),
	);
	fact = $state<NumericFact>('taxWan');
	value = $state('');
	buildings = $state<'kept' | 'demolished'>('kept');
	/** The firm that leaves, as text of its id. */
	firm = $state('');
	source = $state('');

	/** Takes a change into the form. */
	load(change: ScenarioChange): void {
		this.kind = change.kind;
		if ('name' in change) this.name = change.name;
		if ('source' in change) this.source = change.source;
		if ('landUse' in change) this.landUse = change.landUse ?? '';
		if ('industry' in change) this.industry = change.industry ?? '';
		if ('taken' in change) this.taken = change.taken;
		if ('aboveScale' in change)
			this.scale = change.aboveScale === null ? 'unknown' : change.aboveScale ? 'above' : 'below';
		if ('floor' in change && change.floor) {
			const { by, value, footprintM2, source } = change.floor;
			[this.floorBy, this.floorValue, this.footprint] = [by, String(value), shown(footprintM2)];
			this.source = source;
		}
		if ('figures' in change)
			for (const { fact, value, per, source } of change.figures) {
				this.figures[fact] = { value: String(value), per };
				this.source = source;
			}
		if (change.kind === 'fact') [this.fact, this.value] = [change.fact, shown(change.value)];
		if (change.kind === 'vacate') this.buildings = change.buildings;
		if (change.kind === 'tenant-leaves') this.firm = String(change.enterprise);
	}

	get #aboveScale(): boolean | null {
		return this.scale === 'unknown' ? null : this.scale === 'above';
	}

	get #floor(): FloorSpace | null {
		const value = numberOf(this.floorValue);
		if (this.floorBy === 'none' || value === null || value < 0 || this.#lacksFootprint) return null;
		return { by: this.floorBy, value, footprintM2: numberOf(this.footprint), source: this.source.trim() };
	}

	/** Storeys of a new block stand on nothing known, unless buildings come along with what it covers. */
	get needsFootprint(): boolean {
		return this.kind === 'block' && this.floorBy === 'storeys' && this.taken !== 'kept';
	}

	get #lacksFootprint(): boolean {
		return this.needsFootprint && numberOf(this.footprint) === null;
	}

	get #figures(): Assumption[] {
		return ASKED.flatMap((fact) => {
			const { value, per } = this.figures[fact] as { value: string; per: Assumption['per'] };
			const number = numberOf(value);
			return number === null || number < 0 ? [] : [{ fact, value: number, per, source: this.source.trim() }];
		});
	}

	/** Whether a figure was entered that has to say where it is from. */
	get needsSource(): boolean {
		if (this.kind === 'boundary') return false;
		if (this.kind === 'block' || this.kind === 'tenant-arrives')
			return this.#figures.length > 0 || (this.kind === 'block' && this.#floor !== null);
		return true;
	}

	/**
	 * The change, or null while something that it cannot do without is missing.
	 * @param firms those who sit on the target, by id as text
	 */
	change(
		target: Target | null,
		geometry: Areal | null,
		firms: ReadonlyMap<string, string>,
	): ScenarioChange | null {
		const source = this.source.trim();
		if (this.needsSource && source === '') return null;
		const [landUse, industry, name] = [orNull(this.landUse), orNull(this.industry), this.name.trim()];
		if (this.kind === 'block') {
			if (!geometry || name === '' || this.#lacksFootprint) return null;
			const { taken } = this;
			const [floor, figures, aboveScale] = [this.#floor, this.#figures, this.#aboveScale];
			return { kind: 'block', name, geometry, taken, landUse, industry, aboveScale, floor, figures };
		}
		if (!target) return null;
		switch (this.kind) {
			case 'boundary':
				return geometry && 'parcel' in target
					? { kind: 'boundary', target, geometry, taken: this.taken }
					: null;
			case 'use':
				return landUse === null && industry === null
					? null
					: { kind: 'use', target, landUse, industry, source };
			case 'floor':
				return this.#floor && { kind: 'floor', target, floor: this.#floor };
			case 'tenant-arrives': {
				if (name === '') return null;
				const [figures, aboveScale] = [this.#figures, this.#aboveScale];
				return { kind: 'tenant-arrives', target, name, industry, aboveScale, figures };
			}
			case 'tenant-leaves': {
				const firm = firms.get(this.firm);
				return firm === undefined || !/^\d+$/.test(this.firm)
					? null
					: { kind: 'tenant-leaves', target, enterprise: Number(this.firm), name: firm, source };
			}
			case 'fact':
				return { kind: 'fact', target, fact: this.fact, value: numberOf(this.value), source };
			case 'vacate':
				return { kind: 'vacate', target, buildings: this.buildings, source };
		}
	}
}
