/** A value that outlives the visit, in localStorage; without storage (private window) it lives as long as the page. */
export class Remembered<T> {
	#value = $state.raw() as T;
	readonly #key: string;

	/** @param valid what may come back from storage; anything else is the default */
	constructor(key: string, initial: T, valid: (value: unknown) => value is T) {
		this.#key = key;
		this.#value = initial;
		try {
			const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
			if (valid(stored)) this.#value = stored;
		} catch {
			// Unreadable storage holds nothing worth keeping: the default stands.
		}
	}

	get value(): T {
		return this.#value;
	}

	set value(value: T) {
		this.#value = value;
		try {
			localStorage.setItem(this.#key, JSON.stringify(value));
		} catch {
			// Full or forbidden storage: the value holds for this visit.
		}
	}
}

export const isNumber = (value: unknown): value is number =>
	typeof value === 'number' && Number.isFinite(value);
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
