/** What a rule file of any kind says of itself; read tolerantly, so that a faulty draft still has a name. */
export interface RuleHead {
	id: string;
	version: string;
	title: string;
	titleEn: string | null;
	area: string | null;
	/** GB/T 2260, where the file gives it. */
	areaCode: string | null;
	year: number | null;
	effective: { from: string; to: string | null } | null;
	source: string | null;
	mark: string | null;
}

/** The head of a rule file; what is not there or not legible is null or empty. */
export function headOf(file: unknown): RuleHead {
	const body = isObject(file) ? file : {};
	const { title, area, effective, source, year, mark } = body;
	const id = textOf(body['id']) ?? '';
	const titles = isObject(title) ? title : { zh: title };
	const places = isObject(area)
		? area
		: typeof area === 'string' && /^\d{2,12}$/.test(area)
			? { code: area }
			: { name: area };
	const period = isObject(effective) ? effective : {};
	const from = textOf(period['from']);
	return {
		id,
		version: textOf(body['version']) ?? '',
		title: textOf(titles['zh']) ?? id,
		titleEn: textOf(titles['en']),
		area: textOf(places['name']) ?? textOf(places['code']),
		areaCode: textOf(places['code']),
		year: typeof year === 'number' ? year : null,
		effective: from === null ? null : { from, to: textOf(period['to']) },
		source: Array.isArray(source) ? source.map(String).join('; ') : textOf(source),
		mark: textOf(mark),
	};
}

function textOf(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
