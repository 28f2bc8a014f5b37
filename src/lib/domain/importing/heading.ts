/** A heading as a bureau wrote it, taken apart: `税收（万元，不含契税）` → name `税收`, remarks `万元` and `不含契税`. */
export interface Heading {
	/** As it stands in the file. */
	written: string;
	/** For comparing: half-width, lower case, without spaces, punctuation and what stood in brackets. */
	name: string;
	/** What stood in brackets or after a slash, part by part: units and remarks. */
	remarks: string[];
}

const BRACKETS = /[([{【〔〈<]([^()[\]{}【】〔〕〈〉<>]*)[)\]}】〕〉>]/g;

/** Takes a heading apart: `用地面积/亩`, `税收(元)`, `*综合能耗（等价值）（吨标煤）`. */
export function headingOf(written: string): Heading {
	// The table reader tells equal headings apart by a number (`税收_2`): to us they are equal, and so ambiguous.
	const plain = written
		.normalize('NFKC')
		.replace(/[\s*\u200b\ufeff]+/g, '')
		.replace(/_\d$/, '');
	const remarks = [...plain.matchAll(BRACKETS)].flatMap((found) => (found[1] ?? '').split(/[,、;:]/));
	let name = plain.replace(BRACKETS, '');
	// Only a unit counts after a slash or a comma: `time4handover_plan` and `乡镇/街道` are names.
	const tail = /^(.+)[/,:_-]([^/,:_-]+)$/.exec(name);
	if (tail?.[1] && tail[2] && isUnit(tail[2])) {
		name = tail[1];
		remarks.push(tail[2]);
	}
	return { written, name: nameKey(name), remarks: remarks.filter((part) => part !== '') };
}

/** A synonym or the name of a heading, made comparable. */
export function nameKey(name: string): string {
	return name
		.normalize('NFKC')
		.replace(/[\s*"'“”‘’·.。、:;/_-]+/g, '')
		.toLowerCase();
}

/** A unit, made comparable: `㎡`, `m²` and `M2` → `m2`; `单位:万 元` → `万元`. */
export function unitKey(unit: string): string {
	return unit
		.normalize('NFKC')
		.replace(/[\s:·]+/g, '')
		.replace(/^单位/, '')
		.toLowerCase();
}

const UNIT =
	/^(.*元|.*吨|.*亩|.*平方米|.*平米|.*平方公里|.*平方千米|.*公顷|.*千瓦时|.*标煤|.*标准煤|.*m2|.*kwh|ha|mu|kg|公斤|千克|人|t|tce|%|度|万度|m|米|厘米|cm|户|家|层|°)$/;

/** Whether a remark names a unit at all: 万元 does, 不含契税 does not. */
export function isUnit(remark: string): boolean {
	return remark.length <= 8 && UNIT.test(unitKey(remark));
}

/** The factor of a written unit to the canonical one, or undefined where it is not among those the field comes in. */
export function factorOf(
	field: { unit?: string; units?: Record<string, number> },
	unit: string,
): number | undefined {
	const wanted = unitKey(unit);
	if (field.unit !== undefined && unitKey(field.unit) === wanted) return 1;
	for (const [name, factor] of Object.entries(field.units ?? {})) if (unitKey(name) === wanted) return factor;
	return undefined;
}
